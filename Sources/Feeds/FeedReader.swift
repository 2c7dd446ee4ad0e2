public import Products

/// What a reader hands over, record by record.
public enum FeedItem: Sendable {
    case record(ProductRecord)
    /// A record that could not be read. The feed goes on, or ends where `FeedSummary.fault` says so.
    case unreadable(RecordFault, SourcePosition)
    /// A file of a folder or archive that could not be read to its end, or at all. The next one is read.
    case fault(FeedError)
}

/// How a feed ended.
public struct FeedSummary: Sendable {
    /// Name of the format that was read.
    public var format: String
    public var records = 0
    public var unreadable = 0
    /// Files of a folder or archive with a fault.
    public var faults = 0
    public var bytesRead = 0
    /// Bytes of the file; nil for pipes.
    public var bytesExpected: Int?
    /// Why the feed could not be read to its end.
    public var fault: FeedError?

    public init(format: String) { self.format = format }
}
