/// What NFKC_Casefold makes of one code point on its own, filled from ICU a page at a time.
///
/// A text whose code points all have a boundary before them folds code point by code point; that is
/// nearly every label, and the table answers it without a call into ICU.
/// Memory: 35 KiB of page numbers and 512 bytes for each page of 128 code points met so far.
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

    private mutating func fill(_ page: Int) throws(ICUError) {
        let first = UInt32(page) << Self.pageBits
        let number = entries.count / Self.pageSize
        for offset in 0..<UInt32(Self.pageSize) {
            entries.append(try encode(first + offset))
        }
        pageOf[page] = UInt16(number)
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
