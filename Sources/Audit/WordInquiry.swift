public import ICU
import LabelReading
import LabelText
import Lexicon
import MilkVerdict
import Products

extension Assessor {
    /// Why a word is, or is not, taken for milk, for each place of the label where it stands.
    ///
    /// - Parameters:
    ///   - word: a word or phrase; capitals and widths do not matter, accents do.
    ///   - label: as `explain` gives it.
    /// - Complexity: that of `explain`; O(words of the lexicon) for each unknown word.
    /// - Throws: `ICUError`, which for valid text means that memory ran out.
    public mutating func whyNot(_ word: String, in label: JudgedLabel) throws(ICUError) -> [WordAnswer] {
        let word = try folder.fold(word).bytes
        var answers: [WordAnswer] = []
        for reading in label.readings { answers += WordInquiry(word, reading, matcher).answers() }
        if !answers.isEmpty { return answers }
        var isDisguised = false
        for doubt in label.readings.flatMap(\.doubts) {
            guard let found = doubt.word else { continue }
            if try folder.fold(found).bytes == word { isDisguised = true }
        }
        return [WordAnswer(isDisguised ? .disguised : .notInLabel)]
    }
}

/// Asks one passage for one word.
private struct WordInquiry {
    let word: [UInt8]
    let reading: LabelReading
    let lexicon: Lexicon
    let refusals: [Refusal]

    init(_ word: [UInt8], _ reading: LabelReading, _ matcher: TermMatcher) {
        self.word = word
        self.reading = reading
        lexicon = matcher.lexicon
        refusals = matcher.refusals(
            reading.matches.text, reading.matches.tokens, declared: reading.passage.language)
    }

    private var text: FoldedText { reading.matches.text }

    func answers() -> [WordAnswer] {
        text.places(of: word).map { range in
            var answer = taken(range) ?? refused(range) ?? insideWord(range) ?? known(range) ?? unknown(range)
            answer.field = reading.passage.role
            answer.index = reading.passage.index
            answer.place = place(range)
            answer.readIn = tags(
                LanguageSet(reading.matches.languages.ranking(at: range.lowerBound)))
            return answer
        }
    }

    /// The word, or one it is part of, or one that is part of it, is a term.
    private func taken(_ range: Range<Int>) -> WordAnswer? {
        guard let term = reading.matches.terms.first(where: { $0.range.holds(range) || range.holds($0.range) }) else {
            return nil
        }
        let concept = lexicon.concept(term.concept)
        var answer = WordAnswer(kind(term, isMilk: concept.treatment.isMilk))
        answer.means = concept.name
        answer.languages = tags(term.languages)
        answer.around = around(term.range, range)
        return answer
    }

    private func kind(_ term: TermMatch, isMilk: Bool) -> WordAnswer.Kind {
        let role = reading.role(of: term.range)
        switch reading.passage.role {
        case .name, .legalName: return role == .precaution ? .inPrecaution : .inName
        case .category: return .inCategory
        case .ingredients, .statement, .claim: break
        }
        switch role {
        case .precaution: return .inPrecaution
        case .claim: return .inClaim
        case .instructions: return .inInstructions
        case .ingredient where reading.passage.role == .claim: return .inClaim
        case .ingredient, .declaration, .footnote: return isMilk ? .milk : .ambiguous
        }
    }

    /// The word means milk somewhere, and is not taken for it here.
    private func refused(_ range: Range<Int>) -> WordAnswer? {
        let found = refusals.filter { $0.range == range } + refusals.filter { $0.range.holds(range) }
        guard let refusal = found.first else { return nil }
        var answer = WordAnswer(.otherLanguage)
        answer.means = lexicon.concept(refusal.concept).name
        answer.languages = tags(found.reduce(into: LanguageSet()) { $0.formUnion($1.languages) })
        switch refusal.why {
        case .shielded(let lookalike):
            answer.kind = .shielded
            answer.means = lookalike.group
            answer.languages = tags(lookalike.languages)
        case .claimed(let cue):
            answer.kind = .inClaim
            answer.means = cue.kind.rawValue
        case .beginsInside: answer.kind = .inWord
        case .tooShort: answer.kind = .tooShort
        case .accents: answer.kind = .accents
        case .otherLanguage: break
        }
        answer.around = refusal.why.range.map(place)
        return answer
    }

    /// The word ends in the middle of another: "milk" in "buttermilks".
    private func insideWord(_ range: Range<Int>) -> WordAnswer? {
        if text.boundaries[range.lowerBound], text.boundaries[range.upperBound] { return nil }
        var whole = range
        while !text.boundaries[whole.lowerBound] { whole = whole.lowerBound - 1..<whole.upperBound }
        while !text.boundaries[whole.upperBound] { whole = whole.lowerBound..<whole.upperBound + 1 }
        var answer = known(whole) ?? WordAnswer(.inWord)
        answer.kind = .inWord
        answer.around = place(whole)
        return answer
    }

    /// The word, or what it is part of, has another meaning.
    private func known(_ range: Range<Int>) -> WordAnswer? {
        let matches = reading.matches
        if let lookalike = matches.lookalikes.first(where: { $0.range.holds(range) }) {
            return answer(.lookalike, lookalike.group, lookalike.languages, lookalike.range, range)
        }
        if let cue = matches.cues.first(where: { ($0.range.lowerBound..<$0.openingEnd).holds(range) }) {
            return answer(.inPhrase, cue.kind.rawValue, cue.languages, cue.range.lowerBound..<cue.openingEnd, range)
        }
        return matches.words.first { $0.range.holds(range) }.map {
            answer(.otherWord, $0.wordClass.rawValue, $0.languages, $0.range, range)
        }
    }

    private func answer(
        _ kind: WordAnswer.Kind, _ means: String, _ languages: LanguageSet, _ outer: Range<Int>, _ range: Range<Int>
    ) -> WordAnswer {
        var answer = WordAnswer(kind)
        answer.means = means
        answer.languages = tags(languages)
        answer.around = around(outer, range)
        return answer
    }

    private func unknown(_ range: Range<Int>) -> WordAnswer {
        var answer = WordAnswer(.unknown)
        answer.nearest = lexicon.nearestMilkWord(to: word, in: reading.matches.languages.plausible)?.word
        return answer
    }

    private func around(_ outer: Range<Int>, _ range: Range<Int>) -> WordAnswer.Place? {
        outer == range ? nil : place(outer)
    }

    private func place(_ range: Range<Int>) -> WordAnswer.Place {
        let original = text.originalRange(range)
        return .init(start: original.lowerBound, end: original.upperBound, text: text.slice(range))
    }

    private func tags(_ languages: LanguageSet) -> [String] { languages.members.map { lexicon.language($0).tag } }
}

extension FoldedText {
    /// Where `word` stands, inside other words too; no place overlaps another.
    ///
    /// - Complexity: O(text × word).
    fileprivate func places(of word: [UInt8]) -> [Range<Int>] {
        guard !word.isEmpty else { return [] }
        var places: [Range<Int>] = []
        var at = 0
        while at + word.count <= count {
            if bytes[at] == word[0], bytes[at..<at + word.count].elementsEqual(word) {
                places.append(at..<at + word.count)
                at += word.count
            } else {
                at += 1
            }
        }
        return places
    }
}

extension Range<Int> {
    /// True where `other` lies inside.
    fileprivate func holds(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
