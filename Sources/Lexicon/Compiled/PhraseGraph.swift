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
    let targets: Table
    /// Senses of the phrases that end in a state.
    let senses: FlatLists
    /// Where the edges of the beginning start for each unit, and one more: every word of a text asks for them.
    let starts: Table

    init(units: FlatLists, targets: Table, senses: FlatLists, starts: Table) {
        self.units = units
        self.targets = targets
        self.senses = senses
        self.starts = starts
    }

    /// - Parameter unitCount: how many units there are, whether or not they begin a phrase.
    init(edges: [[Edge]], senses: [[UInt32]], unitCount: Int) {
        let sorted = edges.map { $0.sorted { ($0.unit, $0.target) < ($1.unit, $1.target) } }
        units = FlatLists(sorted.map { $0.map(\.unit) })
        targets = Table(sorted.flatMap { $0.map { $0.target << 1 | ($0.isAdjacent ? 1 : 0) } })
        self.senses = FlatLists(senses)
        var begun = Array(repeating: UInt32(0), count: unitCount)
        for edge in sorted[0] { begun[Int(edge.unit)] += 1 }
        starts = Table(FlatLists.starts(begun))
    }

    var stateCount: Int { senses.count }

    /// True where the tables speak of the same number of things.
    var isWhole: Bool {
        units.isWhole && senses.isWhole && units.count == senses.count && targets.count == units.items.count
            && !starts.isEmpty
    }

    /// Edges of the beginning for `unit`, as places.
    func firstPlaces(_ unit: Int) -> Range<Int> { Int(starts[unit])..<Int(starts[unit + 1]) }

    /// All edges of `state`.
    func edges(of state: Int) -> [Edge] { units.range(state).map(edge) }

    /// Edges of `state` for `unit`, as places.
    ///
    /// - Complexity: O(log edges of the state).
    func places(_ state: Int, _ unit: UInt32) -> Range<Int> {
        let range = units.range(state)
        var low = range.lowerBound
        var high = range.upperBound
        let wanted = Table.spread(unit)
        while low < high {
            let middle = (low + high) / 2
            if units.items.bytes(middle) < wanted { low = middle + 1 } else { high = middle }
        }
        var end = low
        while end < range.upperBound, units.items.bytes(end) == wanted { end += 1 }
        return low..<end
    }

    func edge(_ place: Int) -> Edge {
        Edge(unit: units.items[place], target: targets[place] >> 1, isAdjacent: targets[place] & 1 == 1)
    }

    func hasEdges(_ state: Int) -> Bool { !units.range(state).isEmpty }
}
