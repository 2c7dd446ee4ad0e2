import MilkVerdict
import ProductIndex
import Products

/// The verdict of every item met in a run, in eight bytes each: a number that comes back with another verdict is a
/// conflict. Markets and contexts of one number are kept apart: their recipes may differ.
struct SeenItems {
    /// Items kept at most, 4 MiB: memory shall not grow with the feed.
    static let limit = 250_000

    /// A digest with the verdict in its lowest two bits; 0 is a free place.
    private var places: [UInt64] = Array(repeating: 0, count: 1 << 10)
    private var count = 0
    private let limit: Int

    /// - Parameter limit: items kept at most, for tests.
    init(limit: Int = SeenItems.limit) { self.limit = limit }

    /// True where items that come now are not kept.
    var isFull: Bool { count >= limit }

    /// Notes the strictest verdict of an item.
    ///
    /// - Parameter digest: as `digest` gives it.
    /// - Returns: the verdict before, where it was another one.
    /// - Complexity: O(1), amortised.
    mutating func note(_ digest: UInt64, _ verdict: Verdict) -> Verdict? {
        let place = self.place(of: digest)
        guard places[place] != 0 else {
            if count < limit { insert(digest, verdict, at: place) }
            return nil
        }
        let before = Verdict.allCases[Int(places[place] & 3)]
        places[place] = digest | Self.bits(max(before, verdict))
        return before == verdict ? nil : before
    }

    private static func bits(_ verdict: Verdict) -> UInt64 { UInt64(Verdict.allCases.firstIndex(of: verdict) ?? 3) }

    /// True for an item that is kept.
    func holds(_ digest: UInt64) -> Bool { places[place(of: digest)] != 0 }

    /// What tells an item from others: its key, and the market and context of the record.
    static func digest(_ key: ItemKey, _ record: ProductRecord) -> UInt64 {
        var digest = Digest128()
        digest.update(String(key.number))
        digest.update(record.market ?? "")
        digest.update(record.context ?? "")
        return digest.finish().low & ~3 | 1 << 63
    }

    private func place(of digest: UInt64) -> Int {
        var place = Int(digest >> 2) & (places.count - 1)
        while places[place] != 0, places[place] & ~3 != digest { place = (place + 1) & (places.count - 1) }
        return place
    }

    private mutating func insert(_ digest: UInt64, _ verdict: Verdict, at place: Int) {
        places[place] = digest | Self.bits(verdict)
        count += 1
        if count * 2 > places.count { grow() }
    }

    private mutating func grow() {
        let old = places
        places = Array(repeating: 0, count: old.count * 2)
        for entry in old where entry != 0 { places[place(of: entry & ~3)] = entry }
    }
}
