import Products

/// Our own JSON Lines: the records of the machine contract, one a line.
struct JSONLinesFormat: FeedFormat {
    static let name = "jsonl"

    private let source: String
    private var rest: [UInt8] = []
    private var line = 0
    private var offset = 0
    private var records = 0
    private(set) var fault: FeedError?

    init(source: String) { self.source = source }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        rest += piece
        var items: [FeedItem] = []
        var start = 0
        while let end = rest[start...].firstIndex(of: 0x0A) {
            items += item(rest[start..<end])
            offset += end + 1 - start
            start = end + 1
        }
        rest.removeSubrange(..<start)
        if piece.isEmpty, !rest.isEmpty {
            items += item(rest[...])
            rest = []
        }
        if rest.count > LineReader.lineLimit {
            fault = FeedError(
                .limit, SourcePosition(source: source, line: line + 1, byteOffset: offset),
                "a line is longer than 16 MiB")
        }
        return items
    }

    private mutating func item(_ bytes: ArraySlice<UInt8>) -> [FeedItem] {
        line += 1
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return [] }
        records += 1
        let position = SourcePosition(source: source, line: line, byteOffset: offset, record: records)
        do throws(RecordDecoder.Fault) {
            return [.record(try RecordDecoder.decode(bytes, at: position).record)]
        } catch {
            return [.unreadable(RecordFault(kind: .damaged, message: error.message), position)]
        }
    }
}
