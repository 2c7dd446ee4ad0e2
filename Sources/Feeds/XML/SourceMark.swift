/// A place in a feed, moved on while bytes pass by.
struct SourceMark: Equatable {
    var line = 1
    var byteOffset = 0
    var record = 0
    /// True where the bytes passed were UTF-16 in the feed and are UTF-8 here.
    var isWide = false

    /// - Complexity: linear.
    mutating func pass(_ bytes: some Collection<UInt8>) {
        if !isWide { byteOffset += bytes.count }
        for byte in bytes {
            if byte == 0x0A { line += 1 }
            if isWide { byteOffset += Self.width(byte) }
        }
    }

    mutating func pass(_ byte: UInt8) { pass(CollectionOfOne(byte)) }

    /// Bytes of UTF-16 behind a byte of UTF-8: a character counts with its first byte.
    private static func width(_ byte: UInt8) -> Int {
        if byte & 0xC0 == 0x80 { return 0 }
        return byte < 0xF0 || byte == 0xFF ? 2 : 4
    }
}
