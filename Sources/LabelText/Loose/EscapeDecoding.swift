/// Undoes escapes that a feed left in a text: character references, percent signs, backslash-u; up to three deep.
/// Comments of a page, which nobody sees, are left out.
enum EscapeDecoding {
    private static let rounds = 3
    /// Bytes of a comment; a longer one is text.
    private static let longestComment = 256

    /// - Complexity: linear; a text without `&`, `%`, `<` or `\` comes back as it is.
    static func decoded(_ text: String) -> String {
        var text = text
        for _ in 0..<rounds where text.utf8.contains(where: { [0x26, 0x25, 0x3C, 0x5C].contains($0) }) {
            let next = once(text)
            if next == text { return text }
            text = next
        }
        return text
    }

    private static func once(_ text: String) -> String {
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var at = 0
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
        guard source[at...].starts(with: "<!--".utf8) else { return nil }
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
        let text = String(decoding: source[at..<at + digits], as: UTF8.self)
        return text.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }) ? UInt32(text, radix: 16) : nil
    }
}
