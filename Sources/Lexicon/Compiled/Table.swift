/// Numbers of at most 28 bits in a compiled lexicon, four bytes of seven bits each, read where they lie.
struct Table: RandomAccessCollection, Sendable {
    /// Numbers are below this.
    static let limit: UInt32 = 1 << 28

    private let source: CompiledLexicon

    /// - Parameter source: nothing but the numbers.
    init(_ source: CompiledLexicon) { self.source = source }

    /// A table of its own, for what is being compiled.
    init(_ numbers: [UInt32]) { self.init(CompiledLexicon(numbers.flatMap(Self.bytes))) }

    var startIndex: Int { 0 }
    var endIndex: Int { source.count >> 2 }

    /// Traps outside the table, as an array does.
    subscript(index: Int) -> UInt32 {
        @inline(__always) get { Self.squeezed(source.four(index)) }
    }

    /// The four bytes of a number as they lie: its lowest seven bits are the lowest byte. In the order of the numbers.
    @inline(__always)
    func bytes(_ index: Int) -> UInt32 { source.four(index) }

    /// Four groups of seven bits pushed together.
    @inline(__always)
    static func squeezed(_ bytes: UInt32) -> UInt32 {
        bytes & 0x7F | bytes >> 1 & 0x3F80 | bytes >> 2 & 0x1F_C000 | bytes >> 3 & 0xFE0_0000
    }

    /// A number pulled apart into four groups of seven bits, as `bytes` gives it.
    static func spread(_ number: UInt32) -> UInt32 {
        number & 0x7F | number << 1 & 0x7F00 | number << 2 & 0x7F_0000 | number << 3 & 0x7F00_0000
    }

    /// The bytes that stand for a number.
    static func bytes(of number: UInt32) -> [UInt8] {
        precondition(number < limit, "more than 28 bits")
        return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: spread(number) >> $0) }
    }
}

/// Bytes of a compiled lexicon, read where they lie.
struct ByteTable: RandomAccessCollection, Sendable {
    private let source: CompiledLexicon

    init(_ source: CompiledLexicon) { self.source = source }

    var startIndex: Int { 0 }
    var endIndex: Int { source.count }

    subscript(index: Int) -> UInt8 {
        @inline(__always) get { source[index] }
    }
}
