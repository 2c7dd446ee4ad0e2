import Products

/// Lines of a byte source, without their line end.
public struct LineReader: ~Copyable {
    /// A line above this many bytes is refused: no record is that long.
    public static let lineLimit = 16 << 20

    private var source: ByteSource
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    public init(source: consuming ByteSource) { self.source = source }

    /// The next line, or nil at the end. The last line need not end with a line feed.
    ///
    /// - Complexity: linear in the line.
    /// - Throws: `FeedError` where reading fails or a line is above the limit.
    public mutating func next() throws(FeedError) -> ArraySlice<UInt8>? {
        var searched = start
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return buffer[start..<end]
            }
            searched = buffer.count
            if isAtEnd { return takeRest() }
            try refill(&searched)
        }
    }

    private mutating func takeRest() -> ArraySlice<UInt8>? {
        if start == buffer.count { return nil }
        defer { start = buffer.count }
        return buffer[start...]
    }

    private mutating func refill(_ searched: inout Int) throws(FeedError) {
        buffer.removeSubrange(..<start)
        searched -= start
        start = 0
        if buffer.count > Self.lineLimit {
            throw FeedError(
                .limit, .init(source: source.name, byteOffset: source.bytesRead), "a line is longer than 16 MiB")
        }
        let piece = try source.next()
        isAtEnd = piece.isEmpty
        buffer += piece
    }
}
