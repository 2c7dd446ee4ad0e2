/// A GS1 Digital Link: a web address with the GTIN behind `/01/`. It is read, never opened.
struct DigitalLink {
    let reading: Barcode.Reading

    /// Nil where the text is no web address.
    ///
    /// - Complexity: linear.
    init?(_ text: String) {
        let lower = text.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
        let path = text.prefix { $0 != "?" && $0 != "#" }
        let pieces = path.split(separator: "/").dropFirst(2).map { Self.percentDecoded($0) }
        guard let key = pieces.firstIndex(where: { $0 == "01" || $0 == "gtin" }), key + 1 < pieces.count else {
            reading = .invalid(pieces.count == 1 ? .compressedLink : .noGTIN, suggestions: [])
            return
        }
        let gtin = GTIN(digits: pieces[key + 1])
        reading = gtin.map { .gtin($0, alternatives: []) } ?? .invalid(.checkDigit, suggestions: [])
    }

    private static func percentDecoded(_ piece: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Substring(piece).utf8
        while let byte = rest.popFirst() {
            let hex = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == 0x25, hex.utf8.count == 2, let value = UInt8(hex, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
