/// Character references, in text and in attribute values (WHATWG HTML 13.2.5.72 to 13.2.5.80).
extension HTMLTokenizer {
    mutating func startReference(from state: State) {
        returnState = state
        self.state = .reference
        pending.removeAll(keepingCapacity: true)
    }

    private var isInAttribute: Bool { returnState != .text }

    /// Hands out what is decoded, or what turned out to be no reference, where it belongs.
    private mutating func flush(_ bytes: [UInt8], _ sink: inout some HTMLSink) {
        if isInAttribute {
            for byte in bytes { tag.append(byte) }
        } else {
            emit(bytes, &sink)
        }
    }

    mutating func reference(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        if byte == 0x23 {
            pending = [0x23]
            code = 0
            state = .numericReference
            return at + 1
        }
        if Self.isAlphanumeric(byte) {
            named = NamedReferences.Cursor()
            state = .namedReference
        } else {
            flush([0x26], &sink)
            state = returnState
        }
        return at
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte &- 0x30 < 10 }

    // MARK: names

    mutating func namedReference(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        guard named.advance(byte) else {
            resolveName(followedBy: byte, &sink)
            return at
        }
        pending.append(byte)
        if byte == 0x3B { resolveName(followedBy: 0, &sink) }
        return at + 1
    }

    /// The longest name that was met counts; what stands behind it is text. In an attribute a name without its
    /// semicolon is none where a letter, a digit or "=" follows: addresses are full of `&copy=1`.
    private mutating func resolveName(followedBy byte: UInt8, _ sink: inout some HTMLSink) {
        state = returnState
        let next = named.matchedCount < pending.count ? pending[named.matchedCount] : byte
        let isOpen = named.matchedCount > 0 && pending[named.matchedCount - 1] != 0x3B
        let isAddress = isInAttribute && isOpen && (next == 0x3D || Self.isAlphanumeric(next))
        if named.matchedCount == 0 || isAddress {
            flush([0x26] + pending, &sink)
        } else {
            flush(named.matched + pending[named.matchedCount...], &sink)
        }
    }

    // MARK: numbers

    mutating func numericReference(_ byte: UInt8, _ at: Int) -> Int {
        guard byte | 0x20 == 0x78 else {
            state = .decimalStart
            return at
        }
        pending.append(byte)
        state = .hexadecimalStart
        return at + 1
    }

    mutating func firstDigit(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let isHexadecimal = state == .hexadecimalStart
        if Self.digitValue(byte, isHexadecimal) == nil {
            flush([0x26] + pending, &sink)
            state = returnState
        } else {
            state = isHexadecimal ? .hexadecimal : .decimal
        }
        return at
    }

    mutating func digit(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let isHexadecimal = state == .hexadecimal
        if let value = Self.digitValue(byte, isHexadecimal) {
            // Above Unicode all numbers mean the same.
            code = min(0x11_0000, code * (isHexadecimal ? 16 : 10) + value)
            return at + 1
        }
        resolveNumber(&sink)
        return byte == 0x3B ? at + 1 : at
    }

    private mutating func resolveNumber(_ sink: inout some HTMLSink) {
        state = returnState
        flush(Array(String(Character(Self.scalar(code))).utf8), &sink)
    }

    private static func digitValue(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if byte &- 0x30 < 10 { return UInt32(byte &- 0x30) }
        let letter = (byte | 0x20) &- 0x61
        return isHexadecimal && letter < 6 ? UInt32(letter) + 10 : nil
    }

    /// Numbers of the C1 controls mean windows-1252, as pages have it (13.2.5.80).
    private static func scalar(_ code: UInt32) -> Unicode.Scalar {
        if (0x80...0x9F).contains(code), let scalar = Unicode.Scalar(Windows1252.controls[Int(code) - 0x80]) {
            return scalar
        }
        return code == 0 ? "\u{FFFD}" : Unicode.Scalar(code) ?? "\u{FFFD}"
    }

    /// The page ends inside a reference.
    mutating func finishReference(_ sink: inout some HTMLSink) {
        switch state {
        case .reference, .numericReference, .hexadecimalStart, .decimalStart:
            state = returnState
            flush([0x26] + pending, &sink)
        case .namedReference: resolveName(followedBy: 0, &sink)
        case .hexadecimal, .decimal: resolveNumber(&sink)
        default: break
        }
    }
}

/// The part of windows-1252 that is not Latin-1.
enum Windows1252 {
    /// Scalars of the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
    static let controls: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
