/// The patterns of the automaton in byte order, each with the units it is the text of.
struct WordPatterns: Sendable {
    private var bytes: [UInt8] = []
    private var textStart: [UInt32] = [0]
    private var unitStart: [UInt32] = [0]
    /// Bytes of the pattern that are text, boundaries left out.
    private var lengths: [UInt16] = []
    private(set) var units: [WordUnit] = []

    /// Adds a pattern; its units get the next numbers.
    mutating func append(_ text: [UInt8], _ units: [WordUnit]) {
        bytes += text
        self.units += units
        textStart.append(UInt32(bytes.count))
        unitStart.append(UInt32(self.units.count))
        lengths.append(UInt16(text.count { $0 != Automaton.boundary }))
    }

    var count: Int { lengths.count }

    /// Length of the text in bytes.
    func length(of pattern: Int) -> Int { Int(lengths[pattern]) }

    func units(of pattern: Int) -> Range<Int> { Int(unitStart[pattern])..<Int(unitStart[pattern + 1]) }

    /// Bytes with boundaries, as the automaton has them.
    func symbols(of pattern: Int) -> ArraySlice<UInt8> {
        bytes[Int(textStart[pattern])..<Int(textStart[pattern + 1])]
    }

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
            if isBefore(symbols(of: middle)) { low = middle + 1 } else { high = middle }
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
        let prefix = [Automaton.boundary] + word
        return words.patterns(startingWith: prefix).contains { pattern in
            let rest = words.symbols(of: pattern).dropFirst(prefix.count)
            guard rest.count >= 2, rest.first != Automaton.boundary else { return false }
            return words.units(of: pattern).contains { unit in
                unitSenses[unit].contains { senses[Int($0)].languages.intersects(languages) }
            }
        }
    }
}
