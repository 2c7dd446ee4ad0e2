/// The patterns in byte order with their senses.
struct PatternTexts: Sendable {
    private var bytes: [UInt8] = []
    private var textStart: [UInt32] = [0]
    private var senseStart: [UInt32] = [0]
    private(set) var senses: [Sense] = []

    mutating func append(_ text: [UInt8], _ senses: [Sense]) {
        bytes += text
        self.senses += senses
        textStart.append(UInt32(bytes.count))
        senseStart.append(UInt32(self.senses.count))
    }

    var count: Int { textStart.count - 1 }

    /// Length of a pattern in bytes.
    func length(of pattern: Int) -> Int { Int(textStart[pattern + 1] - textStart[pattern]) }

    func senses(of pattern: Int) -> Range<Int> { Int(senseStart[pattern])..<Int(senseStart[pattern + 1]) }

    func text(of pattern: Int) -> ArraySlice<UInt8> { bytes[Int(textStart[pattern])..<Int(textStart[pattern + 1])] }

    /// Patterns that begin with `prefix`, as a range of numbers.
    ///
    /// - Complexity: O(log patterns) comparisons.
    func patterns(startingWith prefix: some Collection<UInt8>) -> Range<Int> {
        let first = firstPattern { $0.lexicographicallyPrecedes(prefix) }
        let last = firstPattern { $0.lexicographicallyPrecedes(prefix) || $0.starts(with: prefix) }
        return first..<last
    }

    /// The first pattern for which `isBefore` no longer holds.
    private func firstPattern(where isBefore: (ArraySlice<UInt8>) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(text(of: middle)) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Lexicon {
    /// True where `word` is no word of the lexicon and begins one of `languages`: a word cut short.
    ///
    /// - Parameter word: folded bytes of a whole word.
    /// - Complexity: O(log patterns + patterns that begin with it).
    public func isCutWord(_ word: [UInt8], in languages: LanguageSet) -> Bool {
        let range = patterns.patterns(startingWith: word)
        if range.isEmpty || patterns.length(of: range.lowerBound) == word.count { return false }
        return range.contains { pattern in
            let rest = patterns.text(of: pattern).dropFirst(word.count)
            guard rest.count >= 2, rest.first != 0x20 else { return false }
            return patterns.senses(of: pattern).contains { patterns.senses[$0].languages.intersects(languages) }
        }
    }
}
