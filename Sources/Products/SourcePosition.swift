/// Where in a feed something was read.
public struct SourcePosition: Hashable, Sendable, CustomStringConvertible {
    /// Name of the feed as given by the caller; never opened again through this value.
    public var source: String
    /// Line, counted from 1; 0 where the format has no lines.
    public var line: Int
    /// Bytes from the start of the feed.
    public var byteOffset: Int
    /// Number of the record in the feed, counted from 1; 0 before the first.
    public var record: Int

    public init(source: String, line: Int = 0, byteOffset: Int = 0, record: Int = 0) {
        self.source = source
        self.line = line
        self.byteOffset = byteOffset
        self.record = record
    }

    public var description: String {
        var text = source
        if line > 0 { text += ":\(line)" }
        text += ": byte \(byteOffset)"
        return record > 0 ? text + ", record \(record)" : text
    }
}
