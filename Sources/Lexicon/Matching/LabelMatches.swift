public import LabelText

/// Everything the lexicon sees in one text.
public struct LabelMatches: Sendable {
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

    /// The languages of the text as a whole.
    public var guess: LanguageGuess { languages.whole }
}
