/// Something that keeps a text from being read with certainty.
public struct Doubt: Hashable, Sendable {
    /// The closed list of kinds, documented in `docs/output.md`.
    public enum Kind: String, Sendable, CaseIterable {
        /// No ingredient list was given.
        case noList = "no-list"
        /// The text points elsewhere or is marketing.
        case notAList = "not-a-list"
        /// The list stops in the middle of something.
        case cutList = "cut-list"
        /// A bracket with nothing in it: what stood there is lost.
        case lostText = "lost-text"
        /// Words run into one another: separators are lost.
        case gluedWords = "glued-words"
        /// Brackets do not pair.
        case unbalancedBrackets = "unbalanced-brackets"
        /// The text is in no language of the lexicon.
        case unknownLanguage = "unknown-language"
        /// An ingredient that may be made with milk.
        case ambiguousIngredient = "ambiguous-ingredient"
        /// A word that looks like a milk word.
        case suspectWord = "suspect-word"
        /// Characters that reorder or hide text.
        case hiddenCharacters = "hidden-characters"
        /// The text is longer than what is read exactly.
        case tooLong = "too-long"
    }

    public var kind: Kind
    /// Folded bytes of the text the doubt is about; nil where it is about the whole.
    public var range: Range<Int>?
    /// For a suspect word, the milk word it looks like.
    public var word: String?
    /// True where what is in doubt may be a warning of milk.
    public var isWarning: Bool
    /// True for a suspect word that may be made with milk, and need not: P7 decides.
    public var isAmbiguous: Bool

    public init(
        _ kind: Kind, _ range: Range<Int>? = nil, word: String? = nil, isWarning: Bool = false,
        isAmbiguous: Bool = false
    ) {
        self.kind = kind
        self.range = range
        self.word = word
        self.isWarning = isWarning
        self.isAmbiguous = isAmbiguous
    }

    /// True where the text around cannot be trusted to be whole, so that milk could be in what is missing.
    public var isAboutTheList: Bool {
        switch kind {
        case .ambiguousIngredient, .unbalancedBrackets: false
        default: true
        }
    }
}
