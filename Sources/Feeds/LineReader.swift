import Products

/// Lines of a byte source, without their line end: a line feed, with or without a carriage return before it.
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
                try checkLength(end - start)
                defer { start = end + 1 }
                return Self.withoutReturn(buffer[start..<end])
            }
            searched = buffer.count
            try checkLength(buffer.count - start)
            if isAtEnd { return takeRest() }
            try refill(&searched)
        }
    }

    private mutating func takeRest() -> ArraySlice<UInt8>? {
        if start == buffer.count { return nil }
        defer { start = buffer.count }
        return Self.withoutReturn(buffer[start...])
    }

    private static func withoutReturn(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.last == 0x0D ? line.dropLast() : line
    }

    /// The same for every piece size: a line is measured, not the buffer.
    private func checkLength(_ length: Int) throws(FeedError) {
        guard length > Self.lineLimit else { return }
        throw FeedError(
            .limit, .init(source: source.name, byteOffset: source.bytesRead), "a line is longer than 16 MiB")
    }

    private mutating func refill(_ searched: inout Int) throws(FeedError) {
        buffer.removeSubrange(..<start)
        searched -= start
        start = 0
        let piece = try source.next()
        isAtEnd = piece.isEmpty
        buffer += piece
    }
}
