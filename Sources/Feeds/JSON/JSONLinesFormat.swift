import Products

/// JSON Lines: one value a line, records of the machine contract or of a kind their members show.
struct JSONLinesFormat: ItemFormat {
    private let source: String
    private var rest: [UInt8] = []
    private var line = 0
    private var offset = 0
    private var records = 0
    private(set) var fault: FeedError?
    private var reading: JSONReading

    init(source: String, kinds: [JSONKind], text: FragmentReader) {
        self.source = source
        reading = JSONReading(kinds, readsOwn: true, text: text)
    }

    var name: String { reading.name }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        var searched = rest.count
        rest += piece
        var items: [FeedItem] = []
        var start = 0
        while fault == nil, let end = rest[searched...].firstIndex(of: 0x0A) {
            items += item(rest[start..<end])
            offset += end + 1 - start
            start = end + 1
            searched = start
        }
        rest.removeSubrange(..<start)
        if fault == nil, piece.isEmpty || rest.count > LineReader.lineLimit, !rest.isEmpty {
            items += item(rest[...])
            rest = []
        }
        return items
    }

    private mutating func item(_ bytes: ArraySlice<UInt8>) -> [FeedItem] {
        line += 1
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return [] }
        records += 1
        let position = SourcePosition(source: source, line: line, byteOffset: offset, record: records)
        if bytes.count > LineReader.lineLimit { return refuse(position) }
        return reading.items(bytes, at: position)
    }

    private mutating func refuse(_ position: SourcePosition) -> [FeedItem] {
        fault = FeedError(.limit, position, "a line is longer than 16 MiB")
        return [.unreadable(RecordFault(kind: .tooLong, message: "a line is longer than 16 MiB"), position)]
    }
}
