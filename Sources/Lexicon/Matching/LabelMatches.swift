public import LabelText

/// Everything the lexicon sees in one text. A class, because it is handed from stage to stage and never changes.
public final class LabelMatches: Sendable {
    public let text: FoldedText
    public let tokens: TokenRun
    /// Milk words, in order, none overlapping another.
    public let terms: [TermMatch]
    /// What was taken for milk by its letters only, in order.
    public let lookalikes: [LookalikeMatch]
    /// Phrases that announce a statement, in order, none overlapping another.
    public let cues: [CueMatch]
    /// Words of the other classes, in order; those of one class do not overlap.
    public let words: [WordMatch]
    public let languages: LanguageSegments
    /// True for a text above `limit`: of each kind only the first `mostMatches` are here.
    public let isCut: Bool

    init(
        text: FoldedText, tokens: TokenRun, terms: [TermMatch], lookalikes: [LookalikeMatch], cues: [CueMatch],
        words: [WordMatch], languages: LanguageSegments, isCut: Bool
    ) {
        self.text = text
        self.tokens = tokens
        self.terms = terms
        self.lookalikes = lookalikes
        self.cues = cues
        self.words = words
        self.languages = languages
        self.isCut = isCut
    }

    /// UTF-8 bytes of a text that is read exactly. Longer ones are searched to their end, but not all that is found
    /// in them is kept: they are no labels.
    public static let limit = LooseText.limit
    static let mostMatches = 1 << 11

    /// The languages of the text as a whole.
    public var guess: LanguageGuess { languages.whole }
}
