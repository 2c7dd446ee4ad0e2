/// The manifest of a feed, read along with the feed: a few parts of it are in memory, those around the unit found last.
///
/// Units that were added, changed or taken out cost nothing here. Where the feed goes on far from where it was, the
/// first unit of a part tells where. What is not found is read again, which is slower and never wrong.
struct ManifestWindow {
    /// Units of a part.
    static let partSize = 512
    /// Parts in memory, the one of the unit found last among them.
    private static let reach = (behind: 1, ahead: 2)

    /// Rows of the parts, in the order of the feed.
    private let parts: [Int64]
    /// Parts by their first units.
    private let anchors: [ContentHash: Int]
    private var loaded: ClosedRange<Int>?
    private var units: [ContentHash: (part: Int, unit: ManifestUnit)] = [:]

    init(_ parts: [(id: Int64, first: ContentHash)]) {
        self.parts = parts.map(\.id)
        anchors = Dictionary(parts.enumerated().map { ($1.first, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The unit of this hash, where it is near.
    ///
    /// - Parameter load: the units of a part.
    /// - Complexity: O(1), and once for each part that of reading it.
    mutating func find(_ hash: ContentHash, load: (Int64) throws -> [ManifestUnit]) rethrows -> ManifestUnit? {
        if parts.isEmpty { return nil }
        if loaded == nil { try move(to: 0, load) }
        if let found = units[hash] {
            if let loaded, found.part > loaded.lowerBound + Self.reach.behind { try move(to: found.part, load) }
            return found.unit
        }
        guard let part = anchors[hash] else { return nil }
        try move(to: part, load)
        return units[hash]?.unit
    }

    private mutating func move(to part: Int, _ load: (Int64) throws -> [ManifestUnit]) rethrows {
        let wanted = max(0, part - Self.reach.behind)...min(parts.count - 1, part + Self.reach.ahead)
        units = units.filter { wanted.contains($0.value.part) }
        for part in wanted where loaded?.contains(part) != true {
            for unit in try load(parts[part]) { units[unit.hash] = (part, unit) }
        }
        loaded = wanted
    }
}
