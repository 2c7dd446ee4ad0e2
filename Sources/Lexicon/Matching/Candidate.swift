import LabelText

/// An occurrence of a pattern whose surroundings fit one of its senses.
struct Candidate {
    var start: Int
    var end: Int
    var sense: Int
}

/// Checks what stands around the hits of the automaton.
struct CandidateFinder {
    let lexicon: Lexicon
    let text: FoldedText

    /// Every occurrence of every sense that fits, in order of its end.
    ///
    /// - Complexity: O(text + hits × senses of a pattern).
    func candidates() -> [Candidate] {
        var hits: [Automaton.Hit] = []
        lexicon.automaton.scan(text.bytes.span, into: &hits)
        var candidates: [Candidate] = []
        candidates.reserveCapacity(hits.count)
        for hit in hits {
            let pattern = Int(hit.pattern)
            let end = Int(hit.end)
            let start = self.start(ofPattern: pattern, end: end)
            for sense in lexicon.patterns.senses(of: pattern) {
                if let start = fit(lexicon.patterns.senses[sense], start, end) {
                    candidates.append(Candidate(start: start, end: end, sense: sense))
                }
            }
        }
        return candidates
    }

    /// Walks back over the pattern's bytes; a run of blanks in the text is one blank of the pattern.
    private func start(ofPattern pattern: Int, end: Int) -> Int {
        var left = lexicon.patterns.length(of: pattern)
        var at = end
        while left > 0, at > 0 {
            at -= 1
            left -= 1
            if Self.isBlank(text.bytes[at]) {
                while at > 0, Self.isBlank(text.bytes[at - 1]) { at -= 1 }
            }
        }
        return at
    }

    /// Where the match starts if the surroundings fit, else nil.
    private func fit(_ sense: Sense, _ start: Int, _ end: Int) -> Int? {
        guard fits(end, sense.right, isEnd: true), fits(start, sense.left, isEnd: false) else { return nil }
        if sense.lead == 0 { return start }
        var at = start
        for word in lexicon.leads[Int(sense.lead) - 1].reversed() {
            guard let next = self.start(of: word, before: at) else { return nil }
            at = next
        }
        return at
    }

    private func fits(_ offset: Int, _ edge: EdgeRule, isEnd: Bool) -> Bool {
        if edge == .open { return true }
        guard let affixClass = edge.affixClass else { return text.isWordBoundary(at: offset) }
        let edgeOfWord = isEnd ? wordEnd(from: offset) : wordStart(from: offset)
        let range = isEnd ? offset..<edgeOfWord : edgeOfWord..<offset
        return lexicon.affixes[affixClass].contains { text.holds($0, at: range) }
    }

    /// Start of `word` where it is the word before offset `at`, blanks between them.
    private func start(of word: LeadWord, before at: Int) -> Int? {
        var end = at
        while end > 0, Self.isBlank(text.bytes[end - 1]) { end -= 1 }
        guard end < at, end > 0 else { return nil }
        let first = wordStart(from: end - 1)
        var start = first
        while start + word.text.count <= end {
            let stem = start..<start + word.text.count
            if text.holds(word.text, at: stem), fits(start, word.left, isEnd: false),
                fits(stem.upperBound, word.right, isEnd: true)
            {
                return first
            }
            if word.left == .exact { return nil }
            start += 1
        }
        return nil
    }

    /// The nearest word boundary at or before `offset`.
    private func wordStart(from offset: Int) -> Int {
        var at = offset
        while at > 0, !text.isScalarStart(at) || !text.isWordBoundary(at: at) { at -= 1 }
        return at
    }

    /// The nearest word boundary at or behind `offset`.
    private func wordEnd(from offset: Int) -> Int {
        var at = offset
        while at < text.count, !text.isScalarStart(at) || !text.isWordBoundary(at: at) { at += 1 }
        return at
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension FoldedText {
    /// True where the bytes of `range` are exactly `wanted`.
    fileprivate func holds(_ wanted: [UInt8], at range: Range<Int>) -> Bool {
        guard wanted.count == range.count, range.upperBound <= count else { return false }
        for (offset, byte) in wanted.enumerated() where bytes[range.lowerBound + offset] != byte { return false }
        return true
    }

    fileprivate func isScalarStart(_ offset: Int) -> Bool { offset >= count || bytes[offset] & 0xC0 != 0x80 }
}
