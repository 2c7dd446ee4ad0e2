/// The phrases of the lexicon, word by word. A state is reached by the words so far; choices of words share it.
///
/// State 0 is the beginning.
struct PhraseGraph: Sendable {
    struct Edge: Hashable, Sendable {
        /// The word, as a unit number.
        var unit: UInt32
        var target: UInt32
        /// True where the word follows without a blank, as in scripts that have none.
        var isAdjacent: Bool
    }

    /// Units of the edges of each state, sorted.
    let units: FlatLists
    /// Beside them: target << 1 | is adjacent.
    let targets: [UInt32]
    /// Senses of the phrases that end in a state.
    let senses: FlatLists

    init(units: FlatLists, targets: [UInt32], senses: FlatLists) {
        self.units = units
        self.targets = targets
        self.senses = senses
    }

    init(edges: [[Edge]], senses: [[UInt32]]) {
        let sorted = edges.map { $0.sorted { ($0.unit, $0.target) < ($1.unit, $1.target) } }
        units = FlatLists(sorted.map { $0.map(\.unit) })
        targets = sorted.flatMap { $0.map { $0.target << 1 | ($0.isAdjacent ? 1 : 0) } }
        self.senses = FlatLists(senses)
    }

    var stateCount: Int { senses.count }

    /// True where the tables speak of the same number of things.
    var isWhole: Bool {
        units.isWhole && senses.isWhole && units.count == senses.count && targets.count == units.items.count
    }

    /// All edges of `state`.
    func edges(of state: Int) -> [Edge] { units.range(state).map(edge) }

    /// Edges of `state` for `unit`, as places.
    ///
    /// - Complexity: O(log edges of the state).
    func places(_ state: Int, _ unit: UInt32) -> Range<Int> {
        let range = units.range(state)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if units.items[middle] < unit { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < range.upperBound, units.items[end] == unit { end += 1 }
        return low..<end
    }

    func edge(_ place: Int) -> Edge {
        Edge(unit: units.items[place], target: targets[place] >> 1, isAdjacent: targets[place] & 1 == 1)
    }

    func hasEdges(_ state: Int) -> Bool { !units.range(state).isEmpty }
}
