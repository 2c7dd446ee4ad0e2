/// Folds label text by NFKC_Casefold, remembering where every byte came from.
///
/// Owns its table, so each worker has one of its own.
public struct CaseFolder: ~Copyable {
    private let form: NormalizationForm
    private let equivalences: Equivalences
    private var table: FoldTable
    /// Where a text is folded before it is handed on.
    private var scratch: [UInt8] = []
    /// Segments that needed ICU since the start: a count a test can hold on to.
    public private(set) var segmentsSentToICU = 0

    /// - Throws: `ICUError` where ICU's data cannot be loaded.
    public init(equivalences: Equivalences = .none) throws(ICUError) {
        form = try NormalizationForm.casefold()
        self.equivalences = equivalences
        table = FoldTable(form: form, equivalences: equivalences)
    }

    /// A folder that knows what another of the same equivalences has looked up.
    ///
    /// - Throws: `ICUError` where ICU's data cannot be loaded.
    public init(equivalences: Equivalences, knowing memory: FoldMemory) throws(ICUError) {
        try self.init(equivalences: equivalences)
        if let table = memory.table { self.table = table }
    }

    /// What this folder has looked up.
    public var memory: FoldMemory { FoldMemory(table: table) }

    /// Replaces the content of `output` by the folding of `source`, which must be valid UTF-8.
    ///
    /// - Complexity: linear in `source`. ASCII costs a table look-up a byte; a code point that may combine
    ///   with its neighbour costs a call into ICU for its segment.
    public mutating func fold(_ source: Span<UInt8>, into output: inout FoldedBytes) throws(ICUError) {
        output.removeAll()
        output.sourceCount = source.count
        output.runs.append(.init(folded: 0, source: 0, isCollapsed: false))
        makeRoom(for: source.count, behind: 0)
        var place = Place()
        while place.source < source.count {
            foldPlain(source, &place)
            if place.source < source.count { try foldScalar(source, &place, into: &output) }
        }
        output.bytes.append(contentsOf: scratch[..<place.folded])
    }

    /// How far both texts are, and where the segment being folded began: everything up to the next code point with
    /// a boundary before it.
    private struct Place {
        var source = 0
        var folded = 0
        var segmentSource = 0
        var segmentFolded = 0

        mutating func beginSegment() { (segmentSource, segmentFolded) = (source, folded) }
    }

    /// Room for `count` bytes that fold to no more than they are, and for what one of them may become.
    private mutating func makeRoom(for count: Int, behind folded: Int) {
        let needed = folded + count + Self.longestFolding
        if scratch.count < needed { scratch += Array(repeating: 0, count: 2 * needed - scratch.count) }
    }

    /// Folds all from here on that keeps its length and asks nothing of ICU: ASCII, eight bytes at a time, and code points
    /// of two or three bytes that were met before.
    private func foldPlain(_ source: Span<UInt8>, _ place: inout Place, _ target: inout MutableSpan<UInt8>) {
        var (at, end) = (place.source, place.folded)
        var last = 1
        while at < source.count {
            let byte = source[at]
            if byte < 0x80 {
                last = 1
                let count = Self.foldASCII(source, at, &target, end)
                (at, end) = (at + count, end + count)
                continue
            }
            if byte < 0xE0 {
                let pair = table.pair(byte, source[at + 1])
                if pair == FoldTable.noPair { break }
                target[end] = UInt8(truncatingIfNeeded: pair)
                target[end + 1] = UInt8(truncatingIfNeeded: pair >> 8)
                last = 2
            } else {
                guard byte < 0xF0, table.keeps(byte, source[at + 1], source[at + 2]) else { break }
                for offset in 0..<3 { target[end + offset] = source[at + offset] }
                last = 3
            }
            (at, end) = (at + last, end + last)
        }
        if at == place.source { return }
        place = Place(source: at, folded: end, segmentSource: at - last, segmentFolded: end - last)
    }

    private mutating func foldPlain(_ source: Span<UInt8>, _ place: inout Place) {
        var scratch: [UInt8] = []
        swap(&scratch, &self.scratch)
        var target = scratch.mutableSpan
        foldPlain(source, &place, &target)
        swap(&scratch, &self.scratch)
    }

    /// Writes the ASCII at the head of the next eight bytes in small letters; what stands behind it may be written, too.
    ///
    /// - Returns: how many bytes of ASCII there are, at least one.
    private static func foldASCII(
        _ source: Span<UInt8>, _ at: Int, _ target: inout MutableSpan<UInt8>, _ end: Int
    ) -> Int {
        guard at + 8 <= source.count else {
            target[end] = source[at] &- 0x41 < 26 ? source[at] | 0x20 : source[at]
            return 1
        }
        let word = source.eight(at: at)
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        // The highest bit of each byte tells: at least "A", above "Z", beyond ASCII. No sum reaches the next byte.
        let capitals = (low + 0x3F3F_3F3F_3F3F_3F3F) & ~(low + 0x2525_2525_2525_2525) & ~word & 0x8080_8080_8080_8080
        // SAFETY: any number may be written as bytes; that there is room is checked.
        var bytes = unsafe target.mutableBytes
        bytes.storeBytes(of: (word | capitals >> 2).littleEndian, toByteOffset: end, as: UInt64.self)
        return min(8, (word & 0x8080_8080_8080_8080).trailingZeroBitCount >> 3)
    }

    private mutating func foldScalar(
        _ source: Span<UInt8>, _ place: inout Place, into output: inout FoldedBytes
    ) throws(ICUError) {
        let (scalar, length) = source.scalar(at: place.source)
        switch try table.entry(scalar) {
        case .combining:
            if place.source - place.segmentSource > Self.longestSegment { place.beginSegment() }
            try foldSegment(source, through: place.source + length, &place, into: &output)
            return
        case .same:
            place.beginSegment()
            for offset in 0..<length { scratch[place.folded + offset] = source[place.source + offset] }
            place.folded += length
            place.source += length
        case .bytes(let start, let count, let single):
            place.beginSegment()
            for offset in 0..<count { scratch[place.folded + offset] = table.pool[start + offset] }
            place.folded += count
            place.source += length
            if count != length || !single {
                output.close(place.segmentSource, place.segmentFolded, next: place.source, place.folded)
                makeRoom(for: source.count - place.source, behind: place.folded)
            }
        }
    }

    /// Takes back what the segment wrote so far and folds the whole of it through ICU.
    private mutating func foldSegment(
        _ source: Span<UInt8>, through: Int, _ place: inout Place, into output: inout FoldedBytes
    ) throws(ICUError) {
        var end = through
        while end < source.count {
            let (scalar, length) = source.scalar(at: end)
            guard try table.entry(scalar) == .combining else { break }
            end += length
            if end - place.segmentSource > Self.longestSegment { break }
        }
        segmentsSentToICU += 1
        output.takeBack(toSource: place.segmentSource, folded: place.segmentFolded)
        let units = String(decoding: source.copy(place.segmentSource..<end), as: UTF8.self).utf16
        let folded = equivalences.apply(to: String(decoding: try form.normalize(Array(units)), as: UTF16.self))
        makeRoom(for: source.count - end + folded.count, behind: place.segmentFolded)
        for offset in folded.indices { scratch[place.segmentFolded + offset] = folded[offset] }
        place.source = end
        place.folded = place.segmentFolded + folded.count
        output.close(place.segmentSource, place.segmentFolded, next: end, place.folded)
    }

    /// UTF-8 bytes that one code point may become, and then some; no entry of the table is longer.
    private static let longestFolding = 64

    /// UTF-8 bytes of a segment that is folded as one. ICU sorts the marks of a letter in the square of their number;
    /// no writing puts so many on one.
    private static let longestSegment = 256
}

extension FoldedBytes {
    /// Ends a collapsed run that began at `source`/`folded` and opens a plain one behind it.
    fileprivate mutating func close(_ source: Int, _ folded: Int, next: Int, _ nextFolded: Int) {
        append(.init(folded: folded, source: source, isCollapsed: true))
        append(.init(folded: nextFolded, source: next, isCollapsed: false))
    }

    /// Forgets everything from `source` on, so that the segment can be folded anew.
    fileprivate mutating func takeBack(toSource source: Int, folded: Int) {
        while let last = runs.last, last.source >= source, runs.count > 1 { runs.removeLast() }
        if let last = runs.last, last.isCollapsed {
            runs.append(.init(folded: folded, source: source, isCollapsed: false))
        }
    }
}

extension CaseFolder {
    /// NFKC_Casefold of a whole text by ICU itself, without a map: the slow twin of `fold`.
    ///
    /// - Complexity: linear, at several times the cost of `fold`.
    public static func foldWhole(_ text: String) throws(ICUError) -> String {
        String(decoding: try NormalizationForm.casefold().normalize(Array(text.utf16)), as: UTF16.self)
    }
}

/// What a folder has looked up in ICU, to be handed to the next: a look-up costs more than
/// folding a page.
public struct FoldMemory: Sendable {
    fileprivate var table: FoldTable?

    public init() {}

    fileprivate init(table: FoldTable) { self.table = table }

    /// Pages of the table that were filled.
    public var size: Int { table?.filledPages ?? 0 }
}
