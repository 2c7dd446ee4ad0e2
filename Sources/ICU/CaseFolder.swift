/// Folds label text by NFKC_Casefold, remembering where every byte came from.
///
/// Owns its table, so each worker has one of its own.
public struct CaseFolder: ~Copyable {
    private let form: NormalizationForm
    private let equivalences: Equivalences
    private var table: FoldTable
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
        output.bytes.reserveCapacity(source.count + 16)
        output.runs.append(.init(folded: 0, source: 0, isCollapsed: false))
        var segment = Segment()
        var at = 0
        while at < source.count {
            if source[at] < 0x80 {
                at = Self.foldASCII(source, from: at, into: &output.bytes)
                segment = Segment(source: at - 1, folded: output.bytes.count - 1)
            } else {
                at = try foldScalar(source, at: at, segment: &segment, into: &output)
            }
        }
    }

    /// Folds all that is ASCII from `start` on.
    ///
    /// - Returns: where it ends.
    private static func foldASCII(_ source: Span<UInt8>, from start: Int, into bytes: inout [UInt8]) -> Int {
        var end = start + 1
        while end < source.count, source[end] < 0x80 { end += 1 }
        if end == start + 1 {
            bytes.append(folded(source[start]))
            return end
        }
        let first = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: end - start))
        var target = bytes.mutableSpan
        for offset in 0..<end - start { target[first + offset] = folded(source[start + offset]) }
        return end
    }

    @inline(__always)
    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Where the segment being folded began: everything up to the next code point with a boundary before it.
    private struct Segment {
        var source = 0
        var folded = 0
    }

    private mutating func foldScalar(
        _ source: Span<UInt8>, at: Int, segment: inout Segment, into output: inout FoldedBytes
    ) throws(ICUError) -> Int {
        let (scalar, length) = source.scalar(at: at)
        switch try table.entry(scalar) {
        case .combining:
            if at - segment.source > Self.longestSegment { segment = Segment(source: at, folded: output.bytes.count) }
            return try foldSegment(source, through: at + length, segment: segment, into: &output)
        case .same:
            segment = Segment(source: at, folded: output.bytes.count)
            for offset in at..<at + length { output.bytes.append(source[offset]) }
        case .bytes(let start, let count, let single):
            segment = Segment(source: at, folded: output.bytes.count)
            for offset in start..<start + count { output.bytes.append(table.pool[offset]) }
            if count != length || !single { output.close(segment.source, segment.folded, nextSource: at + length) }
        }
        return at + length
    }

    /// Takes back what the segment wrote so far and folds the whole of it through ICU.
    private mutating func foldSegment(
        _ source: Span<UInt8>, through: Int, segment: Segment, into output: inout FoldedBytes
    ) throws(ICUError) -> Int {
        var end = through
        while end < source.count {
            let (scalar, length) = source.scalar(at: end)
            guard try table.entry(scalar) == .combining else { break }
            end += length
            if end - segment.source > Self.longestSegment { break }
        }
        segmentsSentToICU += 1
        output.takeBack(toSource: segment.source, folded: segment.folded)
        let units = String(decoding: source.copy(segment.source..<end), as: UTF8.self).utf16
        let folded = String(decoding: try form.normalize(Array(units)), as: UTF16.self)
        output.bytes += equivalences.apply(to: folded)
        output.close(segment.source, segment.folded, nextSource: end)
        return end
    }

    /// UTF-8 bytes of a segment that is folded as one. ICU sorts the marks of a letter in the square of their number;
    /// no writing puts so many on one.
    private static let longestSegment = 256
}

extension FoldedBytes {
    /// Ends a collapsed run that began at `source`/`folded` and opens a plain one behind it.
    fileprivate mutating func close(_ source: Int, _ folded: Int, nextSource: Int) {
        append(.init(folded: folded, source: source, isCollapsed: true))
        append(.init(folded: bytes.count, source: nextSource, isCollapsed: false))
    }

    /// Forgets everything from `source` on, so that the segment can be folded anew.
    fileprivate mutating func takeBack(toSource source: Int, folded: Int) {
        bytes.removeSubrange(folded...)
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
