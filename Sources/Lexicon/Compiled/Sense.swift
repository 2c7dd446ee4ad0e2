/// One meaning of a pattern: what it stands for, in which languages, and what must stand around it.
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
    var left = EdgeRule.exact
    var right = EdgeRule.exact
    /// 0 none, else 1 + index of the words that must stand before.
    var lead: UInt16 = 0
    var cueRole = CueRole.alone
    /// Number of the pair that the two halves of a cue share.
    var pair: UInt16 = 0
}

/// A word that must stand before a pattern, checked when the pattern is met.
struct LeadWord: Hashable, Sendable {
    var text: [UInt8]
    var left: EdgeRule
    var right: EdgeRule
}

/// What may stand between a pattern and the edge of the word it was found in.
struct EdgeRule: Hashable, Sendable {
    /// 0 nothing, 1 any letters, else 2 + index of an affix class.
    let code: UInt16

    static let exact = EdgeRule(code: 0)
    static let open = EdgeRule(code: 1)

    init(code: UInt16) { self.code = code }

    init(affixClass index: Int) { code = UInt16(index + 2) }

    /// Index of the affix class, or nil where any or no letters may stand.
    var affixClass: Int? { code < 2 ? nil : Int(code) - 2 }
}
