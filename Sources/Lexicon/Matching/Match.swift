/// A milk word (or another ingredient the rules care about) in a folded text.
public struct TermMatch: Equatable, Sendable {
    /// Folded byte offsets.
    public var range: Range<Int>
    public var concept: ConceptID
    /// Languages in which the word means the concept.
    public var languages: LanguageSet
    /// True where only the accentless spelling was met.
    public var isLoose: Bool
}

/// A word that looks like milk and is none.
public struct LookalikeMatch: Equatable, Sendable {
    public var range: Range<Int>
    /// Name of its group: `plant-milk`, `lactic-acid`, `word-trap` …
    public var group: String
    public var languages: LanguageSet
}

/// A phrase that announces a statement.
public struct CueMatch: Equatable, Sendable {
    public enum Role: Sendable {
        /// Speaks of nothing but itself.
        case alone
        /// Speaks of what follows.
        case before
        /// Speaks of what stands before it.
        case after
        /// Speaks of what stands between its two halves.
        case around
    }

    /// From the first letter of the phrase to the last; for `around`, both halves and what is between.
    public var range: Range<Int>
    public var kind: StatementKind
    public var role: Role
    public var languages: LanguageSet
    /// End of the first half of an `around`; else the end of the phrase.
    public var openingEnd: Int
}

/// A word of a class the rules read.
public struct WordMatch: Equatable, Sendable {
    public var range: Range<Int>
    public var wordClass: WordClass
    public var languages: LanguageSet
}
