import ICU
import Products

/// A table in CSV (RFC 4180) or separated by tabs. What it is tells its header.
///
/// A row with more or fewer fields than the header is unreadable: its texts may stand under the wrong names.
struct CSVFormat: ItemFormat {
    private let source: String
    private let kinds: [FieldsKind]
    private let text: FragmentReader
    private var splitter: CSVSplitter
    private let encoding: TableEncoding
    private var wide: UTF16Reader?
    /// Names of foods that stand in another table.
    private let names: FoodNames?
    private var ownFault: FeedError?
    private var header: [String] = []
    private var kind: FieldsKind?
    private var records = 0
    /// The first row of the item at hand, where items are several rows.
    private var first = Fields()

    init(
        source: String, kinds: [FieldsKind], head: [UInt8], text: FragmentReader, encoding: TextEncoding? = nil,
        names: FoodNames? = nil
    ) {
        self.source = source
        self.kinds = kinds
        self.text = text
        self.names = names
        self.encoding = TableEncoding(head: head, named: encoding)
        wide = self.encoding.wide
        splitter = CSVSplitter(separator: CSVSplitter.separator(of: head), isWide: wide != nil)
        if let refused = self.encoding.refused {
            let place = SourcePosition(source: source, byteOffset: 0)
            ownFault = FeedError(.encoding, place, "the encoding \(refused) is not read")
        }
    }

    var name: String { kind?.name ?? "csv" }

    /// Where the names cannot be read to their end the foods stand without them, and the feed says so.
    var fault: FeedError? { ownFault ?? names?.fault }

    var isFinished: Bool { ownFault != nil }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        // Half a character of UTF-16 is nothing yet, and not the end.
        let bytes = wide?.push(piece)[...] ?? piece
        var rows = bytes.isEmpty ? [] : splitter.push(bytes)
        if piece.isEmpty { rows += splitter.push([]) }
        var items: [FeedItem] = []
        for row in rows where ownFault == nil {
            if header.isEmpty { readHeader(row) } else { items += item(row) }
        }
        return items
    }

    private mutating func readHeader(_ row: CSVSplitter.Row) {
        if row.isBlank { return }
        header = row.fields.map { encoding.field($0).text.nonEmpty ?? "" }
        var names = Fields()
        for name in header { names.add(name, "") }
        kind = kinds.first { $0.isKind(names) }
        if kind != nil, row.problem == nil { return }
        ownFault = FeedError(
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
        var fields = joined(fields(of: row, &record), kind)
        if let name = names?.name(of: fields["fdc_id"] ?? ""), fields["description"] == nil {
            fields.add("description", name)
            record.faults.append(RecordFault(kind: .joinedName, message: "the name stands in another table"))
        }
        guard let read = kind.read(fields, record, text) else {
            records -= 1
            return []
        }
        return [.record(read)]
    }

    private func fields(of row: CSVSplitter.Row, _ record: inout ProductRecord) -> Fields {
        var fields = Fields()
        for (name, bytes) in zip(header, row.fields) {
            let field = encoding.field(bytes)
            if let problem = field.problem, record.faults.isEmpty {
                record.faults.append(RecordFault(kind: .damaged, message: "\(name): \(problem)"))
            }
            fields.add(name, field.text)
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
