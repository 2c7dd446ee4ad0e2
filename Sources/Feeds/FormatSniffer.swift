/// Tells the shape of a feed by its first bytes, never by its name.
enum FormatSniffer {
    enum Shape: Equatable {
        case xml, html, jsonLines, json, table, gzip, zip, tar, empty, unknown
    }

    /// Bytes that are enough to tell.
    static let headSize = 4_096
    /// Bytes of a text that are looked at for tags.
    private static let textSize = 1_024

    static func shape(of head: [UInt8]) -> Shape {
        if head.isEmpty { return .empty }
        if let archive = archive(head) { return archive }
        let text = ascii(head.prefix(textSize))
        guard let first = text.first(where: { $0 != " " }) else { return .empty }
        if first == "{" { return isLines(head) ? .jsonLines : .json }
        if first == "[" { return .json }
        guard first == "<" else { return isTable(head) ? .table : .unknown }
        return isNamespaced(text) ? .xml : markup(text.lowercased())
    }

    /// True where the first tag is none of a page: it has a prefix or a namespace, or begins a feed that is known.
    private static func isNamespaced(_ text: String) -> Bool {
        let tags = text.split(separator: "<").filter { $0.first?.isLetter == true }
        guard let tag = tags.first?.prefix(while: { $0 != ">" }) else { return false }
        let name = tag.prefix { $0 != " " && $0 != "/" }
        if name.lowercased() == "html" { return false }
        return name.contains(":") || tag.contains(" xmlns")
            || XMLKind.all.contains { $0.roots.contains { $0.elementsEqual(name.utf8) } }
    }

    private static func archive(_ head: [UInt8]) -> Shape? {
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .zip }
        return head.dropFirst(257).starts(with: "ustar".utf8) ? .tar : nil
    }

    private static func markup(_ lower: String) -> Shape {
        if ["<!doctype html", "<!-- saved from url"].contains(where: lower.contains) { return .html }
        if ["html", "head", "body"].contains(where: { hasTag($0, lower) }) { return .html }
        return lower.contains("<?xml") || !looksLikePage(lower) ? .xml : .html
    }

    /// True where the first value ends with its line, as in JSON Lines: a document goes on in the next line. A line
    /// longer than the head is a line, unless it begins like a download that is known to be one document.
    private static func isLines(_ head: [UInt8]) -> Bool {
        let lines = head.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: true)
        guard let first = lines.first else { return true }
        let isBlank: (UInt8) -> Bool = { $0 <= 0x20 }
        guard let last = first.last(where: { !isBlank($0) }) else { return false }
        if first.count == head.count { return !String(decoding: first.prefix(40), as: UTF8.self).contains("Foods\"") }
        if last == 0x7D { return true }
        return ![0x7B, 0x5B, 0x2C, 0x3A].contains(last) && lines.dropFirst().first?.first == 0x7B
    }

    /// True where the first line is one of names: text with separators in it. UTF-16 and UTF-32 have NULs between.
    private static func isTable(_ head: [UInt8]) -> Bool {
        let isWide = TableEncoding(head: head, named: nil).wide != nil || TableEncoding.isRefused(head)
        guard isWide || !head.contains(0) else { return false }
        let line = head.filter { $0 != 0 }.prefix { $0 != 0x0A && $0 != 0x0D }
        return line.contains { [0x2C, 0x09, 0x3B, 0x7C].contains($0) }
    }

    /// The head as ASCII, whatever the encoding: NULs of UTF-16 and bytes above 0x7F are dropped.
    static func ascii(_ head: some Sequence<UInt8>) -> String {
        let bytes = head.prefix(textSize).compactMap { byte -> UInt8? in
            switch byte {
            case 0x09, 0x0A, 0x0D: 0x20
            case 0x20..<0x7F: byte
            default: nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// True for `<head>` and `<head class=`, not for `<header` or the `<headerVersion>` of an XML message.
    private static func hasTag(_ name: String, _ lower: String) -> Bool {
        [">", " "].contains { lower.contains("<\(name)\($0)") }
    }

    private static func looksLikePage(_ lower: String) -> Bool {
        ["div", "p", "span", "table", "script", "meta", "h1", "h2", "ul"].contains { hasTag($0, lower) }
    }
}
