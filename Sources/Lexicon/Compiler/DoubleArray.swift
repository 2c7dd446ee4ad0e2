/// Packs sparse rows into one array, first fit, one base a state.
struct DoubleArray {
    private(set) var cells: [UInt32]
    /// Offset of each state's row; the root's is 0 and its row stays empty.
    private(set) var base: [Int]
    private var isTaken: [Bool]
    private var isBase: [Bool]
    /// The next cell that may be free, kept as links over taken cells with path halving.
    private var nextFree: [Int]

    /// Where the next search begins, and how many cells the last row took.
    private var searchStart = DoubleArray.margin
    private var lastSize = 0
    private var end = 2 * DoubleArray.margin

    /// Room for the highest label behind any base.
    private static let margin = 256

    init(states: Int) {
        base = Array(repeating: 0, count: states)
        cells = []
        isTaken = []
        isBase = []
        nextFree = []
        grow(to: 4 * Self.margin)
        for cell in 0..<Self.margin { take(cell) }
        isBase[0] = true
    }

    /// Finds a base for a state with these labels (and a cell of its own where it has an output).
    ///
    /// - Complexity: first fit with a limit: a search of more than 256 probes moves the start of the next
    ///   search up, which costs a little room and makes the packing linear.
    mutating func place(_ state: Int, _ labels: [UInt8], hasOutput: Bool) {
        let offsets = (hasOutput ? [0] : []) + labels.map(Int.init)
        guard let first = offsets.first else {
            base[state] = 0
            return
        }
        var probes = 0
        var probe = free(from: searchStart + first)
        while !fits(probe - first, offsets) {
            probe = free(from: probe + 1)
            probes += 1
        }
        if probes > 256 { searchStart = max(searchStart, probe - first - 512) }
        if probes < 4, offsets.count < lastSize { searchStart = Self.margin }
        lastSize = offsets.count
        base[state] = probe - first
        isBase[probe - first] = true
        for offset in offsets { take(probe - first + offset) }
        end = max(end, probe - first + Self.margin + 1)
    }

    /// Drops the room behind the last row.
    mutating func trim() { cells.removeSubrange(end...) }

    /// Writes the transitions of a placed state.
    mutating func fill(_ state: Int, _ targets: [(label: UInt8, target: UInt32)], output: Int?) {
        for (label, target) in targets { cells[base[state] + Int(label)] = UInt32(label) | target << 8 }
        if let output { cells[base[state]] = Automaton.noLabel | UInt32(output) << 8 }
    }

    private mutating func fits(_ candidate: Int, _ offsets: [Int]) -> Bool {
        if candidate + 2 * Self.margin > cells.count { grow(to: cells.count * 3 / 2 + 2 * Self.margin) }
        if isBase[candidate] { return false }
        for offset in offsets where isTaken[candidate + offset] { return false }
        return true
    }

    private mutating func take(_ cell: Int) {
        isTaken[cell] = true
        nextFree[cell] = cell + 1
    }

    private mutating func free(from cell: Int) -> Int {
        var at = cell
        while true {
            if at >= cells.count { grow(to: cells.count * 3 / 2) }
            if !isTaken[at] { return at }
            let next = nextFree[at]
            if next < cells.count { nextFree[at] = nextFree[next] > next && isTaken[next] ? nextFree[next] : next }
            at = next
        }
    }

    private mutating func grow(to count: Int) {
        cells += Array(repeating: Automaton.noLabel, count: count - cells.count)
        isTaken += Array(repeating: false, count: count - isTaken.count)
        isBase += Array(repeating: false, count: count - isBase.count)
        for cell in nextFree.count..<count { nextFree.append(cell) }
    }
}
