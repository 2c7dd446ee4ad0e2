/// A stretch of a page between two block tags: a heading, a paragraph, a list item.
struct HTMLBlock: Equatable {
    /// Text with runs of blanks made one, as a browser shows it.
    var text = ""
    /// UTF-8 ranges that stood in bold.
    var emphasis: [Range<Int>] = []
    /// True for `h1` … `h6`, `dt`, `th`, `summary` and `legend`, and where all of the text is bold.
    var isHeading = false
    /// True for the first block of a list item, which a browser shows with a bullet.
    var isItem = false
    /// Elements open around it.
    var depth = 0
    /// The fewest elements that were open since the block before.
    var lowestDepth = 0
    /// True inside navigation, page header and footer.
    var isAround = false

    var isEmpty: Bool { text.isEmpty }
}
