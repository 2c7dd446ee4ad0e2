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
        found.sort { $0.start != $1.start ? $0.start < $1.start : ($0.end, $0.unit) < ($1.end, $1.unit) }
        return found
    }

    private func occurrences(_ boundaries: WordBoundaries) -> [WordOccurrence] {
        let bytes = text.bytes
        let span = bytes.span
        let lexicon = lexicon
        var found: [WordOccurrence] = []
        found.reserveCapacity(span.count / 3)
        lexicon.forEachHit(in: span, boundaries) { pattern, end in
            let start = end - lexicon.words.length(of: Int(pattern))
            for unit in lexicon.words.units(of: Int(pattern)) {
                if let end = Self.end(of: unit, lexicon, span, start, end, boundaries) {
                    found.append(WordOccurrence(start: start, end: end, unit: unit))
                }
            }
        }
        return found
    }

    /// Where the word ends if its affixes fit, an ending included; nil where they do not.
    private static func end(
        of unit: Int, _ lexicon: Lexicon, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ boundaries: WordBoundaries
    ) -> Int? {
        let unit = lexicon.words.unit(unit)
        if unit.leftAffix > 0 {
            var first = start
            while !boundaries[first], start - first <= longestAffix { first -= 1 }
            guard lexicon.affixes.holds(Int(unit.leftAffix) - 1, bytes, first..<start) else { return nil }
        }
        if unit.rightAffix == 0 { return end }
        var last = end
        while !boundaries[last], last - end <= longestAffix { last += 1 }
        return lexicon.affixes.holds(Int(unit.rightAffix) - 1, bytes, end..<last) ? last : nil
    }
}

/// The bytes that separate words.
enum Blank {
    static func contains(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
