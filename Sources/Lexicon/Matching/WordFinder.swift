import LabelText

/// A word of the lexicon in a text.
struct WordOccurrence {
    var start: Int
    var end: Int
    var unit: Int
}

/// Finds every word of the lexicon in a text and checks its affixes.
struct WordFinder {
    /// UTF-8 bytes; the look for an affix goes no further.
    static let longestAffix = 32

    let lexicon: Lexicon
    let text: FoldedText

    /// Every occurrence, sorted by start.
    ///
    /// Where capitals inside words suggest that separators were lost, the text is read both ways.
    /// - Complexity: O(text + hits × log hits).
    func occurrences() -> [WordOccurrence] {
        var found = occurrences(text.boundaries)
        let steps = text.caseSteps
        if !steps.isEmpty {
            var boundaries = text.boundaries
            for step in steps { boundaries.insert(step) }
            found += occurrences(boundaries)
        }
        return found.sorted { ($0.start, $0.end, $0.unit) < ($1.start, $1.end, $1.unit) }
    }

    private func occurrences(_ boundaries: WordBoundaries) -> [WordOccurrence] {
        let hits = lexicon.hits(in: text.bytes.span, boundaries)
        var found: [WordOccurrence] = []
        found.reserveCapacity(hits.count)
        for hit in hits {
            let pattern = Int(hit.pattern)
            let end = Int(hit.end)
            let start = end - lexicon.words.length(of: pattern)
            for unit in lexicon.words.units(of: pattern) {
                if let end = self.end(of: unit, start, end, boundaries) {
                    found.append(WordOccurrence(start: start, end: end, unit: unit))
                }
            }
        }
        return found
    }

    /// Where the word ends if its affixes fit, an ending included; nil where they do not.
    private func end(of unit: Int, _ start: Int, _ end: Int, _ boundaries: WordBoundaries) -> Int? {
        let unit = lexicon.words.unit(unit)
        if unit.leftAffix > 0 {
            var first = start
            while !boundaries[first], start - first <= Self.longestAffix { first -= 1 }
            guard lexicon.affixes[Int(unit.leftAffix) - 1].contains(where: { text.holds($0, at: first..<start) }) else {
                return nil
            }
        }
        if unit.rightAffix == 0 { return end }
        var last = end
        while !boundaries[last], last - end <= Self.longestAffix { last += 1 }
        return lexicon.affixes[Int(unit.rightAffix) - 1].contains { text.holds($0, at: end..<last) } ? last : nil
    }
}

/// The bytes that separate words.
enum Blank {
    static func contains(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension FoldedText {
    /// True where the bytes of `range` are exactly `wanted`.
    fileprivate func holds(_ wanted: [UInt8], at range: Range<Int>) -> Bool {
        guard wanted.count == range.count, range.upperBound <= count else { return false }
        for (offset, byte) in wanted.enumerated() where bytes[range.lowerBound + offset] != byte { return false }
        return true
    }
}
