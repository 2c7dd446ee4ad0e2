/// Undoes escapes that a feed left in a text: character references, percent signs, backslash-u; up to three deep.
/// Comments of a page, which nobody sees, are left out.
enum EscapeDecoding {
    private static let rounds = 3
    /// Bytes of a comment; a longer one is text.
    private static let longestComment = 256

    /// - Complexity: linear; a text without `&`, `%`, `<` or `\` comes back as it is.
    static func decoded(_ text: String) -> String {
        var text = text
        for _ in 0..<rounds where text.utf8.contains(where: isSign) {
            guard let next = once(text), next.utf8.count != text.utf8.count || !next.utf8.elementsEqual(text.utf8)
            else { return text }
            text = next
        }
        return text
    }

    private static func isSign(_ byte: UInt8) -> Bool {
        byte == 0x26 || byte == 0x25 || byte == 0x3C || byte == 0x5C
    }

    /// The text without its outermost escapes; nil where it has none.
    private static func once(_ text: String) -> String? {
        let source = Array(text.utf8)
        let first = source.indices.first { isSign(source[$0]) && escape(source, $0) != nil }
        guard var at = first else { return nil }
        var bytes = Array(source[..<at])
        while at < source.count {
            if let (decoded, end) = escape(source, at) {
                bytes += decoded
                at = end
            } else {
                bytes.append(source[at])
                at += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ source: [UInt8], _ at: Int) -> (bytes: [UInt8], end: Int)? {
        switch source[at] {
        case 0x26: reference(source, at)
        case 0x25: number(source, at + 1, digits: 2).map { ([UInt8($0)], at + 3) }
        case 0x5C: backslash(source, at)
        case 0x3C: commentEnd(source, at).map { ([], $0) }
        default: nil
        }
    }

    /// Behind the comment that begins at `at`.
    private static func commentEnd(_ source: [UInt8], _ at: Int) -> Int? {
        guard at + 1 < source.count, source[at + 1] == 0x21, source[at...].starts(with: "<!--".utf8) else { return nil }
        var end = at + 4
        while end + 3 <= source.count, end - at <= longestComment {
            if source[end...].starts(with: "-->".utf8) { return end + 3 }
            end += 1
        }
        return nil
    }

    private static func reference(_ source: [UInt8], _ at: Int) -> (bytes: [UInt8], end: Int)? {
        let span = source.span
        return CharacterReference(span, at: at).map { ($0.bytes, $0.end) }
    }

    /// `\u0077` and `\x77`; of two backslashes one is left for the next round.
    private static func backslash(_ source: [UInt8], _ at: Int) -> (bytes: [UInt8], end: Int)? {
        guard at + 1 < source.count else { return nil }
        if source[at + 1] == 0x5C { return ([0x5C], at + 2) }
        let digits = source[at + 1] == 0x75 ? 4 : source[at + 1] == 0x78 ? 2 : 0
        guard digits > 0, let value = number(source, at + 2, digits: digits), let scalar = Unicode.Scalar(value) else {
            return nil
        }
        return (Array(String(scalar).utf8), at + 2 + digits)
    }

    private static func number(_ source: [UInt8], _ at: Int, digits: Int) -> UInt32? {
        guard at + digits <= source.count else { return nil }
        var value: UInt32 = 0
        for byte in source[at..<at + digits] {
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
