/// Undoes UTF-8 that was read as Windows-1252: `lÃ¤tte`, `Ð¼Ð¾Ð»Ð¾ÐºÐ¾`.
enum Mojibake {
    /// The text with every word repaired whose Windows-1252 bytes are UTF-8.
    ///
    /// - Complexity: linear; a text without the first bytes of UTF-8 sequences comes back as it is.
    static func repaired(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { (0xC2...0xF4).contains($0.value) }) else { return text }
        return text.mappingWords { word in
            guard word.contains(where: { $0.value >= 0x80 }) else { return nil }
            var bytes: [UInt8] = []
            for scalar in word {
                guard let byte = byte(scalar) else { return nil }
                bytes.append(byte)
            }
            return String(validating: bytes, as: UTF8.self)
        }
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
