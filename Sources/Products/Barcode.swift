/// What somebody typed, scanned or exported as a barcode, read without repairing it in silence.
///
/// Source of every rule: feeds-and-barcodes 3.1 to 3.5.
public struct Barcode: Hashable, Sendable {
    /// What was given.
    public let text: String
    public let reading: Reading

    public enum Reading: Hashable, Sendable {
        /// Look this up. `alternatives` are other items the same digits could mean, never looked up unasked.
        case gtin(GTIN, alternatives: [GTIN])
        /// Not to be looked up; `suggestions` need a yes from the person.
        case invalid(Fault, suggestions: [GTIN])
    }

    public enum Fault: String, Sendable {
        case empty = "no digits"
        case length = "a barcode has 8, 12, 13 or 14 digits"
        case checkDigit = "the check digit does not fit"
        case letters = "a barcode has digits only"
        case scientific = "a spreadsheet cut the number; format the column as text"
        case compressedLink = "compressed Digital Links are not supported"
        case noGTIN = "no GTIN among the application identifiers"
    }

    /// - Complexity: linear in `text`; input above 4,096 bytes is refused by length.
    public init(_ text: String) {
        self.text = text
        guard text.utf8.count <= 4096 else {
            reading = .invalid(.length, suggestions: [])
            return
        }
        let trimmed = BarcodeText(text)
        // Neither a link nor an element string: most barcodes of feeds are plain numbers.
        let isNumber = trimmed.digits.utf8.count < 16 && trimmed.text.utf8.count == trimmed.digits.utf8.count
        if !isNumber, let link = DigitalLink(trimmed.text) {
            reading = link.reading
        } else if !isNumber, let elements = ElementString(trimmed.text) {
            reading = elements.reading
        } else {
            reading = Self.read(trimmed)
        }
    }

    /// The item to look up, or nil where nothing may be looked up.
    public var gtin: GTIN? {
        if case .gtin(let gtin, _) = reading { return gtin }
        return nil
    }
}

extension Barcode {
    private static func read(_ text: BarcodeText) -> Reading {
        if text.isScientific { return .invalid(.scientific, suggestions: text.scientificCandidate.map { [$0] } ?? []) }
        if text.digits.isEmpty { return .invalid(text.hasLetters ? .letters : .empty, suggestions: []) }
        if text.hasLetters { return .invalid(.letters, suggestions: text.withLettersAsDigits.map { [$0] } ?? []) }
        return read(digits: text.digits)
    }

    /// Reads plain digits. Eight of them that start with 0 or 1 are a UPC-E first, because the check digit
    /// cannot tell the two apart: 58 % of all UPC-Es are valid GTIN-8s.
    static func read(digits: String) -> Reading {
        switch digits.utf8.count {
        case 8:
            if let expanded = UPCE.expand(digits) {
                return .gtin(expanded, alternatives: GTIN(digits: digits).map { [$0] } ?? [])
            }
            return GTIN(digits: digits).map { .gtin($0, alternatives: []) } ?? .invalid(.checkDigit, suggestions: [])
        case 12, 13, 14:
            if let gtin = GTIN(digits: digits) { return .gtin(gtin, alternatives: []) }
            return .invalid(.checkDigit, suggestions: completions(of: digits))
        case 11:
            return .invalid(.length, suggestions: completions(of: digits))
        default:
            return .invalid(.length, suggestions: [])
        }
    }

    /// 12 digits may be a GTIN-13 without its check digit; 11 a UPC-A without its zero or its check digit.
    private static func completions(of digits: String) -> [GTIN] {
        guard digits.utf8.count < 13, let body = UInt64(digits) else { return [] }
        let padded = digits.utf8.count == 11 ? GTIN(number: body) : nil
        return [padded, GTIN(completing: body)].compactMap { $0 }
    }
}
