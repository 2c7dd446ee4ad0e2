/// Writes the compiled lexicon: valid UTF-8 in which every number is made of bytes below 0x80, so that a
/// Swift string literal can hold it and the linker maps it with the program.
struct BlobWriter {
    private(set) var bytes: [UInt8] = []

    /// Six bits a byte, lowest first; 0x40 says that more follow.
    mutating func append(_ value: Int) {
        var rest = value
        repeat {
            let low = UInt8(rest & 0x3F)
            rest >>= 6
            bytes.append(rest > 0 ? low | 0x40 : low)
        } while rest > 0
    }

    mutating func append(_ text: String) { append(raw: Array(text.utf8)) }

    /// Bytes that are valid UTF-8 as they stand.
    mutating func append(raw text: [UInt8]) {
        append(text.count)
        bytes += text
    }

    mutating func append(_ flag: Bool) { append(flag ? 1 : 0) }

    mutating func append<Element>(_ list: some Collection<Element>, _ write: (inout BlobWriter, Element) -> Void) {
        append(list.count)
        for element in list { write(&self, element) }
    }

    /// Words of 32 bits in five bytes of seven bits, for tables read at one go.
    mutating func append(words: [UInt32]) {
        append(words.count)
        for word in words {
            for shift in stride(from: UInt32(0), to: 35, by: 7) { bytes.append(UInt8(word >> shift & 0x7F)) }
        }
    }
}

/// Reads what `BlobWriter` wrote. Reading past the end yields zeros and is noted in `isDamaged`.
struct BlobReader {
    private var at = 0
    private(set) var isDamaged = false

    mutating func int(_ bytes: Span<UInt8>) -> Int {
        var value = 0
        var shift = 0
        while at < bytes.count, shift < 60 {
            let byte = Int(bytes[at])
            at += 1
            value |= (byte & 0x3F) << shift
            if byte & 0x40 == 0 { return value }
            shift += 6
        }
        isDamaged = true
        return 0
    }

    mutating func bool(_ bytes: Span<UInt8>) -> Bool { int(bytes) != 0 }

    mutating func string(_ bytes: Span<UInt8>) -> String { String(decoding: raw(bytes), as: UTF8.self) }

    mutating func raw(_ bytes: Span<UInt8>) -> [UInt8] {
        let count = int(bytes)
        guard count <= bytes.count - at else {
            isDamaged = true
            return []
        }
        var result: [UInt8] = []
        result.reserveCapacity(count)
        for offset in at..<at + count { result.append(bytes[offset]) }
        at += count
        return result
    }

    mutating func list<Element>(
        _ bytes: Span<UInt8>, _ read: (inout BlobReader, Span<UInt8>) -> Element
    ) -> [Element] {
        let count = int(bytes)
        var result: [Element] = []
        result.reserveCapacity(min(count, bytes.count))
        for _ in 0..<count where !isDamaged { result.append(read(&self, bytes)) }
        return result
    }

    mutating func words(_ bytes: Span<UInt8>) -> [UInt32] {
        let count = int(bytes)
        guard count <= (bytes.count - at) / 5 else {
            isDamaged = true
            return []
        }
        let start = at
        at += count * 5
        var words: [UInt32] = []
        words.reserveCapacity(count)
        for word in 0..<count {
            let from = start + word * 5
            let low = UInt32(bytes[from]) | UInt32(bytes[from + 1]) << 7 | UInt32(bytes[from + 2]) << 14
            words.append(low | UInt32(bytes[from + 3]) << 21 | UInt32(bytes[from + 4]) << 28)
        }
        return words
    }
}
