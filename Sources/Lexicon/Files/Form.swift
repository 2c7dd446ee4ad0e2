/// One spelling, or choice of spellings, of a lexicon line.
///
/// The grammar stands in `lexicons/README.md`: `~` joins to neighbouring letters, `<class>` takes a prefix,
/// `+class` an ending, `^` binds to the language, `!` makes accents decide, `…` is what a statement speaks of.
struct Form: Hashable {
    /// A spelling of a word.
    struct Word: Hashable {
        var text: String
        var left = Edge.exact
        var right = Edge.exact
    }

    /// What may stand between the text and the edge of its word.
    enum Edge: Hashable {
        case exact
        /// Any letters.
        case open
        /// One affix of this class (nothing only if the class lists it).
        case affix(String)
    }

    /// The spellings one may choose from at one place of a phrase.
    struct Choice: Hashable {
        var words: [Word]
        /// True where it follows the choice before it without a blank.
        var isAdjacent = false
    }

    var choices: [Choice]
    var isOwnLanguageOnly = false
    var accentsDecide = false
}
