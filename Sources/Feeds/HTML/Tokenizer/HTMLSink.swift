/// How the text behind a start tag is to be read (WHATWG HTML 13.2.5, "switch the tokenizer").
enum HTMLContent: Equatable {
    /// Tags and references.
    case markup
    /// References, no tags: `title`, `textarea`.
    case escapable
    /// Neither: `style`, `xmp`, `iframe`, `noembed`, `noframes`.
    case raw
    /// `script`, whose comments may hold a `</script>`.
    case script
    /// Neither, and no end tag ends it.
    case plain
}

/// Takes the tokens of a page in their order.
///
/// Text and comments come in runs that may be cut anywhere between two bytes.
protocol HTMLSink {
    /// True inside SVG and MathML, where `<![CDATA[` opens text.
    var isForeign: Bool { get }

    /// - Returns: how the text behind the tag is to be read.
    mutating func start(_ tag: borrowing HTMLTag) -> HTMLContent
    mutating func end(_ tag: borrowing HTMLTag)
    mutating func text(_ bytes: Span<UInt8>)
    mutating func comment(_ bytes: Span<UInt8>)
    /// - Parameter isClosed: false where the page ended inside the comment.
    mutating func commentEnd(isClosed: Bool)
    mutating func doctype(_ doctype: borrowing HTMLDoctype)
}

/// A `<!DOCTYPE …>`: what it names, and whether browsers would read the page as one of the 1990s.
struct HTMLDoctype: Equatable {
    var name: [UInt8]?
    var publicID: [UInt8]?
    var systemID: [UInt8]?
    var forcesQuirks = false
}
