/// Undoes base 64 (RFC 4648), which a feed now and then leaves a whole text in.
enum Base64 {
    /// Characters of a word that may be an encoded text; shorter ones are words of labels.
    static let shortest = 24

    /// The text with every word decoded that is base 64 of UTF-8 text.
    ///
    /// - Complexity: linear; a text without a long word comes back as it is.
    static func decoded(_ text: String) -> String {
        guard mayHold(text) else { return text }
        return text.mappingWords { word in
            guard word.count >= shortest else { return nil }
            return bytes(word).flatMap { String(validating: $0, as: UTF8.self) }.flatMap { decoded in
                decoded.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0.isBlank } ? decoded : nil
            }
        }
    }

    /// True where as many signs of the alphabets stand in a row as the shortest encoded text has.
    private static func mayHold(_ text: String) -> Bool {
        var run = 0
        for byte in text.utf8 {
            let isSign = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || isOther(byte)
            run = isSign ? run + 1 : 0
            if run >= shortest { return true }
        }
        return false
    }

    private static func isOther(_ byte: UInt8) -> Bool {
        byte == 0x2B || byte == 0x2D || byte == 0x2F || byte == 0x3D || byte == 0x5F
    }

    private static func bytes(_ word: Substring.UnicodeScalarView) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for scalar in word {
            if scalar == "=" { continue }
            guard let value = value(scalar) else { return nil }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// Both alphabets of RFC 4648.
    private static func value(_ scalar: Unicode.Scalar) -> UInt32? {
        switch scalar {
        case "A"..."Z": scalar.value - 0x41
        case "a"..."z": scalar.value - 0x61 + 26
        case "0"..."9": scalar.value - 0x30 + 52
        case "+", "-": 62
        case "/", "_": 63
        default: nil
        }
    }
}
