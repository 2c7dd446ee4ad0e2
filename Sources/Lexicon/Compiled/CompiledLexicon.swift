/// The compiled form of a lexicon: what `LexiconCompiler` writes and `Lexicon` reads where it lies.
///
/// Valid UTF-8 whose numbers are made of bytes below 0x80, so that a Swift string literal can hold it and the
/// linker maps it with the program. Immutable, shared by every worker, and there until the program ends: a program
/// has one lexicon or two, and tables without an owner cost nothing to pass around.
@safe public struct CompiledLexicon: @unchecked Sendable {
    private let base: UnsafePointer<UInt8>
    let count: Int

    /// A copy of compiled bytes, which stays in memory.
    public init(_ bytes: [UInt8]) {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        // SAFETY: there is room for every byte.
        for index in bytes.indices { unsafe (copy + index).initialize(to: bytes[index]) }
        unsafe base = UnsafePointer(copy)
        count = bytes.count
    }

    /// Compiled bytes where they lie.
    ///
    /// - Parameter base: `count` bytes that never change and live as long as the program.
    @unsafe public init(mapped base: UnsafePointer<UInt8>, count: Int) {
        unsafe self.base = unsafe base
        self.count = count
    }

    /// A part of the bytes. Traps where they do not hold it.
    subscript(part: Range<Int>) -> CompiledLexicon {
        precondition(part.lowerBound >= 0 && part.upperBound <= count, "outside the compiled lexicon")
        // SAFETY: checked on the line above.
        return unsafe CompiledLexicon(mapped: base + part.lowerBound, count: part.count)
    }

    /// Traps outside the bytes, as an array does.
    subscript(offset: Int) -> UInt8 {
        @inline(__always) get {
            precondition(UInt(bitPattern: offset) < UInt(bitPattern: count), "outside the compiled lexicon")
            // SAFETY: checked on the line above; the bytes are never freed.
            return unsafe base[offset]
        }
    }

    /// Four bytes, the first the lowest; `index` counts in fours. Traps outside the bytes.
    @inline(__always)
    func four(_ index: Int) -> UInt32 {
        precondition(UInt(bitPattern: index) < UInt(bitPattern: count) >> 2, "outside a table of the lexicon")
        // SAFETY: checked on the line above; the bytes are never freed.
        return unsafe UInt32(
            littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index &<< 2, as: UInt32.self))
    }
}
