/// A Global Trade Item Number with a right check digit, kept as the number behind its 14 digits.
///
/// GTIN-8, -12 and -13 are the same number with zeros on the left, so one key serves all of them
/// (GS1 General Specifications, section 3.3.2). Text never loses the zeros: print `gtin14`.
public struct GTIN: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// At most 14 decimal digits, check digit included: the row key of the index.
    public let number: UInt64

    /// The GTIN with these digits, or nil where there are more than 14 or the check digit is wrong.
    ///
    /// - Complexity: constant.
    public init?(number: UInt64) {
        guard number < 100_000_000_000_000, Self.checkDigit(of: number / 10) == number % 10 else { return nil }
        self.number = number
    }

    /// The GTIN written as ASCII digits, 8 to 14 of them; nil for anything else.
    public init?(digits: some StringProtocol) {
        guard (8...14).contains(digits.utf8.count) else { return nil }
        var number: UInt64 = 0
        for byte in digits.utf8 {
            guard (0x30...0x39).contains(byte) else { return nil }
            number = number * 10 + UInt64(byte - 0x30)
        }
        self.init(number: number)
    }

    /// Always 14 digits.
    public var gtin14: String {
        let digits = String(number)
        return String(repeating: "0", count: 14 - digits.utf8.count) + digits
    }

    public var description: String { gtin14 }

    public static func < (a: GTIN, b: GTIN) -> Bool { a.number < b.number }

    /// The check digit for the digits before it: weights 3, 1, 3, … from the right (GS1, section 7.9).
    public static func checkDigit(of body: UInt64) -> UInt64 {
        var rest = body
        var sum: UInt64 = 0
        var weight: UInt64 = 3
        while rest > 0 {
            sum += rest % 10 * weight
            weight = 4 - weight
            rest /= 10
        }
        return (10 - sum % 10) % 10
    }

    /// `body` with its check digit behind it; nil above 13 digits.
    public init?(completing body: UInt64) {
        guard body < 10_000_000_000_000 else { return nil }
        self.init(number: body * 10 + Self.checkDigit(of: body))
    }
}

extension GTIN {
    /// The first of the 14 digits: 1–8 marks a pack of the unit behind it, 9 a variable measure.
    public var indicator: UInt64 { number / 10_000_000_000_000 }

    /// For an indicator 1–8, the unit the pack is made of: a candidate, to be confirmed in data.
    public var containedUnit: GTIN? {
        guard (1...8).contains(indicator) else { return nil }
        return GTIN(completing: number / 10 % 1_000_000_000_000)
    }

    /// What the prefix says about the use of the number (feeds-and-barcodes 3.2; GS1 prefix list).
    public var use: Use {
        let body = number % 10_000_000_000_000
        if body < 100_000_000 { return gtin8Use(body) }
        switch body / 10_000_000_000 {
        case 20...29, 40...49, 200...299: return .restrictedCirculation
        case 50...59, 981...984, 990...999: return .coupon
        case 977: return .periodical
        case 978: return .book
        case 979: return body / 1_000_000_000 == 9790 ? .music : .book
        case 980: return .refundReceipt
        default: return .item
        }
    }

    /// GTIN-8s starting with 0 or 2 are for use inside one company [K].
    private func gtin8Use(_ body: UInt64) -> Use {
        switch body / 10_000_000 {
        case 0, 2: .restrictedCirculation
        default: .item
        }
    }

    public enum Use: String, Sendable {
        case item
        /// Numbered by a retailer for itself: means nothing anywhere else.
        case restrictedCirculation = "restricted-circulation"
        case coupon, periodical, book, music
        case refundReceipt = "refund-receipt"
    }
}
