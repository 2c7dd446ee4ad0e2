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
    func mayHold(neighbourOf word: [Unicode.Scalar]) -> Bool { Self.hashes(of: word).contains(where: contains) }

    private func contains(_ hash: UInt32) -> Bool { buckets[Self.bucket(hash)].contains(hash) }

    private static func bucket(_ hash: UInt32) -> Int { Int(hash >> (hashBits - bucketBits)) }

    private static func hashes(of word: [Unicode.Scalar]) -> [UInt32] {
        [hash(word, leavingOut: -1)] + word.indices.map { hash(word, leavingOut: $0) }
    }

    /// FNV-1a over the scalars but one, folded to `hashBits`.
    private static func hash(_ word: [Unicode.Scalar], leavingOut gap: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for index in word.indices where index != gap { hash = (hash ^ word[index].value) &* 0x0100_0193 }
        return hash >> hashBits ^ hash & (1 << hashBits - 1)
    }
}
