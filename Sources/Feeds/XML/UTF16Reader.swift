/// Makes UTF-8 of UTF-16 piece by piece. What is no UTF-16 becomes a byte that is no UTF-8, for the parser to refuse.
struct UTF16Reader {
    private let isBigEndian: Bool
    private var half: UInt8?
    private var high: UInt16?

    init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

    /// Takes a piece; an empty one ends the text.
    ///
    /// - Complexity: linear.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(piece.count)
        for byte in piece {
            guard let first = half else {
                half = byte
                continue
            }
            half = nil
            take(isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first), &text)
        }
        if piece.isEmpty, half != nil || high != nil { text.append(0xFF) }
        return text
    }

    private mutating func take(_ unit: UInt16, _ text: inout [UInt8]) {
        if unit < 0x80, high == nil { return text.append(UInt8(unit)) }
        if let lead = high {
            high = nil
            guard unit & 0xFC00 == 0xDC00 else {
                text.append(0xFF)
                return take(unit, &text)
            }
            let value = 0x10000 + UInt32(lead & 0x3FF) << 10 + UInt32(unit & 0x3FF)
            return append(Unicode.Scalar(value), &text)
        }
        if unit & 0xFC00 == 0xD800 { high = unit } else { append(Unicode.Scalar(UInt32(unit)), &text) }
    }

    private func append(_ scalar: Unicode.Scalar?, _ text: inout [UInt8]) {
        guard let scalar else { return text.append(0xFF) }
        text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
}
