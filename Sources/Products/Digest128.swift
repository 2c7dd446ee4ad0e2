/// SipHash-2-4 with 128 bits of output and a 128-bit key (Aumasson, Bernstein 2012).
///
/// With a secret key nobody can aim a collision; with the zero key it is a name for content.
public struct Digest128: Sendable {
    private var v0: UInt64
    private var v1: UInt64
    private var v2: UInt64
    private var v3: UInt64
    private var tail: UInt64 = 0
    private var length: UInt64 = 0

    public init(key: (UInt64, UInt64) = (0, 0)) {
        v0 = key.0 ^ 0x736f_6d65_7073_6575
        v1 = key.1 ^ 0x646f_7261_6e64_6f6d ^ 0xEE
        v2 = key.0 ^ 0x6c79_6765_6e65_7261
        v3 = key.1 ^ 0x7465_6462_7974_6573
    }

    /// - Complexity: linear in `bytes`.
    public mutating func update(_ bytes: Span<UInt8>) {
        var at = 0
        while at < bytes.count, length & 7 != 0 {
            update(bytes[at])
            at += 1
        }
        while at + 8 <= bytes.count {
            var word: UInt64 = 0
            for place in 0..<8 { word |= UInt64(bytes[at + place]) << UInt64(8 * place) }
            length &+= 8
            absorb(word)
            at += 8
        }
        while at < bytes.count {
            update(bytes[at])
            at += 1
        }
    }

    /// Eight bytes, the lowest first.
    public mutating func update(_ number: UInt64) {
        if length & 7 == 0 {
            length &+= 8
            absorb(number)
        } else {
            for shift in stride(from: UInt64(0), to: 64, by: 8) { update(UInt8(truncatingIfNeeded: number >> shift)) }
        }
    }

    /// Text with its length behind it, so that neighbouring fields cannot run into one another.
    public mutating func update(_ text: String) {
        let text = text
        let bytes = text.utf8.span
        if !bytes.isEmpty { update(bytes) }
        update(UInt64(bytes.count))
    }

    private mutating func update(_ byte: UInt8) {
        tail |= UInt64(byte) << (8 * (length & 7))
        length &+= 1
        if length & 7 == 0 {
            absorb(tail)
            tail = 0
        }
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        rounds(2)
        v0 ^= word
    }

    /// The digest of everything so far.
    public consuming func finish() -> (high: UInt64, low: UInt64) {
        absorb(tail | length << 56)
        v2 ^= 0xEE
        rounds(4)
        let low = v0 ^ v1 ^ v2 ^ v3
        v1 ^= 0xDD
        rounds(4)
        return (v0 ^ v1 ^ v2 ^ v3, low)
    }

    private mutating func rounds(_ count: Int) {
        for _ in 0..<count {
            v0 &+= v1
            v2 &+= v3
            v1 = rotated(v1, 13) ^ v0
            v3 = rotated(v3, 16) ^ v2
            v0 = rotated(v0, 32)
            v2 &+= v1
            v0 &+= v3
            v1 = rotated(v1, 17) ^ v2
            v3 = rotated(v3, 21) ^ v0
            v2 = rotated(v2, 32)
        }
    }

    private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
}

/// 128 bits as 32 hexadecimal digits.
public func hexadecimal(_ digest: (high: UInt64, low: UInt64)) -> String {
    [digest.high, digest.low].map { word in
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
}
