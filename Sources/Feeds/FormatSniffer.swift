/// Tells the kind of a feed by its first bytes, never by its name.
enum FormatSniffer {
    enum Kind: Equatable {
        case xml, html, jsonLines, empty, unknown
    }

    /// Bytes that are enough to tell.
    static let headSize = 1024

    static func kind(of head: [UInt8]) -> Kind {
        if head.isEmpty { return .empty }
        let text = ascii(head)
        guard let first = text.first(where: { $0 != " " }) else { return .empty }
        if first == "{" { return .jsonLines }
        guard first == "<" else { return .unknown }
        let lower = text.lowercased()
        if ["<!doctype html", "<!-- saved from url"].contains(where: lower.contains) { return .html }
        if ["html", "head", "body"].contains(where: { hasTag($0, lower) }) { return .html }
        return lower.contains("<?xml") || !looksLikePage(lower) ? .xml : .html
    }

    /// The head as ASCII, whatever the encoding: NULs of UTF-16 and bytes above 0x7F are dropped.
    static func ascii(_ head: [UInt8]) -> String {
        let bytes = head.prefix(headSize).compactMap { byte -> UInt8? in
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
