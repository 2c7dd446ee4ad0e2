import Products

/// Parses records one by one, each in a document of its own with the start tags around it replayed.
///
/// A new libxml2 context a record also resets its dictionary of names (x10) and everything an earlier fault may
/// have left behind (x12).
struct XMLRecordParser {
    let vocabulary: XMLVocabulary
    /// Encoding the feed declares; nil for UTF-8.
    let encoding: String?

    /// Why a record cannot be read, and where in the feed.
    struct Fault: Error, Equatable {
        var message: String
        var isLimit: Bool
        var mark: SourceMark
    }

    /// - Returns: the events of the elements around the record and of the record.
    /// - Complexity: linear in the record.
    func parse(_ record: XMLRecord) throws(Fault) -> [XMLEvent] {
        guard var parser = XMLPushParser.make(vocabulary) else {
            throw Fault(message: "libxml2 has no memory", isLimit: false, mark: record.mark)
        }
        let prefix = record.prefix(encoding: encoding)
        parser.feed(prefix[...])
        for start in stride(from: 0, to: record.bytes.count, by: Self.slice) {
            parser.feed(record.bytes[start..<min(start + Self.slice, record.bytes.count)])
        }
        // What is open at the end of the record was never closed in it.
        let isWhole = parser.depth == record.path.count
        parser.feed(record.suffix[...])
        parser.feed([])
        if let fault = parser.fault ?? (isWhole ? nil : Self.unclosed) {
            throw place(fault, parser.bytesConsumed - prefix.count, in: record)
        }
        return parser.takeEvents()
    }

    private static let slice = 64 * 1024
    private static let unclosed = SAXState.Fault(message: "an element without its end", isLimit: false)

    private func place(_ fault: SAXState.Fault, _ offset: Int, in record: XMLRecord) -> Fault {
        var mark = record.mark
        mark.pass(record.bytes.prefix(max(0, offset)))
        return Fault(message: fault.message, isLimit: fault.isLimit, mark: mark)
    }
}
