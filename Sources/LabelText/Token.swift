/// A piece of folded text that matters to the shape of a label. Blanks are not tokens.
@frozen public struct Token: Equatable, Sendable {
    public enum Kind: UInt8, Sendable {
        /// Letters, with apostrophes inside.
        case word
        /// Digits, with a decimal point or comma inside.
        case number
        /// `,` `;` and their likes in other scripts.
        case separator
        /// `•` and other signs that open a list item.
        case bullet
        /// `.` `!` `?` and their likes.
        case stop
        case newline
        case colon
        case open
        case close
        /// `*` `†` `°` and other footnote signs.
        case footnoteMark
        case percent
        case hyphen
        case slash
        case other
    }

    public var kind: Kind
    /// Folded byte offsets.
    public var start: UInt32
    public var end: UInt32

    public init(kind: Kind, start: Int, end: Int) {
        self.kind = kind
        self.start = UInt32(start)
        self.end = UInt32(end)
    }

    @inlinable public var range: Range<Int> { Int(start)..<Int(end) }
}
