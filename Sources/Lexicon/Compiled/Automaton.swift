import LabelText

/// An Aho–Corasick automaton over folded bytes and word boundaries, packed into one double array.
///
/// It knows of each pattern only as many symbols as tell it from the others; `Lexicon.hits` compares the rest. That
/// halves the states.
/// Between the bytes of a text the scanner feeds `boundary` wherever a word may start or end, and the patterns
/// carry it where they want one: a whole word is found as a whole word and inside others not at all.
/// A state is the offset of its row. A row keeps only the transitions that differ from those of the one-symbol
/// state for the last symbol, so no failure link is followed while scanning: a symbol costs one look into the
/// row and, where the row has nothing, one into the table of the one-symbol states (Aho & Corasick 1975; packing
/// after Aoe 1989 with one base a state).
struct Automaton: Sendable {
    /// Stands in patterns for a word boundary; no byte of UTF-8 has this value.
    static let boundary: UInt8 = 0xFF
    /// A cell names its label by these bits. Rows 128 cells apart would be confused, so there are none.
    static let labelMask: UInt32 = 0x7F
    /// Label of cells that hold no transition; no symbol class ends in these bits.
    static let noLabel: UInt32 = 0x7F
    /// States with outputs have this bit set.
    static let outputBit: UInt32 = 1
    /// States and places in `outputs` are below this: 21 bits of a cell.
    static let stateLimit = 1 << 21
    /// Set on the last pattern of an output list.
    static let lastFlag: UInt32 = 1 << 27

    /// Class of each byte, and of `boundary`; 0 for bytes in no pattern.
    let classes: [UInt32]
    /// Target by class of the last symbol and class of the next, `stride` apart; row 0 is the root's.
    let fallback: [UInt32]
    let stride: UInt32
    /// Cell = label | target << 7. The cell at a state's own offset holds its place in `outputs`.
    let cells: Table
    let outputs: Table

    /// The head of a pattern found: `end` is the offset behind its last byte.
    struct Hit: Hashable {
        var pattern: UInt32
        var end: UInt32
    }

    /// The symbols of a pattern: its bytes with a boundary wherever `scan` will meet one.
    static func symbols(_ bytes: [UInt8], startsWord: Bool, endsWord: Bool) -> [UInt8] {
        let boundaries = WordBoundaries(bytes.span)
        var symbols: [UInt8] = []
        for at in bytes.indices {
            if at == 0 ? startsWord : boundaries[at] { symbols.append(boundary) }
            symbols.append(bytes[at])
        }
        return endsWord ? symbols + [boundary] : symbols
    }

    /// Appends every occurrence of the head of every pattern, in order of their ends.
    ///
    /// - Complexity: O(bytes + hits).
    func scan(_ bytes: Span<UInt8>, _ boundaries: WordBoundaries, into hits: inout [Hit]) {
        scan(bytes, boundaries) { hits.append(Hit(pattern: $0, end: UInt32($1))) }
    }

    /// Hands every occurrence of the head of every pattern on, in order of their ends.
    ///
    /// - Complexity: O(bytes + hits).
    @inline(__always)
    func scan(_ bytes: Span<UInt8>, _ boundaries: WordBoundaries, _ take: (UInt32, Int) -> Void) {
        var cursor = Cursor(boundary: classes[Int(Self.boundary)])
        var marks: UInt64 = 0
        for at in 0..<bytes.count {
            marks = at & 63 == 0 ? boundaries.marks(from: at) : marks >> 1
            if marks & 1 == 1 { step(&cursor, cursor.boundary, end: at, take) }
            step(&cursor, classes[Int(bytes[at])], end: at + 1, take)
        }
        step(&cursor, cursor.boundary, end: bytes.count, take)
    }

    private struct Cursor {
        let boundary: UInt32
        var state: UInt32 = 0
        var last: UInt32 = 0
    }

    @inline(__always)
    private func step(_ cursor: inout Cursor, _ label: UInt32, end: Int, _ take: (UInt32, Int) -> Void) {
        let cell = cells.bytes(Int(cursor.state &+ label))
        let isOwn = cell & Self.labelMask == label & Self.labelMask
        cursor.state = isOwn ? Table.squeezed(cell) >> 7 : fallback[Int(cursor.last &* stride &+ label)]
        cursor.last = label
        if cursor.state & Self.outputBit != 0 { report(cursor.state, end, take) }
    }

    @inline(__always)
    private func report(_ state: UInt32, _ end: Int, _ take: (UInt32, Int) -> Void) {
        var at = Int(cells[Int(state)] >> 7)
        while true {
            let output = outputs[at]
            take(output & ~Self.lastFlag, end)
            if output & Self.lastFlag != 0 { return }
            at += 1
        }
    }
}
