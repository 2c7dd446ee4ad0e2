/// One meaning of a word or phrase: what it stands for, and in which languages.
struct Sense: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case term, lookalike, word, cue
    }

    /// How a cue phrase stands to what it speaks of.
    enum CueRole: UInt8, Sendable {
        /// "vegan": speaks of nothing else.
        case alone
        /// "contains …"
        case before
        /// "… içerebilir"
        case after
        /// The first and second half of "kann … enthalten".
        case opens, closes
    }

    var kind: Kind
    /// Index of the concept, word class, statement kind or look-alike group.
    var payload: UInt16
    var languages: LanguageSet
    /// Counts only where the text is in one of `languages`.
    var isOwnLanguageOnly = false
    /// An accentless spelling that nobody wrote down.
    var isLoose = false
    var cueRole = CueRole.alone
    /// Number of the pair that the two halves of a cue share.
    var pair: UInt16 = 0
}

/// A word of the lexicon with what must stand around it: the unit that phrases are made of.
struct WordUnit: Hashable, Sendable {
    /// 1 + index of the affix class that must fill the word to the left; 0 where the pattern itself says what
    /// stands there.
    var leftAffix: UInt16 = 0
    /// The same to the right.
    var rightAffix: UInt16 = 0
}
