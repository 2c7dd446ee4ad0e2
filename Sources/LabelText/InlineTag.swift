import ICU

/// A tag such as `<b>`, `</strong>` or `<br/>` inside a label text.
struct InlineTag {
    enum Kind { case emphasisStart, emphasisEnd, inline, block }

    let kind: Kind
    /// Offset behind the closing `>`.
    let end: Int

    /// The tag that starts at `at`, or nil where the `<` is a less-than sign.
    ///
    /// - Complexity: linear in the tag; a tag without `>` within 256 bytes is text.
    init?(_ source: Span<UInt8>, at: Int) {
        var cursor = at + 1
        let isEnd = cursor < source.count && source[cursor] == 0x2F
        if isEnd { cursor += 1 }
        let nameStart = cursor
        while cursor < source.count, ScalarClass(UInt32(source[cursor])) != .mark, source[cursor] < 0x80 { cursor += 1 }
        let name = String(decoding: source.copy(nameStart..<cursor), as: UTF8.self).lowercased()
        guard let close = Self.closingBracket(source, from: cursor, limit: at + 256) else { return nil }
        if Self.emphasis.contains(name) {
            kind = isEnd ? .emphasisEnd : .emphasisStart
        } else if Self.inline.contains(name) {
            kind = .inline
        } else if Self.block.contains(name) {
            kind = .block
        } else {
            return nil
        }
        end = close + 1
    }

    private static func closingBracket(_ source: Span<UInt8>, from: Int, limit: Int) -> Int? {
        var cursor = from
        while cursor < min(source.count, limit) {
            if source[cursor] == 0x3E { return cursor }
            if source[cursor] == 0x3C { return nil }
            cursor += 1
        }
        return nil
    }

    private static let emphasis: Set<String> = ["b", "strong", "em", "i", "u", "mark"]
    private static let inline: Set<String> = [
        "span", "font", "small", "big", "sup", "sub", "a", "abbr", "s", "bdi", "bdo", "wbr", "label", "q", "cite",
    ]
    private static let block: Set<String> = [
        "br", "p", "div", "li", "ul", "ol", "td", "th", "tr", "table", "tbody", "thead", "hr", "dl", "dt",
        "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article",
    ]
}
