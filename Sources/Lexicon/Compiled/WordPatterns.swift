/// The patterns of the automaton in byte order, each with the units it is the text of.
struct WordPatterns: Sendable {
    /// Stands for a boundary in `text`, which is UTF-8.
    static let boundaryByte: UInt8 = 0x01

    /// All patterns one behind the other.
    let text: [UInt8]
    /// Bytes of each pattern, boundaries included.
    let lengths: [UInt32]
    /// Units of each pattern.
    let unitCounts: [UInt32]
    /// Left affix class of each unit | right affix class << 16.
    let affixes: [UInt32]
    private let textStart: [UInt32]
    private let unitStart: [UInt32]

    init(text: [UInt8], lengths: [UInt32], unitCounts: [UInt32], affixes: [UInt32]) {
        self.text = text
        self.lengths = lengths
        self.unitCounts = unitCounts
        self.affixes = affixes
        textStart = FlatLists.starts(lengths)
        unitStart = FlatLists.starts(unitCounts)
    }

    init(_ patterns: [(symbols: [UInt8], units: [WordUnit])]) {
        self.init(
            text: patterns.flatMap { $0.symbols.map { $0 == Automaton.boundary ? Self.boundaryByte : $0 } },
            lengths: patterns.map { UInt32($0.symbols.count) }, unitCounts: patterns.map { UInt32($0.units.count) },
            affixes: patterns.flatMap { $0.units.map { UInt32($0.leftAffix) | UInt32($0.rightAffix) << 16 } })
    }

    var count: Int { lengths.count }

    /// True where the tables speak of the same number of things.
    var isWhole: Bool {
        lengths.count == unitCounts.count && Int(textStart.last ?? 0) == text.count
            && Int(unitStart.last ?? 0) == affixes.count
    }

    /// What must stand around a unit.
    func unit(_ number: Int) -> WordUnit {
        WordUnit(
            leftAffix: UInt16(truncatingIfNeeded: affixes[number]),
            rightAffix: UInt16(truncatingIfNeeded: affixes[number] >> 16))
    }

    func units(of pattern: Int) -> Range<Int> { Int(unitStart[pattern])..<Int(unitStart[pattern + 1]) }

    /// Bytes and boundaries, as the automaton has them.
    func symbols(of pattern: Int) -> some RandomAccessCollection<UInt8> {
        text[Int(textStart[pattern])..<Int(textStart[pattern + 1])].lazy.map {
            $0 == Self.boundaryByte ? Automaton.boundary : $0
        }
    }

    /// The pattern's text without its boundaries.
    func word(_ pattern: Int) -> String {
        String(decoding: symbols(of: pattern).filter { $0 != Automaton.boundary }, as: UTF8.self)
    }

    /// Length of the text in bytes, boundaries left out.
    ///
    /// - Complexity: linear in the pattern.
    func length(of pattern: Int) -> Int { symbols(of: pattern).count { $0 != Automaton.boundary } }

    /// Patterns that begin with `prefix`, as a range of numbers.
    ///
    /// - Complexity: O(log patterns) comparisons.
    func patterns(startingWith prefix: some Collection<UInt8>) -> Range<Int> {
        let first = firstPattern { symbols(of: $0).lexicographicallyPrecedes(prefix) }
        let last = firstPattern {
            symbols(of: $0).lexicographicallyPrecedes(prefix) || symbols(of: $0).starts(with: prefix)
        }
        return first..<last
    }

    /// The first pattern for which `isBefore` no longer holds.
    private func firstPattern(where isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
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
