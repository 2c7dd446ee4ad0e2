/// The encodings an XML feed may declare.
///
/// libxml2 would take anything iconv knows, UTF-7 and EBCDIC included, in which a word can be written so that no
/// check in front of the parser sees it (reliability.md, x14).
enum XMLEncoding {
    /// The encoding the head declares, where it is none that is read here.
    ///
    /// - Parameter head: the first bytes as ASCII, bytes of other kinds left out.
    static func refused(_ head: String) -> String? {
        guard let name = declared(in: head), !isRead(name.lowercased()) else { return nil }
        return name
    }

    /// The value behind `encoding=` in the XML declaration.
    static func declared(in head: String) -> String? {
        guard head.hasPrefix("<?xml "), let declaration = head.split(separator: ">", maxSplits: 1).first,
            let start = declaration.end(ofWord: "encoding")
        else { return nil }
        let value = declaration[start...].drop { $0 == " " || $0 == "=" }
        guard let quote = value.first, quote == "\"" || quote == "'",
            let end = value.dropFirst().firstIndex(of: quote)
        else { return nil }
        return String(value[..<end].dropFirst())
    }

    private static func isRead(_ name: String) -> Bool {
        if let part = name.number(behind: "iso-8859-") { return (1...16).contains(part) }
        if let page = name.number(behind: "windows-") ?? name.number(behind: "cp") {
            return page == 874 || (1250...1258).contains(page)
        }
        return names.contains(name)
    }

    private static let names: Set<String> = [
        "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "latin1", "shift_jis", "shift-jis",
        "sjis", "windows-31j", "euc-jp", "gb2312", "gbk", "gb18030", "big5", "euc-kr", "koi8-r", "koi8-u", "tis-620",
    ]
}

extension Substring {
    /// Where the text behind the first ` word` starts.
    fileprivate func end(ofWord word: String) -> Index? {
        indices.first { self[$0...].hasPrefix(" " + word) }.map { index($0, offsetBy: word.count + 1) }
    }
}

extension String {
    fileprivate func number(behind prefix: String) -> Int? { hasPrefix(prefix) ? Int(dropFirst(prefix.count)) : nil }
}
