import Products

/// A feed to be read: a file, a pipe or standard input, in a format that its content tells.
public struct Feed: Sendable {
    public let path: String
    private let headings: HeadingWords
    private let pieceSize: Int

    /// - Parameters:
    ///   - path: `-` for standard input. Never an address: nothing but files is opened.
    ///   - headings: list headings of the lexicon, for pages.
    ///   - pieceSize: bytes a read, for tests; the result is the same for every size.
    public init(path: String, headings: HeadingWords, pieceSize: Int = ByteSource.pieceSize) {
        self.path = path
        self.headings = headings
        self.pieceSize = pieceSize
    }

    /// Reads to the end, handing over each item as it ends.
    ///
    /// - Parameter isCancelled: asked between records, and while a pipe has nothing to give.
    /// - Complexity: linear in the feed; memory that of one record and one piece.
    /// - Returns: counts and, where the feed could not be read to its end, the fault.
    /// - Throws: `FeedError` where the feed cannot be opened or is in no format that is read, and whatever
    ///   `take` throws.
    public func read(
        isCancelled: () -> Bool = { false }, _ take: (FeedItem) throws -> Void
    ) throws -> FeedSummary {
        var source = try ByteSource(path: path, pieceSize: pieceSize)
        let head = try Self.head(&source, isCancelled)
        switch FormatSniffer.kind(of: head) {
        case .xml:
            try refuseEncoding(of: head)
            return try drive(&source, GDSNFormat(source: path), head, isCancelled, take)
        case .html: return try drive(&source, HTMLFormat(source: path, headings: headings), head, isCancelled, take)
        case .jsonLines: return try drive(&source, JSONLinesFormat(source: path), head, isCancelled, take)
        case .empty: throw FeedError(.noRecords, SourcePosition(source: path), "the feed is empty")
        case .unknown:
            throw FeedError(
                .unknownFormat, SourcePosition(source: path), "not a feed: neither XML, HTML nor JSON Lines")
        }
    }

    private func refuseEncoding(of head: [UInt8]) throws(FeedError) {
        guard let name = XMLEncoding.refused(FormatSniffer.ascii(head)) else { return }
        throw FeedError(.encoding, SourcePosition(source: path), "the encoding \(name) is not read")
    }

    /// The first bytes, enough to tell the format.
    private static func head(
        _ source: inout ByteSource, _ isCancelled: () -> Bool
    ) throws(FeedError) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < FormatSniffer.headSize {
            let piece = try source.next(isCancelled: isCancelled)
            if piece.isEmpty { break }
            head += piece
        }
        return head
    }

    private func drive<Format: FeedFormat & ~Copyable>(
        _ source: inout ByteSource, _ format: consuming Format, _ head: [UInt8], _ isCancelled: () -> Bool,
        _ take: (FeedItem) throws -> Void
    ) throws -> FeedSummary {
        var summary = FeedSummary(format: Format.name)
        summary.bytesExpected = source.expectedBytes
        var piece = head[...]
        while true {
            for item in format.push(piece) where !isCancelled() {
                summary.count(item)
                try take(item)
            }
            if piece.isEmpty || format.fault != nil { break }
            do throws(FeedError) {
                piece = try source.next(isCancelled: isCancelled)
            } catch {
                summary.fault = error
                break
            }
        }
        if isCancelled() { summary.fault = .interrupted(path, at: source.bytesRead) }
        summary.close(fault: format.fault, bytesRead: source.bytesRead, path: path)
        return summary
    }
}

extension FeedSummary {
    fileprivate mutating func count(_ item: FeedItem) {
        switch item {
        case .record: records += 1
        case .unreadable: unreadable += 1
        }
    }

    /// A feed without a record is no success, however well-formed it is.
    fileprivate mutating func close(fault: FeedError?, bytesRead: Int, path: String) {
        self.bytesRead = bytesRead
        self.fault = self.fault ?? fault
        if self.fault == nil, records + unreadable == 0 {
            self.fault = FeedError(
                .noRecords, SourcePosition(source: path, byteOffset: bytesRead), "0 records recognised in \(format)")
        }
        if self.fault == nil, let expected = bytesExpected, bytesRead < expected {
            self.fault = FeedError(
                .cut, SourcePosition(source: path, byteOffset: bytesRead), "the file shrank while it was read")
        }
    }
}
