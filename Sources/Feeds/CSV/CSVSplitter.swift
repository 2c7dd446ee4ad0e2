import Products

/// Cuts a table into rows and fields (RFC 4180). With tabs no quote means anything: exports that use them have line
/// breaks taken out and quotes left as they are.
struct CSVSplitter {
    struct Row {
        var fields: [[UInt8]]
        var mark: SourceMark
        /// Why the row cannot be relied on.
        var problem: RecordFault?

        var isBlank: Bool { problem == nil && fields.count == 1 && fields[0].allSatisfy { $0 <= 0x20 } }
    }

    private enum Mode {
        case start, plain, quoted, quoteInQuoted
    }

    private let separator: UInt8
    private var mode = Mode.start
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    /// The row as it stands in the feed, to go back to its first line where a quote was never closed.
    private var raw: [UInt8] = []
    private var mark: SourceMark
    private var rowMark: SourceMark
    /// The line at hand is one whose quotes did not pair: no quote means anything in it.
    private var isBroken = false
    private var isTooLong = false
    private var isAtStart = true
    /// Bytes to be read once more, and how far that is done.
    private var again: [UInt8] = []
    private var againAt = 0

    init(separator: UInt8, isWide: Bool) {
        self.separator = separator
        mark = SourceMark(isWide: isWide)
        rowMark = mark
    }

    /// The character that separates the names of the first line: the one that is there most often.
    static func separator(of head: some Sequence<UInt8>) -> UInt8 {
        let line = head.prefix { $0 != 0x0A }
        let counts = [0x2C, 0x09, 0x3B, 0x7C].map { mark in (mark: UInt8(mark), count: line.count { $0 == mark }) }
        return counts.max { $0.count < $1.count }?.mark ?? 0x2C
    }

    /// Takes a piece; an empty one ends the table.
    ///
    /// - Complexity: linear in the piece, but for lines whose quotes do not pair: those are read twice.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [Row] {
        var rows: [Row] = []
        for byte in piece {
            take(byte, &rows)
            takeAgain(&rows)
        }
        if piece.isEmpty { finish(&rows) }
        return rows
    }

    /// Reads what `goBack` put back.
    private mutating func takeAgain(_ rows: inout [Row]) {
        while againAt < again.count {
            againAt += 1
            take(again[againAt - 1], &rows)
        }
        if !again.isEmpty { (again, againAt) = ([], 0) }
    }

    private mutating func take(_ byte: UInt8, _ rows: inout [Row]) {
        if isAtStart, [0xEF, 0xBB, 0xBF].contains(byte) { return mark.pass(byte) }
        isAtStart = false
        if !isTooLong { raw.append(byte) }
        mark.pass(byte)
        if raw.count > XMLLimits.record { giveUp(&rows) }
        switch mode {
        case .start where byte == 0x22 && separator != 0x09 && !isBroken: mode = .quoted
        case .start, .plain: plain(byte, &rows)
        case .quoted: if byte == 0x22 { mode = .quoteInQuoted } else { keep(byte) }
        case .quoteInQuoted: behindQuote(byte, &rows)
        }
    }

    private mutating func keep(_ byte: UInt8) { if !isTooLong { field.append(byte) } }

    private mutating func plain(_ byte: UInt8, _ rows: inout [Row]) {
        mode = .plain
        switch byte {
        case separator: endField()
        case 0x0A: endRow(&rows)
        default: keep(byte)
        }
    }

    private mutating func behindQuote(_ byte: UInt8, _ rows: inout [Row]) {
        switch byte {
        case 0x22:
            keep(byte)
            mode = .quoted
        case separator: endField()
        case 0x0A: endRow(&rows)
        case 0x0D: break
        default: goBack()
        }
    }

    private mutating func endField() {
        fields.append(field)
        field = []
        mode = .start
    }

    private mutating func endRow(_ rows: inout [Row]) {
        if mode == .plain, field.last == 0x0D { field.removeLast() }
        endField()
        var row = Row(fields: fields, mark: rowMark)
        if isTooLong { row.problem = RecordFault(kind: .tooLong, message: "a row above 16 MiB") }
        if isBroken { row.problem = RecordFault(kind: .damaged, message: "a quote inside a quoted field") }
        if let long = fields.first(where: { $0.count > XMLLimits.field }) {
            row.problem = RecordFault(kind: .tooLong, message: "a field of \(long.count) bytes")
        }
        rows.append(row)
        begin()
    }

    private mutating func begin() {
        fields = []
        field = []
        raw.removeAll(keepingCapacity: true)
        (isBroken, isTooLong) = (false, false)
        mode = .start
        rowMark = mark
    }

    /// The quotes of the row do not pair: its first line is a row that cannot be relied on, and what stands behind
    /// it is read anew.
    private mutating func goBack() {
        again = raw + again[againAt...]
        againAt = 0
        mark = rowMark
        begin()
        isBroken = true
    }

    /// A row above the cap is passed over up to its line end.
    private mutating func giveUp(_ rows: inout [Row]) {
        raw.removeAll()
        field = []
        fields = []
        isTooLong = true
        if mode == .quoted || mode == .quoteInQuoted { mode = .plain }
    }

    private mutating func finish(_ rows: inout [Row]) {
        while mode == .quoted {
            goBack()
            takeAgain(&rows)
        }
        if !raw.isEmpty || isTooLong { endRow(&rows) }
    }
}
