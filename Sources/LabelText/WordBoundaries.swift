import ICU

/// Where words may start and end in a folded text: at its edges, beside anything that is no letter, between two
/// scripts, and anywhere in a script written without spaces. Between two digits there is none.
@frozen public struct WordBoundaries: Sendable {
    /// One bit a byte, and one for the end.
    @usableFromInline var bits: [UInt64]
    @usableFromInline let count: Int

    /// - Complexity: linear.
    public init(_ bytes: Span<UInt8>) {
        count = bytes.count
        bits = Array(repeating: 0, count: bytes.count / 64 + 1)
        let table = ScalarTable.shared
        var last = ScalarTable.mark
        var word: UInt64 = 0
        var at = 0
        var place = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte &- 0x61 < 26, last == ScalarTable.latinLetter {
                at += 1
                continue
            }
            let (scalar, length) = byte < 0x80 ? (UInt32(byte), 1) : bytes.scalar(at: at)
            let kind = table.kind(scalar)
            if Self.separates(last, kind) {
                if at >> 6 != place {
                    bits[place] = word
                    place = at >> 6
                    word = 0
                }
                word |= 1 << UInt64(at & 63)
            }
            last = kind
            at += length
        }
        bits[place] |= word
        insert(bytes.count)
    }

    /// Letters of one script that is written with blanks belong together, and so do digits.
    @inline(__always)
    private static func separates(_ before: UInt8, _ after: UInt8) -> Bool {
        if before & 15 == ScalarClass.digit.rawValue { return after & 15 != ScalarClass.digit.rawValue }
        if before & 15 != ScalarClass.letter.rawValue { return true }
        return before != after || ScalarTable.script(before).isUnspaced
    }

    @inlinable public subscript(offset: Int) -> Bool {
        if offset <= 0 || offset >= count { return true }
        return bits[offset >> 6] >> UInt64(offset & 63) & 1 == 1
    }

    /// The bits of 64 offsets; `offset` is a multiple of 64.
    @inlinable @inline(__always)
    public func marks(from offset: Int) -> UInt64 { bits[offset >> 6] }

    /// Adds boundaries that the printed text shows, such as a capital inside a word.
    public mutating func insert(_ offset: Int) { bits[offset >> 6] |= 1 << UInt64(offset & 63) }
}
