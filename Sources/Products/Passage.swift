/// One piece of label text with what the feed says about it.
public struct Passage: Hashable, Sendable {
    public var role: Role
    /// The text as printed or as given, markup included. Findings are UTF-8 ranges of it.
    public var text: String
    /// BCP 47 tag the feed declares. A hint: a third of such tags are wrong in some feeds.
    public var language: String?
    /// Place among the texts of the same role in the record, from 0; nil where the role has one text only.
    public var index: Int?
    /// UTF-8 ranges of `text` that were printed in bold, where the format marks them outside the text.
    public var emphasis: [Range<Int>]

    public init(
        role: Role, text: String, language: String? = nil, index: Int? = nil, emphasis: [Range<Int>] = []
    ) {
        self.role = role
        self.text = text
        self.language = language
        self.index = index
        self.emphasis = emphasis
    }

    /// What kind of text it is, which decides what a milk word in it means.
    public enum Role: String, Sendable, CaseIterable {
        /// The ingredient list, with whatever stands behind it on the pack.
        case ingredients
        /// Any other text of the pack: declarations, precautions, kosher marks.
        case statement
        /// A claim such as "dairy free".
        case claim
        /// The legal name ("regulated product name"), the best witness of what the food is.
        case legalName
        /// Brand or product name.
        case name
        /// Category in words.
        case category
    }
}
