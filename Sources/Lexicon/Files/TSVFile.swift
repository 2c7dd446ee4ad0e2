/// A tab-separated file of the lexicon: `#` starts a comment line, blank lines are passed over.
struct TSVFile {
    struct Row {
        var line: Int
        var fields: [Substring]
    }

    let name: String
    let rows: [Row]

    /// - Complexity: linear.
    /// - Throws: `LexiconError` for bytes that are not UTF-8 and rows with too few or too many fields.
    init(name: String, bytes: [UInt8], columns: ClosedRange<Int>) throws(LexiconError) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LexiconError(file: name, message: "not valid UTF-8")
        }
        var rows: [Row] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("#") || line.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.contains(fields.count) else {
                let wanted =
                    columns.count == 1 ? "\(columns.lowerBound)" : "\(columns.lowerBound) to \(columns.upperBound)"
                throw LexiconError(
                    file: name, line: number + 1,
                    message: "\(fields.count) fields where \(wanted) are expected (separated by tabs)")
            }
            rows.append(Row(line: number + 1, fields: fields))
        }
        self.name = name
        self.rows = rows
    }

    /// An error at a row of this file.
    func error(_ row: Row, _ message: String) -> LexiconError {
        LexiconError(file: name, line: row.line, message: message)
    }

    /// The value of a closed list named in a field, or an error that prints the list.
    func value<Kind: RawRepresentable & CaseIterable>(
        _ row: Row, _ field: Int, as kind: Kind.Type
    )
        throws(LexiconError) -> Kind where Kind.RawValue == String
    {
        if let value = Kind(rawValue: String(row.fields[field])) { return value }
        let known = Kind.allCases.map(\.rawValue).joined(separator: " ")
        throw error(row, "\"\(row.fields[field])\" is none of: \(known)")
    }
}
