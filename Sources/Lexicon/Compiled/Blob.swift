/// Writes a compiled lexicon: valid UTF-8 in which every number is made of bytes below 0x80.
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

    /// A `Table`: numbers below `Table.limit`.
    mutating func append(table numbers: some Collection<UInt32>) {
        append(numbers.count)
        bytes.reserveCapacity(bytes.count + 4 * numbers.count)
        for number in numbers { bytes += Table.bytes(of: number) }
    }
}

/// Reads what `BlobWriter` wrote. Reading past the end yields zeros and is noted in `isDamaged`.
struct BlobReader {
    private let source: CompiledLexicon
    private var at = 0
    private(set) var isDamaged = false

    init(_ source: CompiledLexicon) { self.source = source }

    mutating func int() -> Int {
        var value = 0
        var shift = 0
        while at < source.count, shift < 60 {
            let byte = Int(source[at])
            at += 1
            value |= (byte & 0x3F) << shift
            if byte & 0x40 == 0 { return value }
            shift += 6
        }
        isDamaged = true
        return 0
    }

    mutating func bool() -> Bool { int() != 0 }

    mutating func string() -> String { String(decoding: byteTable(), as: UTF8.self) }

    mutating func raw() -> [UInt8] { Array(byteTable()) }

    mutating func list<Element>(_ read: (inout BlobReader) -> Element) -> [Element] {
        let count = int()
        var result: [Element] = []
        result.reserveCapacity(min(count, source.count))
        for _ in 0..<count where !isDamaged { result.append(read(&self)) }
        return result
    }

    /// - Complexity: constant, whatever the number of bytes.
    mutating func byteTable() -> ByteTable {
        ByteTable(skip(width: 1))
    }

    /// - Complexity: constant, whatever the number of numbers.
    mutating func table() -> Table {
        Table(skip(width: 4))
    }

    /// Passes over as many things of `width` bytes as stand here.
    private mutating func skip(width: Int) -> CompiledLexicon {
        let count = int()
        guard count <= (source.count - at) / width else {
            isDamaged = true
            return source[0..<0]
        }
        defer { at += count * width }
        return source[at..<at + count * width]
    }
}
