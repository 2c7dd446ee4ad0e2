/// One spelling of a lexicon line after its `{a,b}` alternatives are written out.
///
/// The grammar stands in `lexicons/README.md`: `~` joins to neighbouring letters, `<class>` takes a prefix,
/// `+class` an ending, `^` binds to the language, `!` makes accents decide, `…` is what a statement speaks of.
struct Form: Hashable {
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

    var words: [Word]
    var isOwnLanguageOnly = false
    var accentsDecide = false
}
