/// A text for a test whose line in the log is short however long the text is.
public struct LongText: CustomStringConvertible, ExpressibleByStringLiteral, Sendable {
    public let text: String

    public init(_ text: String) { self.text = text }

    public init(stringLiteral text: String) { self.init(text) }

    public var description: String {
        text.utf8.count <= 60 ? text : "\(text.prefix(20))… (\(text.utf8.count) bytes)"
    }
}
