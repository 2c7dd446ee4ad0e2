import ICU

/// Makes UTF-8 of a page (WHATWG HTML 13.2.3.2): byte order mark, `meta` in the first 1,024 bytes, detection. A
/// file has no transport that could name an encoding.
enum PageEncoding {
    /// Bytes in which a `meta` counts.
    static let prescanSize = 1_024

    enum Fault: Error, Equatable {
        /// The page names an encoding that is not read.
        case refused(String)
        case icu(ICUError)
    }

    struct Page {
        var bytes: [UInt8]
        /// What was put right on the way; nil where nothing was.
        var repair: String?
        /// What could not be read; nil where all was.
        var damage: String?
    }

    /// - Complexity: linear in the page.
    static func decode(_ page: [UInt8]) throws(Fault) -> Page {
        for (mark, encoding) in marks where page.starts(with: mark) {
            // The first bytes of UTF-32LE are those of UTF-16LE.
            if encoding == .utf16LE, page.dropFirst(2).starts(with: [0, 0]) { throw .refused("UTF-32") }
            return try read(Array(page.dropFirst(mark.count)), as: encoding, from: mark.count)
        }
        if page.starts(with: [0, 0, 0xFE, 0xFF]) { throw .refused("UTF-32") }
        if let encoding = silentUTF16(page) { return try read(page, as: encoding) }
        let named = try declared(page[..<min(page.count, prescanSize)])
        let isUTF8 = isUTF8(page)
        if isUTF8.valid, isUTF8.hasLetters || named == nil || named == .utf8 {
            let isMislabelled = isUTF8.hasLetters && named != nil && named != .utf8
            return Page(
                bytes: page, repair: isMislabelled ? "the page says \(named?.rawValue ?? ""), its bytes are UTF-8" : nil
            )
        }
        if let named { return try read(page, as: named) }
        return try read(page, as: try declared(page[...]) ?? .windows1252)
    }

    private static let marks: [([UInt8], TextEncoding)] = [
        ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LE), ([0xFE, 0xFF], .utf16BE),
    ]

    /// UTF-16 without a mark: a page begins with ASCII, every other byte of which is NUL then.
    private static func silentUTF16(_ page: [UInt8]) -> TextEncoding? {
        let head = page.prefix(4)
        guard head.count == 4 else { return nil }
        if head[1] == 0, head[3] == 0, head[0] != 0, head[2] != 0 { return .utf16LE }
        if head[0] == 0, head[2] == 0, head[1] != 0, head[3] != 0 { return .utf16BE }
        return nil
    }

    private static func isUTF8(_ page: [UInt8]) -> (valid: Bool, hasLetters: Bool) {
        let bytes = page.span
        do {
            let text = try UTF8Span(validating: bytes)
            return (true, !text.isKnownASCII)
        } catch {
            return (false, true)
        }
    }

    private static func read(_ bytes: [UInt8], as encoding: TextEncoding, from start: Int = 0) throws(Fault) -> Page {
        if encoding == .windows1252 { return Page(bytes: latin(bytes)) }
        if encoding == .utf8, isUTF8(bytes).valid { return Page(bytes: bytes) }
        do throws(ICUError) {
            let text = try encoding.decode(bytes.span)
            let damage = text.firstFault.map {
                "\(text.faults) places are no \(encoding.rawValue), the first at byte \(start + $0)"
            }
            return Page(bytes: text.utf8, damage: damage)
        } catch {
            throw .icu(error)
        }
    }

    /// Every byte is a character of windows-1252.
    private static func latin(_ bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                text.append(byte)
            } else {
                let code = byte < 0xA0 ? UInt32(Windows1252.controls[Int(byte) - 0x80]) : UInt32(byte)
                text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
            }
        }
        return text
    }

    /// The encoding of the first `meta` that names one; nil where none does. Browsers read a page anew whose `meta`
    /// stands behind the first 1,024 bytes; here it counts where the bytes are no UTF-8.
    static func declared(_ head: ArraySlice<UInt8>) throws(Fault) -> TextEncoding? {
        var scan = MetaScan()
        var tokenizer = HTMLTokenizer()
        let bytes = Array(head)
        tokenizer.feed(bytes.span, to: &scan)
        if scan.encoding == nil, let label = scan.unknown { throw .refused(label) }
        // A page cannot say in ASCII that it is UTF-16: browsers take it for UTF-8 then.
        return scan.encoding.map { $0 == .utf16LE || $0 == .utf16BE ? .utf8 : $0 }
    }
}

/// Looks for the first `meta` that names an encoding.
private struct MetaScan: HTMLSink {
    private(set) var encoding: TextEncoding?
    /// The first label that is none of those that are read.
    private(set) var unknown: String?
    var isForeign: Bool { false }

    mutating func start(_ tag: borrowing HTMLTag) -> HTMLContent {
        guard encoding == nil, tag.name.elementsEqual("meta".utf8), let label = Self.label(tag), !label.isEmpty else {
            return .markup
        }
        encoding = TextEncoding(label: label)
        if encoding == nil { unknown = unknown ?? label }
        return .markup
    }

    private static func label(_ tag: borrowing HTMLTag) -> String? {
        if let charset = tag.text("charset") { return charset.isEmpty ? nil : trimmed(charset) }
        guard tag.text("http-equiv")?.lowercased() == "content-type", let content = tag.text("content") else {
            return nil
        }
        return charset(in: content.lowercased())
    }

    /// The value behind `charset=`, in quotes or up to a blank or semicolon (WHATWG HTML 2.4.3).
    private static func charset(in content: String) -> String? {
        var rest = content[...]
        while let found = rest.firstRange(of: "charset") {
            rest = rest[found.upperBound...]
            var value = rest.drop(while: \.isWhitespace)
            guard value.first == "=" else { continue }
            value = value.dropFirst().drop(while: \.isWhitespace)
            if let quote = value.first, quote == "\"" || quote == "'" {
                guard let end = value.dropFirst().firstIndex(of: quote) else { return nil }
                return String(value[..<end].dropFirst())
            }
            return String(value.prefix { !$0.isWhitespace && $0 != ";" })
        }
        return nil
    }

    private static func trimmed(_ label: String) -> String { label.filter { !$0.isWhitespace } }

    mutating func end(_ tag: borrowing HTMLTag) {}
    mutating func text(_ bytes: Span<UInt8>) {}
    mutating func comment(_ bytes: Span<UInt8>) {}
    mutating func commentEnd(isClosed: Bool) {}
    mutating func doctype(_ doctype: borrowing HTMLDoctype) {}
}
