import LabelText
import Lexicon
import Products

/// Splits a text into statements by the phrases that announce them.
///
/// Whatever no phrase claims is the list: milk that stands between statements is an ingredient.
struct StatementSplitter {
    let shape: LabelShape
    let matches: LabelMatches
    let role: Passage.Role
    /// The phrases that announce something where they stand.
    private let cues: [CueMatch]

    init(shape: LabelShape, matches: LabelMatches, role: Passage.Role) {
        self.shape = shape
        self.matches = matches
        self.role = role
        let terms = MergedRanges(matches.terms.map(\.range))
        cues = matches.cues.filter { cue in
            if cue.kind == .listHeading, terms.overlaps(cue.range) {
                return false
            }
            return !cue.kind.endsTheList || role != .ingredients || shape.isHeading(cue.range)
        }
    }

    /// Statements in order of their start. They may overlap: brackets inside a list, and statements whose
    /// beginning the text does not show.
    ///
    /// - Complexity: O(cues × sentences + tokens).
    func statements() -> [Statement] {
        var statements = cues.indices.compactMap(statement)
        statements += footnotes()
        statements += trailingInstructions(statements)
        return statements.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
    }

    private func statement(at index: Int) -> Statement? {
        let cue = cues[index]
        if cue.kind == .containing, continues(index) { return nil }
        guard let kind = cue.kind.opens else {
            return Statement(kind: cue.kind.isClaim ? .claim : .other, range: cue.range, cue: cue)
        }
        if cue.kind == .listHeading || cue.kind == .quantityDivider {
            return Statement(kind: .other, range: cue.range, cue: cue)
        }
        switch cue.role {
        case .before, .alone: return forward(cue, kind, index)
        case .after: return backward(cue, kind, index)
        case .around: return Statement(kind: kind, range: cue.range, cue: cue)
        }
    }

    // MARK: scopes

    /// "contains …": to the end of the sentence or bracket, or to the next phrase that opens a statement.
    private func forward(_ cue: CueMatch, _ kind: Statement.Kind, _ index: Int) -> Statement {
        let limit = self.limit(around: cue)
        let later = cues[(index + 1)...].prefix { $0.range.lowerBound < limit.upperBound }
        var end = later.first { interrupts($0, from: cue) }?.range.lowerBound ?? limit.upperBound
        let inline = kind == .contains && isInline(cue, limit)
        if cue.kind == .without || inline { end = min(end, itemEnd(from: cue.range.upperBound)) }
        return Statement(
            kind: kind, range: cue.range.lowerBound..<max(cue.range.upperBound, min(end, limit.upperBound)), cue: cue,
            isInline: inline)
    }

    /// "… içerebilir": from the start of the sentence or bracket, or from the phrase before.
    private func backward(_ cue: CueMatch, _ kind: Statement.Kind, _ index: Int) -> Statement {
        let limit = self.limit(around: cue)
        let before = cues[..<index].last { $0.kind.opens != nil && $0.range.upperBound <= cue.range.lowerBound }
        let start = min(cue.range.lowerBound, max(limit.lowerBound, before?.range.upperBound ?? 0))
        let isHead = start == 0 || before?.kind == .listHeading && start == before?.range.upperBound
        let unbounded = role == .ingredients && isHead && shape.separators(in: start..<cue.range.lowerBound) >= 2
        let pair = shape.brackets.pair(around: shape.tokenIndex(holding: cue.range.lowerBound))
        let inline = kind == .contains && role == .ingredients && pair.map(isFollowedByItem) ?? false
        return Statement(
            kind: kind, range: start..<cue.range.upperBound, cue: cue, isUnbounded: unbounded, isInline: inline)
    }

    /// The bracket or sentence around a phrase.
    private func limit(around cue: CueMatch) -> Range<Int> {
        let index = min(shape.tokenIndex(holding: cue.range.lowerBound), shape.tokens.count - 1)
        if let pair = shape.brackets.pair(around: index) {
            return Int(shape.tokens[pair.open].end)..<Int(shape.tokens[pair.close].start)
        }
        let last = min(shape.tokenIndex(at: cue.range.upperBound), shape.tokens.count - 1)
        return shape.sentenceStart(index)..<max(cue.range.upperBound, shape.sentenceEnd(max(index, last)))
    }

    /// A later phrase ends the reach of an earlier one, except inside a bracket that opened after it.
    private func interrupts(_ later: CueMatch, from cue: CueMatch) -> Bool {
        guard later.kind.opens != nil || later.kind == .listHeading else { return false }
        if later.kind == .containing, cue.kind != .allergenHeading, cue.kind != .contains { return false }
        guard later.range.lowerBound >= cue.range.upperBound, later.role != .after else { return false }
        let index = shape.tokenIndex(holding: later.range.lowerBound)
        guard index < shape.tokens.count, let pair = shape.brackets.pair(around: index) else { return true }
        return Int(shape.tokens[pair.open].start) < cue.range.lowerBound
    }

    /// End of the list item that `offset` stands in: the next separator on its level.
    private func itemEnd(from offset: Int) -> Int {
        let first = shape.tokenIndex(at: offset)
        guard first < shape.tokens.count else { return shape.text.count }
        let level = shape.brackets.enclosing[first]
        let end = shape.tokens[first...].indices.first { index in
            shape.brackets.enclosing[index] == level && [.separator, .stop, .bullet].contains(shape.tokens[index].kind)
        }
        return end.map { Int(shape.tokens[$0].start) } ?? shape.text.count
    }

    /// "Wheat flour contains gluten, butter": the word before is an ingredient, so only it is spoken of.
    private func isInline(_ cue: CueMatch, _ limit: Range<Int>) -> Bool {
        let index = shape.tokenIndex(holding: cue.range.lowerBound)
        guard role == .ingredients, index > 0, index < shape.tokens.count else { return false }
        if let pair = shape.brackets.pair(around: index) { return isFollowedByItem(pair) }
        let before = shape.tokens[index - 1]
        guard Int(before.start) >= limit.lowerBound, [.word, .number, .percent, .close].contains(before.kind) else {
            return false
        }
        return shape.separators(in: limit.lowerBound..<cue.range.lowerBound) > 0 || isKnown(before.range)
    }

    /// "spread (contains milk), salt": the bracket speaks of its item. Behind the last item it may speak of all.
    private func isFollowedByItem(_ pair: (open: Int, close: Int)) -> Bool {
        let level = shape.brackets.enclosing[pair.open]
        let next = shape.tokens[(pair.close + 1)...].indices.first { shape.brackets.enclosing[$0] == level }
        return next.map { shape.tokens[$0].kind == .separator } ?? false
    }

    private func isKnown(_ range: Range<Int>) -> Bool {
        matches.terms.contains { $0.range.overlaps(range) }
            || matches.words.contains { $0.wordClass != .function && $0.range.overlaps(range) }
    }

    /// True where a "that contain" goes on with a precaution or claim of the same sentence or bracket.
    private func continues(_ index: Int) -> Bool {
        let limit = self.limit(around: cues[index])
        let before = cues[..<index].last { $0.kind.opens != nil && $0.kind != .containing }
        guard let before, limit.contains(before.range.lowerBound) else { return false }
        return before.kind.opens == .mayContain || before.kind.opens == .claim
    }

    // MARK: sentences

    /// The sentences outside brackets, full stops excluded.
    private func sentences() -> [Range<Int>] {
        var start = 0
        var sentences: [Range<Int>] = []
        for end in shape.sentenceEnds {
            sentences.append(start..<Int(shape.tokens[end].start))
            start = Int(shape.tokens[end].end)
        }
        if start < shape.text.count { sentences.append(start..<shape.text.count) }
        return sentences
    }

    /// Sentences that begin with a footnote mark, except at the head of the text.
    private func footnotes() -> [Statement] {
        sentences().dropFirst().compactMap { sentence in
            let first = shape.tokenIndex(at: sentence.lowerBound)
            guard first < shape.tokens.count, shape.tokens[first].kind == .footnoteMark,
                Int(shape.tokens[first].start) < sentence.upperBound
            else { return nil }
            return Statement(kind: .footnote, range: sentence, mark: shape.mark(from: first))
        }
    }

    /// Behind a heading such as "Preparation:" the text stays instructions until a list begins again.
    private func trailingInstructions(_ statements: [Statement]) -> [Statement] {
        var isBehind = false
        var trailing: [Statement] = []
        for sentence in sentences() {
            let first = cues.partitioningIndex { $0.range.lowerBound >= sentence.lowerBound }
            let inside = cues[first...].prefix { $0.range.lowerBound < sentence.upperBound }
            if let heading = inside.last(where: { $0.kind == .listHeading || $0.kind.endsTheList }) {
                isBehind = heading.kind.endsTheList
            } else if isBehind, !shape.looksLikeList(sentence), inside.isEmpty {
                trailing.append(Statement(kind: .instructions, range: sentence))
            } else if inside.isEmpty {
                isBehind = false
            }
        }
        return trailing
    }

}

extension LabelShape {
    /// The footnote mark that starts at token `index`, as printed: `**` is one mark, `*†` are two.
    func mark(from index: Int) -> String {
        var end = index
        let sign = text.slice(tokens[index].range)
        while end < tokens.count, tokens[end].kind == .footnoteMark, text.slice(tokens[end].range) == sign,
            end == index || tokens[end].start == tokens[end - 1].end
        {
            end += 1
        }
        return text.slice(Int(tokens[index].start)..<Int(tokens[end - 1].end))
    }
}
