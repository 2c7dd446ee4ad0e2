import ICU

/// Hashes of every milk word and of what is left when one letter of it is left out.
///
/// Two words one slip apart share a member of their tables (Mor & Fraenkel 1982), so an unknown word is compared
/// with the lexicon only where a hash of its own is here.
struct DeletionTable: Sendable {
    /// Lists of hashes by their upper bits.
    let buckets: FlatLists

    private static let bucketBits: UInt32 = 16
    /// Bits of a hash: what a `Table` holds.
    private static let hashBits: UInt32 = 28

    init(buckets: FlatLists) { self.buckets = buckets }

    /// - Complexity: O(letters).
    init(words: Set<String>) {
        var hashes: Set<UInt32> = []
        for word in words { hashes.formUnion(Self.hashes(of: Array(word.unicodeScalars))) }
        var lists: [[UInt32]] = Array(repeating: [], count: 1 << Self.bucketBits)
        for hash in hashes.sorted() { lists[Self.bucket(hash)].append(hash) }
        buckets = FlatLists(lists)
    }

    var isWhole: Bool { buckets.isWhole && buckets.count == 1 << Self.bucketBits }

    /// True where a milk word may be one slip away.
    ///
    /// - Complexity: O(letters²).
    /// - Parameter word: valid UTF-8.
    func mayHold(neighbourOf word: Span<UInt8>) -> Bool {
        if contains(Self.hash(word, leavingOut: -1)) { return true }
        var at = 0
        while at < word.count {
            if contains(Self.hash(word, leavingOut: at)) { return true }
            at += word.scalar(at: at).length
        }
        return false
    }

    /// False for a word that neither begins nor ends with a milk word of `fewest` letters or more.
    ///
    /// - Complexity: O(letters²).
    func holds(endOf word: [Unicode.Scalar], fewest: Int) -> Bool {
        var hash = Self.seed
        for index in word.indices {
            hash = Self.step(hash, word[index].value)
            if index + 1 >= fewest, contains(Self.folded(hash)) { return true }
        }
        for start in word.indices.dropFirst() where word.count - start >= fewest {
            if contains(Self.folded(word[start...].reduce(Self.seed) { Self.step($0, $1.value) })) { return true }
        }
        return false
    }

    private func contains(_ hash: UInt32) -> Bool {
        let spread = Table.spread(hash)
        for place in buckets.range(Self.bucket(hash)) where buckets.items.bytes(place) == spread { return true }
        return false
    }

    /// The hash of a word in UTF-8 without the scalar at the offset `gap`.
    private static func hash(_ word: Span<UInt8>, leavingOut gap: Int) -> UInt32 {
        var hash = seed
        var at = 0
        while at < word.count {
            let (scalar, length) = word.scalar(at: at)
            if at != gap { hash = step(hash, scalar) }
            at += length
        }
        return folded(hash)
    }

    private static func bucket(_ hash: UInt32) -> Int { Int(hash >> (hashBits - bucketBits)) }

    private static func hashes(of word: [Unicode.Scalar]) -> [UInt32] {
        [hash(word, leavingOut: -1)] + word.indices.map { hash(word, leavingOut: $0) }
    }

    /// FNV-1a over the scalars but one, folded to `hashBits`.
    private static func hash(_ word: [Unicode.Scalar], leavingOut gap: Int) -> UInt32 {
        var hash = seed
        for index in word.indices where index != gap { hash = step(hash, word[index].value) }
        return folded(hash)
    }

    private static let seed: UInt32 = 0x811C_9DC5

    private static func step(_ hash: UInt32, _ scalar: UInt32) -> UInt32 { (hash ^ scalar) &* 0x0100_0193 }

    private static func folded(_ hash: UInt32) -> UInt32 { hash >> hashBits ^ hash & (1 << hashBits - 1) }
}
