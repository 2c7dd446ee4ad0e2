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

    /// Numbers of at most 32 bits, each in as many bytes of seven bits as the largest takes: tables read at one go.
    mutating func append(words: [UInt32]) {
        let width = max(1, (32 - (words.max() ?? 0).leadingZeroBitCount + 6) / 7)
        append(width)
        append(words.count)
        for word in words {
            for shift in 0..<width { bytes.append(UInt8(word >> (7 * shift) & 0x7F)) }
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
        var result = Array(repeating: UInt8(0), count: count)
        var target = result.mutableSpan
        for offset in 0..<count { target[offset] = bytes[at + offset] }
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

    /// - Complexity: linear, a nanosecond or two a word.
    mutating func words(_ bytes: Span<UInt8>) -> [UInt32] {
        let width = int(bytes)
        let count = int(bytes)
        guard (1...5).contains(width), count <= (bytes.count - at) / width else {
            isDamaged = true
            return []
        }
        defer { at += count * width }
        var words = Array(repeating: UInt32(0), count: count)
        var target = words.mutableSpan
        var from = at
        for index in 0..<count {
            var word: UInt32 = 0
            var shift: UInt32 = 0
            for offset in from..<from + width {
                word |= UInt32(bytes[offset]) &<< shift
                shift &+= 7
            }
            target[index] = word
            from &+= width
        }
        return words
    }
}
