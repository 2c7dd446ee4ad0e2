/// A place in a feed, moved on while bytes pass by.
struct SourceMark: Equatable {
    var line = 1
    var byteOffset = 0
    var record = 0
    /// True where the bytes passed were UTF-16 in the feed and are UTF-8 here.
    var isWide = false

    /// - Complexity: linear.
    mutating func pass(_ bytes: ArraySlice<UInt8>) {
        let span = bytes.span
        var at = span.first(0x0A, from: 0)
        while at < span.count {
            line += 1
            at = span.first(0x0A, from: at + 1)
        }
        byteOffset += isWide ? bytes.reduce(0) { $0 + Self.width($1) } : bytes.count
    }

    mutating func pass(_ byte: UInt8) {
        if byte == 0x0A { line += 1 }
        byteOffset += isWide ? Self.width(byte) : 1
    }

    /// Bytes of UTF-16 behind a byte of UTF-8: a character counts with its first byte.
    private static func width(_ byte: UInt8) -> Int {
        if byte & 0xC0 == 0x80 { return 0 }
        return byte < 0xF0 || byte == 0xFF ? 2 : 4
    }
}
