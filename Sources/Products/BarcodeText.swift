/// A typed barcode with the habits of keyboards and spreadsheets taken off: spaces, dashes, a leading
/// apostrophe, a trailing ".0", digits of other scripts.
struct BarcodeText {
    /// The text without blanks around it, digits mapped to ASCII.
    let text: String
    /// Its digits, separators dropped.
    let digits: String
    let hasLetters: Bool

    init(_ raw: String) {
        if !raw.isEmpty, raw.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            (text, digits, hasLetters) = (raw, raw, false)
            return
        }
        var mapped = ""
        for scalar in raw.unicodeScalars {
            if let digit = Self.digit(scalar) {
                mapped.unicodeScalars.append(digit)
            } else if !Self.isBlank(scalar) || !mapped.isEmpty {
                mapped.unicodeScalars.append(scalar)
            }
        }
        while let last = mapped.unicodeScalars.last, Self.isBlank(last) { mapped.unicodeScalars.removeLast() }
        if mapped.first == "'" || mapped.first == "\u{2019}" { mapped.removeFirst() }
        text = mapped
        let number = mapped.hasSuffix(".0") ? String(mapped.dropLast(2)) : mapped
        digits = String(number.unicodeScalars.filter { (0x30...0x39).contains($0.value) }.map(Character.init))
        hasLetters = number.unicodeScalars.contains { !(0x30...0x39).contains($0.value) && !Self.isSeparator($0) }
    }

    /// Excel's `4.00638133393E+12`.
    var isScientific: Bool { exponentParts != nil }

    /// The one number a 12-digit mantissa can mean; three digits are never padded.
    var scientificCandidate: GTIN? {
        guard let (mantissa, exponent) = exponentParts else { return nil }
        let digits = mantissa.filter { $0.isASCII && $0.isNumber }
        guard digits.utf8.count == 12, exponent == 12, let body = UInt64(digits) else { return nil }
        return GTIN(completing: body)
    }

    /// The reading of a capital or small O as zero: a question, never an answer.
    var withLettersAsDigits: GTIN? {
        let guess = text.map { "oO".contains($0) ? "0" : $0 }.filter { !" -.".contains($0) }
        return GTIN(digits: String(guess))
    }

    private var exponentParts: (mantissa: Substring, exponent: Int)? {
        guard let e = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return nil }
        let mantissa = text[..<e]
        let exponent = text[text.index(after: e)...]
        guard mantissa.contains(where: { ".,".contains($0) }) || exponent.hasPrefix("+") else { return nil }
        guard mantissa.allSatisfy({ $0.isNumber || ".,".contains($0) }), let power = Int(exponent) else { return nil }
        return (mantissa, power)
    }

    private static func isBlank(_ s: Unicode.Scalar) -> Bool { s.properties.isWhitespace || s.value == 0xFEFF }

    private static func isSeparator(_ s: Unicode.Scalar) -> Bool {
        isBlank(s) || s == "-" || s == "." || (0x2010...0x2015).contains(s.value) || (0x200B...0x200F).contains(s.value)
    }

    /// The ASCII digit for a decimal digit of any script.
    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return Unicode.Scalar(UInt8(value) + 0x30)
    }
}
