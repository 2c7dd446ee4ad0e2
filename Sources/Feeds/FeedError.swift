public import Products

/// A fault of a whole feed, with its kind and place. Faults of one record travel in the record.
public struct FeedError: Error, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// No such file, or it may not be opened.
        case noInput = "no-input"
        case permission
        /// Reading failed on the way.
        case readFailed = "read-failed"
        /// The bytes are in no format that is read here.
        case unknownFormat = "unknown-format"
        /// A format that is read, in which no record was recognised.
        case noRecords = "no-records"
        /// The feed is damaged; records before the place are kept.
        case damaged
        /// The feed ends before its end.
        case cut
        /// An encoding that is refused by name.
        case encoding
        /// The reader was asked to stop.
        case interrupted
        /// A limit that protects against hostile input was reached.
        case limit
    }

    public var kind: Kind
    public var position: SourcePosition
    public var message: String

    public init(_ kind: Kind, _ position: SourcePosition, _ message: String) {
        self.kind = kind
        self.position = position
        self.message = message
    }

    public var description: String { "\(position): \(message)" }

    static func interrupted(_ source: String, at offset: Int) -> FeedError {
        FeedError(.interrupted, SourcePosition(source: source, byteOffset: offset), "interrupted")
    }
}
