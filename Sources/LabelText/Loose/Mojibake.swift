/// Undoes UTF-8 that was read as Windows-1252: `lÃ¤tte`, `Ð¼Ð¾Ð»Ð¾ÐºÐ¾`.
enum Mojibake {
    /// The text with every run of characters repaired whose Windows-1252 bytes are one character of UTF-8.
    ///
    /// - Complexity: linear; a text without the first bytes of UTF-8 sequences comes back as it is.
    static func repaired(_ text: String) -> String {
        guard mayHold(text) else { return text }
        let source = Array(text.unicodeScalars)
        var repaired = String.UnicodeScalarView()
        var at = 0
        while at < source.count {
            if let (scalar, length) = scalar(source, at) {
                repaired.append(scalar)
                at += length
            } else {
                repaired.append(source[at])
                at += 1
            }
        }
        return String(repaired)
    }

    /// True where a first byte of a sequence stands before a byte that may go on with it.
    private static func mayHold(_ text: String) -> Bool {
        var isBegun = false
        for scalar in text.unicodeScalars {
            if isBegun, let byte = byte(scalar), byte & 0xC0 == 0x80 { return true }
            isBegun = scalar.value >= 0xC2 && scalar.value <= 0xF4
        }
        return false
    }

    /// The character whose UTF-8 bytes begin at `at`, and how many there are; nil where none does.
    private static func scalar(_ source: [Unicode.Scalar], _ at: Int) -> (Unicode.Scalar, Int)? {
        let length =
            switch source[at].value {
            case 0xC2...0xDF: 2
            case 0xE0...0xEF: 3
            case 0xF0...0xF4: 4
            default: 0
            }
        guard length > 0, at + length <= source.count else { return nil }
        var bytes: [UInt8] = []
        for scalar in source[at..<at + length] {
            guard let byte = byte(scalar) else { return nil }
            bytes.append(byte)
        }
        return String(validating: bytes, as: UTF8.self)?.unicodeScalars.first.map { ($0, length) }
    }

    private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.value < 0x100 { return UInt8(scalar.value) }
        return high.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
    }

    /// Windows-1252 from 0x80 to 0x9F; 0 where nothing is assigned (unicode.org, CP1252.TXT).
    private static let high: [UInt32] = [
        0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
    ]
}
