import LabelText

/// The patterns of the automaton in byte order, each with the units it is the text of.
struct WordPatterns: Sendable {
    /// Stands for a boundary in `text`.
    static let boundaryByte: UInt8 = 0x01
    /// Left affix class of a unit | right affix class << this.
    static let affixBits: UInt32 = 14

    /// All patterns one behind the other, UTF-8 with `boundaryByte` for boundaries.
    let text: ByteTable
    /// Where each pattern starts in `text`, and one more: where the last ends.
    let textStarts: Table
    /// UTF-8 bytes of each pattern, boundaries left out.
    let lengths: Table
    /// Symbols of each pattern that the automaton knows.
    let heads: Table
    /// Number of each pattern's first unit, and one more.
    let unitStarts: Table
    /// Affix classes of each unit.
    let affixes: Table

    var count: Int { lengths.count }

    /// True where the tables speak of the same number of things.
    var isWhole: Bool {
        textStarts.count == count + 1 && heads.count == count && unitStarts.count == count + 1
            && textStarts.last.map { Int($0) == text.count } ?? false
            && unitStarts.last.map { Int($0) == affixes.count } ?? false
    }

    /// What must stand around a unit.
    func unit(_ number: Int) -> WordUnit {
        WordUnit(
            leftAffix: UInt16(affixes[number] & (1 << Self.affixBits - 1)),
            rightAffix: UInt16(truncatingIfNeeded: affixes[number] >> Self.affixBits))
    }

    func units(of pattern: Int) -> Range<Int> { Int(unitStarts[pattern])..<Int(unitStarts[pattern + 1]) }

    /// Bytes and boundaries, as the automaton has them.
    func symbols(of pattern: Int) -> some RandomAccessCollection<UInt8> {
        text[Int(textStarts[pattern])..<Int(textStarts[pattern + 1])].lazy.map {
            $0 == Self.boundaryByte ? Automaton.boundary : $0
        }
    }

    /// The pattern's text without its boundaries.
    func word(_ pattern: Int) -> String {
        String(decoding: symbols(of: pattern).filter { $0 != Automaton.boundary }, as: UTF8.self)
    }

    /// Length of the text in bytes, boundaries left out.
    func length(of pattern: Int) -> Int { Int(lengths[pattern]) }

    /// Where the pattern ends whose head ends at `at`, or nil where its tail does not follow there.
    ///
    /// - Complexity: linear in the tail.
    func end(of pattern: Int, headEnd at: Int, _ bytes: Span<UInt8>, _ boundaries: WordBoundaries) -> Int? {
        let first = Int(textStarts[pattern])
        var at = at
        var isAtBoundary = text[first + Int(heads[pattern]) - 1] == Self.boundaryByte
        for place in first + Int(heads[pattern])..<Int(textStarts[pattern + 1]) {
            let isBoundary = at == bytes.count || boundaries[at]
            if text[place] == Self.boundaryByte {
                guard isBoundary else { return nil }
                isAtBoundary = true
            } else {
                guard at < bytes.count, text[place] == bytes[at], isBoundary == isAtBoundary else { return nil }
                at += 1
                isAtBoundary = false
            }
        }
        return at
    }

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

extension WordPatterns {
    /// A head has at least this many symbols, so that few are found whose tail does not follow.
    private static let shortestHead = 6

    /// How many symbols tell each pattern from its neighbours.
    ///
    /// - Parameter patterns: sorted and distinct.
    static func heads(of patterns: [[UInt8]]) -> [UInt32] {
        let shared = zip(patterns, patterns.dropFirst()).map { pair in
            zip(pair.0, pair.1).prefix { $0 == $1 }.count
        }
        return patterns.indices.map { index in
            let before = index > 0 ? shared[index - 1] : 0
            let behind = index < shared.count ? shared[index] : 0
            return UInt32(min(patterns[index].count, max(shortestHead, max(before, behind) + 1)))
        }
    }

    /// The heads themselves.
    static func headTexts(of patterns: [[UInt8]]) -> [[UInt8]] {
        zip(patterns, heads(of: patterns)).map { Array($0.prefix(Int($1))) }
    }
}

extension BlobWriter {
    /// The patterns with their units, in byte order.
    mutating func append(_ patterns: [(symbols: [UInt8], units: [WordUnit])]) {
        append(raw: patterns.flatMap { $0.symbols.map { $0 == Automaton.boundary ? WordPatterns.boundaryByte : $0 } })
        append(table: FlatLists.starts(patterns.map { UInt32($0.symbols.count) }))
        append(table: patterns.map { UInt32($0.symbols.count { $0 != Automaton.boundary }) })
        append(table: WordPatterns.heads(of: patterns.map(\.symbols)))
        append(table: FlatLists.starts(patterns.map { UInt32($0.units.count) }))
        append(
            table: patterns.flatMap {
                $0.units.map { UInt32($0.leftAffix) | UInt32($0.rightAffix) << WordPatterns.affixBits }
            })
    }
}

extension BlobReader {
    mutating func wordPatterns() -> WordPatterns {
        WordPatterns(
            text: byteTable(), textStarts: table(), lengths: table(), heads: table(), unitStarts: table(),
            affixes: table())
    }
}

extension Lexicon {
    /// Every occurrence of every word, in order of the ends of their heads.
    ///
    /// - Complexity: O(bytes + hits).
    func hits(in bytes: Span<UInt8>, _ boundaries: WordBoundaries) -> [Automaton.Hit] {
        var hits: [Automaton.Hit] = []
        hits.reserveCapacity(bytes.count / 3)
        forEachHit(in: bytes, boundaries) { hits.append(Automaton.Hit(pattern: $0, end: UInt32($1))) }
        return hits
    }

    /// Hands every occurrence of every word on, in order of the ends of their heads.
    ///
    /// - Complexity: O(bytes + hits).
    @inline(__always)
    func forEachHit(in bytes: Span<UInt8>, _ boundaries: WordBoundaries, _ take: (UInt32, Int) -> Void) {
        automaton.scan(bytes, boundaries) { pattern, headEnd in
            if let end = words.end(of: Int(pattern), headEnd: headEnd, bytes, boundaries) { take(pattern, end) }
        }
    }
}
