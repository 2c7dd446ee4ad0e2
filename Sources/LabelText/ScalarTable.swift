/// What the stages ask of a code point, looked up once for those of one or two bytes of UTF-8.
///
/// The tables of Unicode and the lists of ranges cost many times a look-up, and nearly all letters of labels are here.
struct ScalarTable: Sendable {
    /// Code points of one or two bytes of UTF-8.
    static let limit: UInt32 = 0x800

    private static let smallFlag: UInt8 = 1
    private static let capitalFlag: UInt8 = 2
    private static let letterFlag: UInt8 = 4
    private static let blankFlag: UInt8 = 8

    /// `ScalarClass` in the low half, `Script` in the high one.
    private let kinds: [UInt8]
    /// Unicode's properties, a bit each.
    private let properties: [UInt8]

    static let shared = ScalarTable()

    private init() {
        kinds = (0..<Self.limit).map { ScalarClass(searching: $0).rawValue | Script(searching: $0).rawValue << 4 }
        properties = (0..<Self.limit).map { value in
            guard let properties = Unicode.Scalar(value)?.properties else { return 0 }
            return (properties.isLowercase ? Self.smallFlag : 0) | (properties.isUppercase ? Self.capitalFlag : 0)
                | (properties.isAlphabetic ? Self.letterFlag : 0) | (properties.isWhitespace ? Self.blankFlag : 0)
        }
    }

    /// Class and script in one number: equal where both are.
    @inline(__always)
    func kind(_ scalar: UInt32) -> UInt8 {
        if scalar < Self.limit { return kinds[Int(scalar)] }
        return ScalarClass(searching: scalar).rawValue | Script(searching: scalar).rawValue << 4
    }

    /// A letter of ASCII, or another of its script.
    static let latinLetter = ScalarClass.letter.rawValue | Script.latin.rawValue << 4

    /// A mark, of whatever script.
    static let mark = ScalarClass.mark.rawValue

    @inline(__always)
    static func scalarClass(_ kind: UInt8) -> ScalarClass { ScalarClass(rawValue: kind & 15) ?? .letter }

    @inline(__always)
    static func script(_ kind: UInt8) -> Script { Script(rawValue: kind >> 4) ?? .other }

    func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < Self.limit
            ? properties[Int(scalar.value)] & Self.smallFlag != 0 : scalar.properties.isLowercase
    }

    func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < Self.limit
            ? properties[Int(scalar.value)] & Self.capitalFlag != 0 : scalar.properties.isUppercase
    }

    func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < Self.limit
            ? properties[Int(scalar.value)] & Self.letterFlag != 0 : scalar.properties.isAlphabetic
    }

    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < Self.limit
            ? properties[Int(scalar.value)] & Self.blankFlag != 0 : scalar.properties.isWhitespace
    }
}
