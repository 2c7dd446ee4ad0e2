public import LabelText

/// Finds every word of the lexicon in a text, in all languages at once.
public struct TermMatcher: Sendable {
    public let lexicon: Lexicon
    private let wordClasses = WordClass.allCases
    private let statementKinds = StatementKind.allCases

    public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// - Parameter declared: BCP 47 tag the feed gives, a hint.
    /// - Complexity: O(text + occurrences × log occurrences).
    public func match(_ text: FoldedText, _ tokens: TokenRun, declared: String?) -> LabelMatches {
        let (candidates, languages) = survey(text, tokens, declared)
        let admissible = candidates.filter { isAdmissible($0.sense, $0, languages) }
        let cues = CueSelection(self, text, tokens).select(admissible)
        let terms = terms(admissible, languages, cues) { _, _ in }
        let isCut = text.original.utf8.count > LabelMatches.limit
        let most = isCut ? LabelMatches.mostMatches : Int.max
        return LabelMatches(
            text: text, tokens: tokens, terms: Self.first(most, terms),
            lookalikes: Self.first(most, admissible.compactMap(lookalike)), cues: Self.first(most, cues),
            words: Self.first(most, words(admissible)), languages: languages, isCut: isCut)
    }

    private static func first<Found>(_ most: Int, _ all: [Found]) -> [Found] {
        all.count <= most ? all : Array(all.prefix(most))
    }

    /// True where a word, or a part of a phrase, stands in `new` that does not stand in the same place of `old`.
    ///
    /// - Complexity: linear in both, but for the words found.
    public func findsMore(in new: FoldedText, than old: FoldedText) -> Bool {
        let known = WordFinder(lexicon: lexicon, text: old).occurrences()
        return WordFinder(lexicon: lexicon, text: new).occurrences().contains { word in
            !known.contains {
                $0.unit == word.unit
                    && ($0.start == word.start && $0.end == word.end
                        || old.count - $0.start == new.count - word.start && old.count - $0.end == new.count - word.end)
            }
        }
    }

    /// Every reading of every word, sorted by start, the longest first, and the languages they speak for.
    func survey(
        _ text: FoldedText, _ tokens: TokenRun, _ declared: String?
    ) -> (candidates: [Candidate], languages: LanguageSegments) {
        var candidates = CandidateFinder.candidates(lexicon, text)
        candidates.sort { $0.start != $1.start ? $0.start < $1.start : $1.end < $0.end }
        let languages = LanguageSegmenter(matcher: self, text: text, tokens: tokens, candidates: candidates)
            .segments(declared: declared.flatMap(lexicon.language(tagged:)))
        return (candidates, languages)
    }

    func sense(_ candidate: Candidate) -> Sense { candidate.sense }

    func statementKind(_ sense: Sense) -> StatementKind { statementKinds[Int(sense.payload)] }

    /// Short and accentless words count only in their own language; a statement phrase that is short, too.
    /// Where no language is known every reading stands, so that nothing is missed.
    func isAdmissible(_ sense: Sense, _ candidate: Candidate, _ languages: LanguageSegments) -> Bool {
        let plausible = languages.plausible(at: candidate.start)
        if plausible.isEmpty || sense.languages.intersects(plausible) { return true }
        if let shared = lexicon.sharedLanguage, sense.languages.contains(shared) { return true }
        if sense.isOwnLanguageOnly { return false }
        switch sense.kind {
        case .term, .lookalike: return true
        case .cue: return candidate.end - candidate.start >= 10
        case .word: return candidate.end - candidate.start >= 8
        }
    }

    /// - Parameter refuse: is told of every word that is not taken, and why; not of parts of those that are.
    func terms(
        _ candidates: [Candidate], _ languages: LanguageSegments, _ cues: [CueMatch],
        refuse: (Candidate, Refusal.Why) -> Void
    ) -> [TermMatch] {
        let shields = Covers(candidates.filter { sense($0).kind == .lookalike }) { $0.start..<$0.end }
        let readings = languagesByRange(candidates)
        let claims = Covers(
            cues.filter { $0.kind.isClaim || $0.kind == .kosherDairy || $0.kind == .kosherDairyEquipment }, \.range)
        var terms: [TermMatch] = []
        for candidate in candidates where sense(candidate).kind == .term {
            let range = candidate.start..<candidate.end
            let plausible = languages.plausible(at: candidate.start)
            if let last = terms.last, range.lowerBound < last.range.upperBound {
                if range == last.range {
                    terms[terms.count - 1].add(sense(candidate), plausible)
                } else if !last.range.covers(range) {
                    refuse(candidate, .beginsInside(last.range))
                }
                continue
            }
            if let claim = claims.first(covering: range) {
                refuse(candidate, .claimed(claim))
                continue
            }
            let known = readings[range] ?? LanguageSet()
            if let shield = shields.first(covering: range, where: { isShield($0, candidate, known, plausible) }) {
                lookalike(shield).map { refuse(candidate, .shielded($0)) }
                continue
            }
            terms.append(TermMatch(range: range, sense: sense(candidate)))
        }
        return terms
    }

    /// For the words that are milk in some language, all languages in which they are.
    private func languagesByRange(_ candidates: [Candidate]) -> [Range<Int>: LanguageSet] {
        var languages: [Range<Int>: LanguageSet] = [:]
        for candidate in candidates where sense(candidate).kind == .term {
            languages[candidate.start..<candidate.end, default: LanguageSet()].formUnion(sense(candidate).languages)
        }
        return languages
    }

    /// A look-alike shields what lies inside it, in languages that know the milk word and in those of the text.
    /// The same letters as a milk word shield nothing: where both readings stand, it is milk.
    private func isShield(
        _ lookalike: Candidate, _ term: Candidate, _ readings: LanguageSet, _ plausible: LanguageSet
    ) -> Bool {
        guard lookalike.start <= term.start, term.end <= lookalike.end,
            lookalike.end - lookalike.start > term.end - term.start
        else { return false }
        let languages = sense(lookalike).languages
        return languages.intersects(readings) || languages.intersects(plausible)
            || lexicon.sharedLanguage.map(languages.contains) ?? false
    }

    private func lookalike(_ candidate: Candidate) -> LookalikeMatch? {
        let sense = sense(candidate)
        guard sense.kind == .lookalike else { return nil }
        return LookalikeMatch(
            range: candidate.start..<candidate.end, group: lexicon.lookalikeGroups[Int(sense.payload)],
            languages: sense.languages)
    }

    private func words(_ candidates: [Candidate]) -> [WordMatch] {
        var lastWord: [Int?] = Array(repeating: nil, count: wordClasses.count)
        var words: [WordMatch] = []
        for candidate in candidates where sense(candidate).kind == .word {
            let sense = sense(candidate)
            let index = Int(sense.payload)
            if let last = lastWord[index], candidate.start < words[last].range.upperBound {
                if words[last].range == candidate.start..<candidate.end {
                    words[last].languages.formUnion(sense.languages)
                }
                continue
            }
            lastWord[index] = words.count
            words.append(
                WordMatch(
                    range: candidate.start..<candidate.end, wordClass: wordClasses[index], languages: sense.languages))
        }
        return Self.longest(words)
    }

    /// Drops words inside longer ones, whatever their class: no "iced" in "un-iced", no "chocolate" in
    /// "chocolate liquor".
    ///
    /// - Parameter words: by start, longer ones first.
    private static func longest(_ words: [WordMatch]) -> [WordMatch] {
        var last = 0..<0
        return words.filter { word in
            let isPart = last.covers(word.range) && last != word.range
            if !isPart, ![.function, .andOr].contains(word.wordClass) { last = word.range }
            return !isPart
        }
    }
}

extension TermMatch {
    init(range: Range<Int>, sense: Sense) {
        self.init(
            range: range, concept: ConceptID(Int(sense.payload)), languages: sense.languages, isLoose: sense.isLoose)
    }

    /// The same letters in another language: both readings stand. The one of the text's language is named, and
    /// the written-out one before the accentless.
    fileprivate mutating func add(_ sense: Sense, _ plausible: LanguageSet) {
        let isOwn = languages.intersects(plausible)
        if !isOwn && sense.languages.intersects(plausible) || isLoose && !sense.isLoose && !isOwn {
            self = TermMatch(range: range, sense: sense)
        } else if sense.payload == concept.index {
            languages.formUnion(sense.languages)
        }
    }
}

extension Range<Int> {
    /// True where `other` lies inside.
    func covers(_ other: Range<Int>) -> Bool { lowerBound <= other.lowerBound && other.upperBound <= upperBound }
}
