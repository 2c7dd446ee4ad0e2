public import Products

/// Why a word of a label is, or is not, taken for milk: one answer for each place where it stands.
public struct WordAnswer: Equatable, Sendable {
    /// The closed list of `docs/output.md`.
    public enum Kind: String, Sendable, CaseIterable {
        /// It is taken for milk.
        case milk
        /// It may be made with milk: P7 decides.
        case ambiguous
        case inPrecaution = "in-precaution"
        case inClaim = "in-claim"
        case inInstructions = "in-instructions"
        /// In a name, which is no list.
        case inName = "in-name"
        case inCategory = "in-category"
        /// A look-alike holds it.
        case shielded
        /// It is a look-alike itself.
        case lookalike = "look-alike"
        /// Part of a phrase that announces a statement.
        case inPhrase = "part-of-phrase"
        /// Inside another word.
        case inWord = "part-of-word"
        /// Milk in other languages than the text is read in.
        case otherLanguage = "other-language"
        case tooShort = "too-short"
        case accents = "accents-decide"
        /// A word of the lexicon that says nothing of milk.
        case otherWord = "other-word"
        case unknown
        /// The label shows it only to a second look.
        case disguised
        case notInLabel = "not-in-label"
    }

    /// UTF-8 bytes of a text as given.
    public struct Place: Equatable, Sendable {
        public var start: Int
        public var end: Int
        public var text: String
    }

    public var kind: Kind
    /// Field and index of the text; nil where it stands in none.
    public var field: Passage.Role?
    public var index: Int?
    public var place: Place?
    /// What holds the word: a look-alike, a phrase, a claim, a longer word.
    public var around: Place?
    /// Group of the look-alike, kind of the phrase, class of the word, name of the concept.
    public var means: String?
    /// Languages the lexicon knows it in with that meaning.
    public var languages: [String] = []
    /// Languages the text is read in at this place.
    public var readIn: [String] = []
    /// Milk word that an unknown one comes nearest to, if any is near.
    public var nearest: String?

    init(_ kind: Kind) { self.kind = kind }
}
