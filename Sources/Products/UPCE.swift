/// UPC-E, the six-digit short form of a UPC-A.
enum UPCE {
    /// The item behind eight UPC-E digits (number system, six digits, check digit), or nil where the first
    /// digit is neither 0 nor 1 or the check digit does not fit the expanded number.
    ///
    /// Expansion table: GS1 General Specifications, section 5.2.2.4.
    static func expand(_ digits: String) -> GTIN? {
        let d = digits.utf8.map { UInt64($0 &- 0x30) }
        guard d.count == 8, d[0] <= 1 else { return nil }
        let body: [UInt64] =
            switch d[6] {
            case 0...2: [d[0], d[1], d[2], d[6], 0, 0, 0, 0, d[3], d[4], d[5]]
            case 3: [d[0], d[1], d[2], d[3], 0, 0, 0, 0, 0, d[4], d[5]]
            case 4: [d[0], d[1], d[2], d[3], d[4], 0, 0, 0, 0, 0, d[5]]
            default: [d[0], d[1], d[2], d[3], d[4], d[5], 0, 0, 0, 0, d[6]]
            }
        return GTIN(number: body.reduce(0) { $0 * 10 + $1 } * 10 + d[7])
    }
}
