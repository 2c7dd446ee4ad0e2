/// Puts right what shops do to texts on their way to a page: escapes escaped again, wrong decodings, words broken at
/// the end of a line, style sheets pasted in (feeds-and-barcodes 2.1).
///
/// The text as printed stays beside the repaired one and is judged as well: a repair can add milk, never take any
/// away.
struct TextRepair {
    /// Times a text is read as markup at most: three escapes, and the tags they hid.
    private static let rounds = 4

    private(set) var text: String
    /// What was put right, in words.
    private(set) var repairs: [String] = []

    /// - Returns: nil where nothing is to be put right.
    /// - Complexity: linear in the text.
    init?(_ printed: String) {
        text = printed
        apply("a style sheet or comment", Self.withoutStyles)
        apply("escaped text", Self.unescaped)
        apply("a wrong decoding", Self.redecoded)
        apply("broken words", Self.joined)
        if repairs.isEmpty || text.isEmpty { return nil }
    }

    private mutating func apply(_ name: String, _ repair: (String) -> String) {
        let repaired = repair(text)
        if repaired == text { return }
        text = repaired
        repairs.append(name)
    }

    // MARK: escapes and tags

    private static func unescaped(_ text: String) -> String {
        var text = text
        for _ in 0..<rounds where isMarkup(text) {
            text = HTMLBlock.blocks(of: Array(text.replacing("\n", with: "<br>").utf8)).map(\.text).joined(
                separator: "\n")
        }
        return text
    }

    /// True where a character reference or a tag stands in the text.
    private static func isMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { at in
            guard at + 2 < bytes.count else { return false }
            switch bytes[at] {
            case 0x26:
                let name = bytes[(at + 1)...].prefix(32).prefix { HTMLTokenizer.isAlphanumeric($0) || $0 == 0x23 }
                return name.count > 1 && name.endIndex < bytes.count && bytes[name.endIndex] == 0x3B
            case 0x3C: return HTMLTokenizer.isLetter(bytes[at + 1]) || bytes[at + 1] == 0x2F
            default: return false
            }
        }
    }

    // MARK: style sheets

    /// Drops what stands in comments and in the braces of style rules, their selectors included. The mark of a
    /// comment that nobody closed is dropped alone.
    private static func withoutStyles(_ text: String) -> String {
        guard text.utf8.contains(0x7B) || text.contains("<!--") else { return text }
        let source = Array(text.utf8)
        var kept: [UInt8] = []
        var at = 0
        while at < source.count {
            if let end = commentEnd(source, at) {
                at = end
            } else if let end = ruleEnd(source, at) {
                while let last = kept.last, isSelector(last) { kept.removeLast() }
                at = end
            } else {
                kept.append(source[at])
                at += 1
            }
        }
        return trimmed(String(decoding: kept, as: UTF8.self))
    }

    /// Bytes a comment or rule may have; what is longer is taken for text.
    private static let junkLimit = 1_024

    private static func commentEnd(_ source: [UInt8], _ at: Int) -> Int? {
        guard source[at] == 0x3C, source[at...].starts(with: "<!--".utf8) else { return nil }
        let inside = source[(at + 4)...].prefix(junkLimit)
        let end = inside.indices.first { source[$0] == 0x2D && source[$0...].starts(with: "-->".utf8) }
        return end.map { $0 + 3 } ?? at + 4
    }

    private static func ruleEnd(_ source: [UInt8], _ at: Int) -> Int? {
        guard source[at] == 0x7B else { return nil }
        let inside = source[(at + 1)...].prefix(junkLimit).prefix { $0 != 0x7D && $0 != 0x7B }
        return inside.endIndex < source.count && source[inside.endIndex] == 0x7D && inside.contains(0x3A)
            ? inside.endIndex + 1 : nil
    }

    private static func isSelector(_ byte: UInt8) -> Bool {
        HTMLTokenizer.isAlphanumeric(byte) || [0x20, 0x23, 0x2A, 0x2D, 0x2E, 0x3A, 0x3E, 0x5F].contains(byte)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }

    // MARK: UTF-8 taken for windows-1252

    private static func redecoded(_ text: String) -> String {
        var text = text
        // Twice at most: feeds that were spoilt on two machines exist.
        for _ in 0..<2 {
            guard let bytes = latinBytes(text), let better = String(validating: bytes, as: UTF8.self) else { break }
            text = better
        }
        return text
    }

    /// The text in windows-1252; nil where it is ASCII or has letters of other scripts.
    private static func latinBytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var isASCII = true
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x80 { isASCII = false }
            if scalar.value < 0x80 || (0xA0...0xFF).contains(scalar.value) {
                bytes.append(UInt8(scalar.value))
            } else if let unit = UInt16(exactly: scalar.value), let place = Windows1252.controls.firstIndex(of: unit) {
                bytes.append(UInt8(0x80 + place))
            } else {
                return nil
            }
        }
        return isASCII ? nil : bytes
    }

    // MARK: broken words

    /// Joins a word whose hyphen stands at the end of a line, and drops soft hyphens.
    private static func joined(_ text: String) -> String {
        guard text.contains("\u{AD}") || text.contains("-\n") || text.contains("\u{2010}\n") else { return text }
        var scalars = String.UnicodeScalarView()
        let source = Array(text.unicodeScalars)
        var at = 0
        while at < source.count {
            if source[at] == "\u{AD}" {
                at += 1
            } else if isBrokenWord(source, at) {
                at += 2
            } else {
                scalars.append(source[at])
                at += 1
            }
        }
        return String(scalars)
    }

    private static func isBrokenWord(_ source: [Unicode.Scalar], _ at: Int) -> Bool {
        guard at > 0, at + 2 < source.count, source[at] == "-" || source[at] == "\u{2010}", source[at + 1] == "\n"
        else {
            return false
        }
        return source[at - 1].properties.isAlphabetic && source[at + 2].properties.isLowercase
    }
}

extension HTMLBlock {
    /// The text of a fragment as a browser shows it. Nothing needs to be whole in it.
    ///
    /// - Complexity: linear.
    static func blocks(of fragment: [UInt8]) -> [HTMLBlock] {
        var tokenizer = HTMLTokenizer()
        var reader = PageReader()
        tokenizer.feed(fragment.span, to: &reader)
        tokenizer.finish(to: &reader)
        reader.finish()
        let blocks = reader.builder.blocks
        return reader.builder.hasHidden ? shown(blocks) : blocks
    }
}
