/// A GS1 element string: application identifiers with their data, as scanners hand it over.
struct ElementString {
    let reading: Barcode.Reading

    /// Nil where the text is no element string.
    ///
    /// - Complexity: linear.
    init?(_ text: String) {
        guard let body = Self.body(of: text) else { return nil }
        let gtin = text.contains("(") ? Self.bracketed(body) : Self.plain(body)
        guard let digits = gtin else {
            reading = .invalid(.noGTIN, suggestions: [])
            return
        }
        reading = GTIN(digits: digits).map { .gtin($0, alternatives: []) } ?? .invalid(.checkDigit, suggestions: [])
    }

    /// The part behind a symbology identifier or function character; nil where nothing marks an element string.
    private static func body(of text: String) -> String? {
        for mark in ["]C1", "]e0", "]d2", "]Q3", "]J1", "\u{1D}", "^", "{GS}", "<GS>", "\u{241D}"]
        where text.hasPrefix(mark) {
            return String(text.dropFirst(mark.count))
        }
        if text.hasPrefix("(0") { return text }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        return digits.utf8.count >= 16 && (text.hasPrefix("01") || text.hasPrefix("02")) ? text : nil
    }

    /// `(01)` or `(02)` and the 14 digits behind it.
    private static func bracketed(_ text: String) -> Substring? {
        for identifier in ["(01)", "(02)"] {
            let parts = text.split(separator: identifier, maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 { return parts[1].prefix { $0.isASCII && $0.isNumber } }
        }
        return nil
    }

    /// Walks identifiers of known length until it meets 01 or 02; anything variable ends at a function character.
    private static func plain(_ text: String) -> Substring? {
        var rest = Substring(text)
        while rest.utf8.count >= 2 {
            let identifier = rest.prefix(2)
            if identifier == "01" || identifier == "02" { return rest.dropFirst(2).prefix(14) }
            if let length = fixedLengths[String(identifier)] {
                rest = rest.dropFirst(length)
            } else {
                guard let end = rest.firstIndex(where: { "\u{1D}^\u{241D}".contains($0) }) else { return nil }
                rest = rest[rest.index(after: end)...]
            }
        }
        return nil
    }

    /// Identifier and data together (GS1 General Specifications, figure 7.8.5-2).
    private static let fixedLengths: [String: Int] = [
        "00": 20, "11": 8, "12": 8, "13": 8, "15": 8, "16": 8, "17": 8, "20": 4,
        "31": 10, "32": 10, "33": 10, "34": 10, "35": 10, "36": 10,
    ]
}
