import ICU

/// Text with its inline markup taken out: `<b>`, `_milk_`, character references.
///
/// Nothing is lost: the map leads back to the bytes as given, and what the markup stressed is kept.
/// Inline tags join what stands on both sides (`<b>melk</b>eiwitten` is one word), block tags and `<br>`
/// become a line break. Source of the rule: feeds-and-barcodes 0.6 and 2.1.
struct InlineMarkup {
    private(set) var text = FoldedBytes()
    /// Stressed ranges of the cleaned text, in order.
    private(set) var emphasis: [Range<Int>] = []
    private var emphasisStarts: [Int] = []
    private var underscoreStart: Int?

    /// True where `source` holds a byte that could be markup; all other text needs no cleaning.
    static func isPresent(in source: Span<UInt8>) -> Bool {
        for offset in 0..<source.count {
            let byte = source[offset]
            if byte == 0x3C || byte == 0x26 || byte == 0x5F { return true }
        }
        return false
    }

    /// - Complexity: linear.
    init(cleaning source: Span<UInt8>) {
        text.sourceCount = source.count
        text.runs.append(.init(folded: 0, source: 0, isCollapsed: false))
        var at = 0
        while at < source.count { at = step(source, at) }
        closeOpenEmphasis()
    }

    private mutating func step(_ source: Span<UInt8>, _ at: Int) -> Int {
        switch source[at] {
        case 0x3C:
            if let tag = InlineTag(source, at: at) { return take(tag, at: at) }
        case 0x26:
            if let reference = CharacterReference(source, at: at) {
                replace(at..<reference.end, by: reference.bytes)
                return reference.end
            }
        case 0x5F:
            return takeUnderscores(source, at)
        default:
            break
        }
        text.bytes.append(source[at])
        return at + 1
    }

    private mutating func take(_ tag: InlineTag, at: Int) -> Int {
        switch tag.kind {
        case .emphasisStart: emphasisStarts.append(text.bytes.count)
        case .emphasisEnd: if let start = emphasisStarts.popLast() { stress(from: start) }
        case .inline, .block: break
        }
        replace(at..<tag.end, by: tag.kind == .block ? [0x0A] : [])
        return tag.end
    }

    /// One underscore opens or closes an emphasis; a longer run is a blank line of a form.
    private mutating func takeUnderscores(_ source: Span<UInt8>, _ at: Int) -> Int {
        var end = at
        while end < source.count, source[end] == 0x5F { end += 1 }
        if end - at > 2 {
            replace(at..<end, by: [0x20])
        } else {
            if end - at == 1 { toggleUnderscore() }
            replace(at..<end, by: [])
        }
        return end
    }

    private mutating func toggleUnderscore() {
        if let start = underscoreStart {
            stress(from: start)
            underscoreStart = nil
        } else {
            underscoreStart = text.bytes.count
        }
    }

    private mutating func stress(from start: Int) {
        if start < text.bytes.count { emphasis.append(start..<text.bytes.count) }
    }

    private mutating func closeOpenEmphasis() {
        while let start = emphasisStarts.popLast() { stress(from: start) }
        emphasis.sort { $0.lowerBound < $1.lowerBound }
    }

    private mutating func replace(_ range: Range<Int>, by bytes: [UInt8]) {
        let folded = text.bytes.count
        text.bytes += bytes
        text.append(.init(folded: folded, source: range.lowerBound, isCollapsed: true))
        text.append(.init(folded: text.bytes.count, source: range.upperBound, isCollapsed: false))
    }
}
