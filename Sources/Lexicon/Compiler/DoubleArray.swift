/// Packs sparse rows into one array, first fit, one base a state.
struct DoubleArray {
    private(set) var cells: [UInt32] = []
    /// Offset of each state's row; the root's is 0 and its row stays empty.
    private(set) var base: [Int]
    /// Behind the last cell in use.
    private(set) var end = 2 * DoubleArray.margin
    private var isTaken: [Bool] = []
    private var isBase: [Bool] = []
    /// The free cells, linked in order.
    private var next: [Int] = []
    private var previous: [Int] = []
    /// Where the next search begins, by size of the row.
    private var searchStart: [Int: Int] = [:]

    /// Rows so far apart have labels that cells cannot tell apart.
    private static let twin = Int(Automaton.labelMask) + 1
    /// Room for the highest label behind any base.
    private static let margin = 256
    /// Failed probes after which the next search of this size begins further up: a little room for linear time.
    private static let probeLimit = 128

    init(states: Int) {
        base = Array(repeating: 0, count: states)
        grow(to: 4 * Self.margin)
        for cell in 0..<Self.margin { take(cell) }
        isBase[0] = true
    }

    /// Finds a base for a state with these labels (and a cell of its own where it has an output).
    ///
    /// - Complexity: at most `probeLimit` failed probes a row on average.
    mutating func place(_ state: Int, _ labels: ArraySlice<UInt8>, hasOutput: Bool) {
        let offsets = (hasOutput ? [0] : []) + labels.map { Int($0) }
        guard let first = offsets.first else { return }
        var probes = 0
        var probe = firstFree(from: max(searchStart[offsets.count] ?? 0, Self.margin + first))
        while !fits(probe - first, offsets, hasOutput: hasOutput) {
            probe = firstFree(from: next[probe])
            probes += 1
        }
        if probes > Self.probeLimit { searchStart[offsets.count] = probe }
        base[state] = probe - first
        isBase[probe - first] = true
        for offset in offsets { take(probe - first + offset) }
        end = max(end, probe - first + Self.margin + 1)
    }

    /// Writes a transition of a placed state.
    mutating func fill(_ state: Int, _ label: UInt8, _ target: UInt32) {
        cells[base[state] + Int(label)] = UInt32(label) & Automaton.labelMask | target << 7
    }

    /// Writes where the outputs of a placed state stand.
    mutating func fill(_ state: Int, output: Int) {
        cells[base[state]] = Automaton.noLabel | UInt32(output) << 7
    }

    /// Drops the room behind the last row.
    mutating func trim() { cells.removeSubrange(end...) }

    private mutating func fits(_ candidate: Int, _ offsets: [Int], hasOutput: Bool) -> Bool {
        if candidate + 2 * Self.margin > cells.count { grow(to: cells.count * 3 / 2 + 2 * Self.margin) }
        let outputBit = Int(Automaton.outputBit)
        if (candidate & outputBit != 0) != hasOutput { return false }
        if isBase[candidate] || isBase[candidate + Self.twin] || isBase[max(0, candidate - Self.twin)] { return false }
        for offset in offsets where isTaken[candidate + offset] { return false }
        return true
    }

    private mutating func take(_ cell: Int) {
        isTaken[cell] = true
        if previous[cell] >= 0 { next[previous[cell]] = next[cell] }
        if next[cell] < previous.count { previous[next[cell]] = previous[cell] }
    }

    /// The first free cell at or behind `cell`. Links of taken cells are shortened on the way (path halving).
    private mutating func firstFree(from cell: Int) -> Int {
        var at = cell
        while true {
            if at >= cells.count { grow(to: cells.count * 3 / 2) }
            if !isTaken[at] { return at }
            let beyond = next[at]
            if beyond < cells.count, isTaken[beyond] { next[at] = next[beyond] }
            at = next[at]
        }
    }

    private mutating func grow(to count: Int) {
        let old = cells.count
        cells += Array(repeating: Automaton.noLabel, count: count - old)
        isTaken += Array(repeating: false, count: count - old)
        isBase += Array(repeating: false, count: count - old)
        for cell in old..<count {
            next.append(cell + 1)
            previous.append(cell - 1)
        }
    }
}
