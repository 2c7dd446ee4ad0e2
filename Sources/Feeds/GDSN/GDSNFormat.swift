import Products

/// GS1 GDSN Catalogue Item Notification 3.1 in XML. A record is a `tradeItem`; a case and the items inside it
/// are records of their own.
struct GDSNFormat: FeedFormat, ~Copyable {
    static let name = "gdsn-cin-3.1"

    private let source: String
    private var parser: XMLPushParser
    private var assembler: GDSNAssembler

    /// - Throws: `FeedError` where libxml2 has no memory for a parser.
    init(source: String) throws(FeedError) {
        guard let parser = XMLPushParser.make(GDSN.vocabulary) else {
            throw FeedError(.readFailed, SourcePosition(source: source), "libxml2 has no memory")
        }
        self.init(source: source, parser: parser)
    }

    private init(source: String, parser: consuming XMLPushParser) {
        self.source = source
        self.parser = parser
        assembler = GDSNAssembler(source: source)
    }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        parser.feed(piece)
        var items: [FeedItem] = []
        for event in parser.takeEvents() {
            if let item = assembler.take(event) { items.append(item) }
        }
        if let fault { items += assembler.abandon(fault) }
        return items
    }

    var fault: FeedError? {
        guard let fault = parser.fault else { return nil }
        let place = parser.place
        let position = SourcePosition(
            source: source, line: max(fault.line, 1), byteOffset: place.byteOffset, record: assembler.records)
        return FeedError(fault.isLimit ? .limit : .damaged, position, fault.message)
    }
}
