import Products

/// Lines of a byte source, without their line end: a line feed, with or without a carriage return before it.
public struct LineReader: ~Copyable {
    public enum Line: Hashable {
        case text(ArraySlice<UInt8>)
        /// A line above the limit, passed over.
        case tooLong
    }

    /// A line above this many bytes is refused: no record is that long.
    public static let lineLimit = 16 << 20

    private var source: ByteSource
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var isTooLong = false

    public init(source: consuming ByteSource) { self.source = source }

    /// The next line, or nil at the end. The last line need not end with a line feed.
    ///
    /// - Complexity: linear in the line.
    /// - Throws: `FeedError` where reading fails.
    public mutating func next() throws(FeedError) -> Line? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) { return take(upTo: end, behind: end + 1) }
            searched = buffer.count
            if isAtEnd { return start < searched || isTooLong ? take(upTo: searched, behind: searched) : nil }
            try refill(&searched)
        }
    }

    /// True where `next` has a line without reading, so without waiting for whoever writes.
    ///
    /// - Complexity: linear in the next line.
    public var hasLine: Bool { buffer[start...].contains(0x0A) }

    /// The same for every piece size: a line is measured, not the buffer.
    private mutating func take(upTo end: Int, behind: Int) -> Line {
        defer {
            start = behind
            isTooLong = false
        }
        if isTooLong || end - start > Self.lineLimit { return .tooLong }
        let line = buffer[start..<end]
        return .text(line.last == 0x0D ? line.dropLast() : line)
    }

    /// Of a line above the limit nothing is kept but that it was there.
    private mutating func refill(_ searched: inout Int) throws(FeedError) {
        buffer.removeSubrange(..<start)
        searched -= start
        start = 0
        if buffer.count > Self.lineLimit {
            isTooLong = true
            buffer.removeAll()
            searched = 0
        }
        let piece = try source.next()
        isAtEnd = piece.isEmpty
        buffer += piece
    }
}
