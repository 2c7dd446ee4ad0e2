/// An Aho–Corasick automaton over folded bytes, packed into one double array.
///
/// A state is the offset of its row. A row keeps only the transitions that differ from those of the
/// one-byte state for the last byte, so no failure link is followed while scanning: a byte costs one look
/// into the row and, where the row has nothing, one into the table of the one-byte states (Aho & Corasick
/// 1975; packing after Aoe 1989 with one base a state).
/// Blanks (space, tab, line ends) are one class, and a run of them counts as one.
struct Automaton: Sendable {
    static let outputFlag: UInt32 = 0x80_0000
    static let stateMask: UInt32 = 0x7F_FFFF
    /// Label of cells that hold no transition; no byte class has this number.
    static let noLabel: UInt32 = 0xFF
    /// Set on the last pattern of an output list.
    static let lastFlag: UInt32 = 0x8000_0000

    /// Class of each byte; 0 for bytes in no pattern.
    let classes: [UInt8]
    /// Target by class of the last byte and class of the next, `stride` apart; row 0 is the root's.
    let fallback: [UInt32]
    let stride: UInt32
    /// Cell = label | target << 8. The cell at a state's own offset holds its place in `outputs`.
    let cells: [UInt32]
    let outputs: [UInt32]

    /// A pattern found: `end` is the offset behind its last byte.
    struct Hit: Equatable {
        var pattern: UInt32
        var end: UInt32
    }

    /// Appends every occurrence of every pattern, in order of their ends.
    ///
    /// - Complexity: O(bytes + hits).
    func scan(_ bytes: Span<UInt8>, into hits: inout [Hit]) {
        let classes = classes.span
        let fallback = fallback.span
        let cells = cells.span
        var state: UInt32 = 0
        var last: UInt32 = 0
        for at in 0..<bytes.count {
            let label = UInt32(classes[Int(bytes[at])])
            let cell = cells[Int(state &+ label)]
            let target = cell & 0xFF == label ? cell >> 8 : fallback[Int(last &* stride &+ label)]
            last = label
            state = target & Self.stateMask
            if target & Self.outputFlag != 0 { report(state, at + 1, into: &hits) }
        }
    }

    private func report(_ state: UInt32, _ end: Int, into hits: inout [Hit]) {
        var at = Int(cells[Int(state)] >> 8)
        while true {
            let output = outputs[at]
            hits.append(Hit(pattern: output & ~Self.lastFlag, end: UInt32(end)))
            if output & Self.lastFlag != 0 { return }
            at += 1
        }
    }
}
