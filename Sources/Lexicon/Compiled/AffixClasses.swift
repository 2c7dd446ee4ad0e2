/// The affixes that may stand at a word, by class, one behind the other.
struct AffixClasses: Sendable {
    private var bytes: [UInt8] = []
    /// Where each affix starts in `bytes`, and one more: where the last ends.
    private var starts: [Int] = [0]
    /// Number of each class's first affix, and one more.
    private var classStarts: [Int] = [0]

    init(_ classes: [[[UInt8]]]) {
        for affixes in classes {
            for affix in affixes {
                bytes += affix
                starts.append(bytes.count)
            }
            classStarts.append(starts.count - 1)
        }
    }

    /// True where the bytes of `range` are an affix of a class; nothing is one where the class holds the empty affix.
    ///
    /// - Complexity: O(affixes of the class + length).
    func holds(_ number: Int, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.upperBound <= text.count else { return false }
        for affix in classStarts[number]..<classStarts[number + 1] {
            let start = starts[affix]
            guard starts[affix + 1] - start == range.count else { continue }
            var length = 0
            while length < range.count, bytes[start + length] == text[range.lowerBound + length] { length += 1 }
            if length == range.count { return true }
        }
        return false
    }
}
