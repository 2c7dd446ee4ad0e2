public import LabelText

/// A word that means milk in some language, met in a text and not taken for it.
public struct Refusal: Equatable, Sendable {
    public enum Why: Equatable, Sendable {
        /// A look-alike holds it: "coconut milk".
        case shielded(LookalikeMatch)
        /// A claim holds it: "dairy-free".
        case claimed(CueMatch)
        /// It begins inside a word that was taken and ends behind it.
        case beginsInside(Range<Int>)
        /// The text is in none of its languages, and it is a word of three letters or less.
        case tooShort
        /// The text is in none of its languages, and it stands there without the accents that make it the word.
        case accents
        /// The text is in none of its languages, and in another it is an innocent word.
        case otherLanguage
    }

    /// Folded byte offsets.
    public var range: Range<Int>
    public var concept: ConceptID
    /// Languages in which the word means the concept.
    public var languages: LanguageSet
    public var why: Why
}

extension TermMatcher {
    /// The longest word that is refused for its language; shorter ones are as short as words get.
    private static let shortWord = 3

    /// What `match` met in the same text and did not take, by start.
    ///
    /// - Complexity: that of `match`, and the square of the refusals; for explanations, the judging street does not ask.
    public func refusals(_ text: FoldedText, _ tokens: TokenRun, declared: String?) -> [Refusal] {
        let (candidates, languages) = survey(text, tokens, declared)
        let admissible = candidates.filter { isAdmissible(sense($0), $0, languages) }
        let cues = CueSelection(self, text, tokens).select(admissible)
        var refusals: [Refusal] = []
        _ = terms(admissible, languages, cues) { refusals.append(refusal($0, $1)) }
        for candidate in candidates where sense(candidate).kind == .term {
            if isAdmissible(sense(candidate), candidate, languages) { continue }
            refusals.append(refusal(candidate, why(candidate, text)))
        }
        return refusals.sorted {
            ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
        }
    }

    private func refusal(_ candidate: Candidate, _ why: Refusal.Why) -> Refusal {
        let sense = sense(candidate)
        return Refusal(
            range: candidate.start..<candidate.end, concept: ConceptID(Int(sense.payload)), languages: sense.languages,
            why: why)
    }

    /// Why a word counts in its own languages only, as the compiler decides it.
    private func why(_ candidate: Candidate, _ text: FoldedText) -> Refusal.Why {
        let letters = text.bytes[candidate.start..<candidate.end].count { $0 & 0xC0 != 0x80 }
        if letters <= Self.shortWord { return .tooShort }
        return sense(candidate).isLoose ? .accents : .otherLanguage
    }
}

extension Refusal.Why {
    /// The closed list of `docs/output.md`.
    public var name: String {
        switch self {
        case .shielded: "shielded"
        case .claimed: "claimed"
        case .beginsInside: "begins-inside"
        case .tooShort: "too-short"
        case .accents: "accents-decide"
        case .otherLanguage: "other-language"
        }
    }

    /// What holds the word, in folded bytes.
    public var range: Range<Int>? {
        switch self {
        case .shielded(let lookalike): lookalike.range
        case .claimed(let cue): cue.range
        case .beginsInside(let range): range
        case .tooShort, .accents, .otherLanguage: nil
        }
    }

    public var lookalike: LookalikeMatch? {
        if case .shielded(let lookalike) = self { return lookalike }
        return nil
    }
}
