/// Makes UTF-8 of a page where that can be told without doubt.
///
/// libxml2 believes the page's own `<meta>` over the bytes, and the first byte it cannot read turns the rest of
/// the page into Latin-1 (reliability.md, h4 and h5).
enum PageEncoding {
    /// The page as UTF-8; or as it is, for libxml2 to decode as the page says, where it is no UTF-8.
    ///
    /// - Complexity: linear in the page.
    static func decode(_ page: [UInt8]) -> (bytes: [UInt8], isUTF8: Bool) {
        if page.starts(with: [0xFF, 0xFE]) { return (utf16(page, high: 1), true) }
        if page.starts(with: [0xFE, 0xFF]) { return (utf16(page, high: 0), true) }
        let hasMark = page.starts(with: [0xEF, 0xBB, 0xBF])
        let bytes = hasMark ? Array(page.dropFirst(3)) : page
        if String(validating: bytes, as: UTF8.self) != nil { return (bytes, true) }
        // A few damaged bytes: each becomes U+FFFD, the words around it stay readable.
        if hasMark || saysUTF8(bytes) { return (Array(String(decoding: bytes, as: UTF8.self).utf8), true) }
        return (bytes, false)
    }

    private static func utf16(_ page: [UInt8], high: Int) -> [UInt8] {
        let units = stride(from: 2, to: page.count - 1, by: 2).map {
            UInt16(page[$0 + high]) << 8 | UInt16(page[$0 + 1 - high])
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// True where the head of the page declares UTF-8 (the first 1,024 bytes, as in WHATWG HTML 13.2.3.2).
    private static func saysUTF8(_ page: [UInt8]) -> Bool {
        let head = FormatSniffer.ascii(Array(page.prefix(1_024))).lowercased()
        return ["charset=utf-8", "charset=\"utf-8", "charset='utf-8"].contains(where: head.contains)
    }
}
