/// What NFKC_Casefold makes of one code point on its own, filled from ICU a page at a time.
///
/// A text whose code points all have a boundary before them folds code point by code point; that is
/// nearly every label, and the table answers it without a call into ICU.
/// Memory: 47 KiB of numbers and 512 bytes for each page of 128 code points met so far.
struct FoldTable: Sendable {
    /// How one code point folds.
    enum Entry: Equatable {
        case same
        /// Bytes to write instead; `single` when they are exactly one scalar.
        case bytes(start: Int, count: Int, single: Bool)
        /// Combines with what stands before it: the segment must go to ICU.
        case combining
    }

    private static let pageBits: UInt32 = 7
    private static let pageSize = 1 << 7
    private static let unfilled: UInt16 = .max

    private let form: NormalizationForm
    private let equivalences: Equivalences
    private var pageOf: [UInt16]
    private var entries: [UInt32] = []
    /// What code points below U+0800 that were asked for become, where that is two bytes of one code point: the first is
    /// the lower half. Texts of Latin, Greek and Cyrillic letters hardly need more.
    private var pairs = [UInt16](repeating: noPair, count: 0x800)
    static let noPair: UInt16 = .max
    /// A bit for each code point up to U+FFFF that was asked for and stays as it is.
    private var kept = [UInt64](repeating: 0, count: 0x1_0000 >> 6)
    private(set) var pool: [UInt8] = []

    init(form: NormalizationForm, equivalences: Equivalences) {
        self.form = form
        self.equivalences = equivalences
        pageOf = [UInt16](repeating: Self.unfilled, count: 0x110000 >> Int(Self.pageBits))
    }

    var filledPages: Int { entries.count / Self.pageSize }

    /// - Complexity: constant; the first look into a page costs 128 calls of ICU.
    mutating func entry(_ scalar: UInt32) throws(ICUError) -> Entry {
        let page = Int(scalar >> Self.pageBits)
        if pageOf[page] == Self.unfilled { try fill(page) }
        let at = Int(pageOf[page]) * Self.pageSize + Int(scalar & UInt32(Self.pageSize - 1))
        return Self.decode(entries[at])
    }

    /// The two bytes that stand for two bytes of UTF-8; `noPair` where more is to be known.
    @inline(__always)
    func pair(_ first: UInt8, _ second: UInt8) -> UInt16 { pairs[Int(first & 0x1F) << 6 | Int(second & 0x3F)] }

    /// True for three bytes of UTF-8 that are known to stay as they are.
    @inline(__always)
    func keeps(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        let word = Int(first & 0x0F) << 6 | Int(second & 0x3F)
        return kept[word] >> UInt64(third & 0x3F) & 1 == 1
    }

    private mutating func fill(_ page: Int) throws(ICUError) {
        let first = UInt32(page) << Self.pageBits
        let number = entries.count / Self.pageSize
        for offset in 0..<UInt32(Self.pageSize) {
            entries.append(try encode(first + offset))
            note(first + offset, Self.decode(entries[entries.count - 1]))
        }
        pageOf[page] = UInt16(number)
    }

    private mutating func note(_ value: UInt32, _ entry: Entry) {
        if (0x800..<0x1_0000).contains(value), entry == .same { kept[Int(value >> 6)] |= 1 << UInt64(value & 0x3F) }
        guard (0x80..<0x800).contains(value) else { return }
        switch entry {
        case .same: pairs[Int(value)] = UInt16(0xC0 | value >> 6) | UInt16(0x80 | value & 0x3F) << 8
        case .bytes(let start, 2, true): pairs[Int(value)] = UInt16(pool[start]) | UInt16(pool[start + 1]) << 8
        default: break
        }
    }

    private mutating func encode(_ value: UInt32) throws(ICUError) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        if !form.hasBoundaryBefore(value) { return 1 }
        let folded = try form.normalize(Array(String(scalar).utf16))
        let bytes = equivalences.apply(to: String(decoding: folded, as: UTF16.self))
        if bytes.elementsEqual(String(scalar).utf8) { return 0 }
        let start = pool.count
        pool += bytes
        let single: UInt32 = String(decoding: bytes, as: UTF8.self).unicodeScalars.count == 1 ? 1 : 0
        return 2 | single << 2 | UInt32(bytes.count) << 3 | UInt32(start) << 9
    }

    private static func decode(_ code: UInt32) -> Entry {
        switch code & 3 {
        case 0: .same
        case 1: .combining
        default: .bytes(start: Int(code >> 9), count: Int(code >> 3 & 63), single: code >> 2 & 1 == 1)
        }
    }
}
