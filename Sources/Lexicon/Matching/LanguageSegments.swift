import LabelText

/// The languages of a text: of the whole, and of each part that speaks another.
///
/// Parts end at sentence ends, line ends and list headings. A part speaks for itself where its own words are many
/// and the likeliest language of the whole is not among its likeliest.
public struct LanguageSegments: Equatable, Sendable {
    public struct Segment: Equatable, Sendable {
        /// Folded byte offsets.
        public var range: Range<Int>
        public var guess: LanguageGuess
    }

    public let whole: LanguageGuess
    /// Parts in other languages, in order.
    public let others: [Segment]
    /// The first part of many words of which no language knows any.
    public let unread: Range<Int>?

    /// Every language that may be meant somewhere.
    public var plausible: LanguageSet {
        others.reduce(into: whole.plausible) { $0.formUnion($1.guess.plausible) }
    }

    /// The likeliest language of the whole, then those of the other parts in their order, each once.
    public var best: [LanguageID] {
        var best: [LanguageID] = []
        for language in [whole.best] + others.map(\.guess.best) {
            if let language, !best.contains(language) { best.append(language) }
        }
        return best
    }

    /// Languages that may be meant at a byte.
    ///
    /// - Complexity: O(log parts that speak another language), mostly none.
    public func plausible(at offset: Int) -> LanguageSet {
        var languages = whole.plausible
        if others.isEmpty { return languages }
        if let part = part(at: offset) { languages.formUnion(part.plausible) }
        return languages
    }

    private func part(at offset: Int) -> LanguageGuess? {
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if others[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low < others.count && others[low].range.contains(offset) ? others[low].guess : nil
    }

    /// Languages that may be meant at a byte, the likeliest first.
    public func ranking(at offset: Int) -> [LanguageID] {
        (part(at: offset)?.ranking ?? []) + whole.ranking
    }
}

/// Finds the parts of a text and lets the words of each vote.
struct LanguageSegmenter {
    /// Letters of known words, and then some, that let a part speak for itself: three words or so.
    private static let fewestVotes = 18
    /// Words of a part that no language knows.
    private static let fewestUnknownWords = 6

    let matcher: TermMatcher
    let text: FoldedText
    let tokens: TokenRun
    /// In order of their starts.
    let candidates: [Candidate]

    /// - Complexity: O(candidates + tokens + parts × languages).
    func segments(declared: LanguageID?) -> LanguageSegments {
        let whole = guess(candidates[...], declared)
        let parts = parts()
        if parts.count < 2 { return LanguageSegments(whole: whole, others: [], unread: nil) }
        var others: [LanguageSegments.Segment] = []
        var unread: Range<Int>?
        var next = 0
        var token = 0
        for part in parts {
            let words = wordCount(part, from: &token)
            let first = next
            while next < candidates.count, candidates[next].start < part.upperBound { next += 1 }
            let guess = first == next ? .unknown : guess(candidates[first..<next], nil)
            if isOther(guess, whole) { others.append(.init(range: part, guess: guess)) }
            if first == next, unread == nil, words >= Self.fewestUnknownWords { unread = part }
        }
        return LanguageSegments(whole: whole, others: others, unread: unread)
    }

    private func isOther(_ part: LanguageGuess, _ whole: LanguageGuess) -> Bool {
        guard let best = whole.best else { return false }
        return part.votes >= Self.fewestVotes && !part.ranking.contains(best)
    }

    private func guess(_ candidates: ArraySlice<Candidate>, _ declared: LanguageID?) -> LanguageGuess {
        var votes = LanguageVotes(languages: matcher.lexicon.languages.count)
        var range = 0..<0
        var languages = LanguageSet()
        for candidate in candidates {
            let sense = matcher.sense(candidate)
            if sense.isLoose { continue }
            if candidate.start..<candidate.end != range {
                votes.add(languages, range)
                range = candidate.start..<candidate.end
                languages = LanguageSet()
            }
            languages.formUnion(sense.languages)
        }
        votes.add(languages, range)
        return votes.guess(declared: declared, shared: matcher.lexicon.sharedLanguage)
    }

    private func parts() -> [Range<Int>] {
        var cuts = tokens.tokens.filter { $0.kind == .stop || $0.kind == .newline }.map { Int($0.end) }
        cuts += candidates.filter(isListHeading).map(\.start)
        cuts.sort()
        var parts: [Range<Int>] = []
        var start = 0
        for cut in cuts + [text.count] where cut > start {
            parts.append(start..<cut)
            start = cut
        }
        return parts
    }

    private func isListHeading(_ candidate: Candidate) -> Bool {
        let sense = matcher.sense(candidate)
        return sense.kind == .cue && matcher.statementKind(sense) == .listHeading
    }

    /// Words of a part; `token` is the first that starts in it, and then the first behind it.
    private func wordCount(_ part: Range<Int>, from token: inout Int) -> Int {
        var words = 0
        while token < tokens.tokens.count, Int(tokens.tokens[token].start) < part.upperBound {
            if tokens.tokens[token].kind == .word, tokens.tokens[token].range.count >= 3 { words += 1 }
            token += 1
        }
        return words
    }
}
