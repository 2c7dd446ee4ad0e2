/// Hashes of every milk word and of what is left when one letter of it is left out.
///
/// Two words one slip apart share a member of their tables (Mor & Fraenkel 1982), so an unknown word is compared
/// with the lexicon only where a hash of its own is here.
struct DeletionTable: Sendable {
    /// Sorted, each once.
    let hashes: [UInt32]

    init(hashes: [UInt32]) { self.hashes = hashes }

    /// - Complexity: O(letters × log letters).
    init(words: Set<String>) {
        var hashes: Set<UInt32> = []
        for word in words { hashes.formUnion(Self.hashes(of: Array(word.unicodeScalars))) }
        self.hashes = hashes.sorted()
    }

    /// True where a milk word may be one slip away.
    ///
    /// - Complexity: O(letters² + letters × log words).
    func mayHold(neighbourOf word: [Unicode.Scalar]) -> Bool { Self.hashes(of: word).contains(where: contains) }

    private func contains(_ hash: UInt32) -> Bool {
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < hash { low = middle + 1 } else { high = middle }
        }
        return low < hashes.count && hashes[low] == hash
    }

    private static func hashes(of word: [Unicode.Scalar]) -> [UInt32] {
        [hash(word, leavingOut: -1)] + word.indices.map { hash(word, leavingOut: $0) }
    }

    /// FNV-1a over the scalars but one.
    private static func hash(_ word: [Unicode.Scalar], leavingOut gap: Int) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        for index in word.indices where index != gap { hash = (hash ^ word[index].value) &* 0x0100_0193 }
        return hash
    }
}
