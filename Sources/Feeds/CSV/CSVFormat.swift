import Products

/// A table in CSV (RFC 4180) or separated by tabs. What it is tells its header.
///
/// A row with more or fewer fields than the header is unreadable: its texts may stand under the wrong names.
struct CSVFormat: ItemFormat {
    private let source: String
    private let kinds: [FieldsKind]
    private let text: FragmentReader
    private var splitter: CSVSplitter
    private var wide: UTF16Reader?
    private(set) var fault: FeedError?
    private var header: [String] = []
    private var kind: FieldsKind?
    private var records = 0
    /// The first row of the item at hand, where items are several rows.
    private var first = Fields()

    init(source: String, kinds: [FieldsKind], head: [UInt8], text: FragmentReader) {
        self.source = source
        self.kinds = kinds
        self.text = text
        wide = UTF16Reader.isBigEndian(head).map { UTF16Reader(isBigEndian: $0) }
        splitter = CSVSplitter(separator: CSVSplitter.separator(of: head), isWide: wide != nil)
    }

    var name: String { kind?.name ?? "csv" }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        let bytes = wide?.push(piece)[...] ?? piece
        var items: [FeedItem] = []
        for row in splitter.push(bytes) + (piece.isEmpty ? splitter.push([]) : []) where fault == nil {
            if header.isEmpty { readHeader(row) } else { items += item(row) }
        }
        return items
    }

    private mutating func readHeader(_ row: CSVSplitter.Row) {
        if row.isBlank { return }
        header = row.fields.map { String(decoding: $0, as: UTF8.self).nonEmpty ?? "" }
        var names = Fields()
        for name in header { names.add(name, "") }
        kind = kinds.first { $0.isKind(names) }
        if kind != nil, row.problem == nil { return }
        fault = FeedError(
            .unknownFormat, position(row.mark), "a table with columns that are not known; a mapping file names them")
    }

    private mutating func item(_ row: CSVSplitter.Row) -> [FeedItem] {
        guard let kind, !row.isBlank else { return [] }
        records += 1
        let place = position(row.mark)
        if let problem = row.problem { return [.unreadable(problem, place)] }
        guard row.fields.count == header.count else {
            let message = "\(row.fields.count) fields under \(header.count) names"
            return [.unreadable(RecordFault(kind: .damaged, message: message), place)]
        }
        var record = ProductRecord(position: place)
        let fields = joined(fields(of: row, &record), kind)
        guard let read = kind.read(fields, record, text) else {
            records -= 1
            return []
        }
        return [.record(read)]
    }

    private func fields(of row: CSVSplitter.Row, _ record: inout ProductRecord) -> Fields {
        var fields = Fields()
        for (name, bytes) in zip(header, row.fields) {
            // Bytes in another encoding become U+FFFD: what they were is not known, and the record says so.
            let text = String(decoding: bytes, as: UTF8.self)
            if text.utf8.count != bytes.count || text.contains("\u{FFFD}"), record.faults.isEmpty {
                record.faults.append(RecordFault(kind: .damaged, message: "\(name): bytes that are not UTF-8"))
            }
            fields.add(name, text)
        }
        return fields
    }

    /// The row with what further rows of an item take over from its first.
    private mutating func joined(_ fields: Fields, _ kind: FieldsKind) -> Fields {
        guard let join = kind.join else { return fields }
        guard let key = fields[join.key], first[join.key] == key else {
            first = fields
            return fields
        }
        var fields = fields
        for name in join.shared { fields.add(name, first[name] ?? "") }
        return fields
    }

    private func position(_ mark: SourceMark) -> SourcePosition {
        SourcePosition(source: source, line: mark.line, byteOffset: mark.byteOffset, record: records)
    }
}
