/// A stretch of a page between two block tags: a heading, a paragraph, a list item.
struct HTMLBlock: Equatable {
    /// What makes a block look like the heading of what follows.
    enum Heading: Equatable {
        /// `h1` … `h6`, by rank.
        case rank(Int)
        /// `dt`, whose text stands in the `dd` behind it.
        case term
        /// `th`, `summary`, `legend`, `button`, and a block that is bold from end to end.
        case other
    }

    /// Text with runs of blanks made one, as a browser shows it.
    var text = ""
    /// UTF-8 ranges that stood in bold.
    var emphasis: [Range<Int>] = []
    var heading: Heading?
    /// True where all letters stand in links and buttons.
    var isControl = false
    /// True for the first block of a list item, which a browser shows with a bullet.
    var isItem = false
    /// Elements open around it.
    var depth = 0
    /// The fewest elements that were open since the block before.
    var lowestDepth = 0
    /// True inside navigation, page header and footer.
    var isAround = false
}
