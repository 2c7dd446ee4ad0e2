/// The phrases of the lexicon, word by word. A state is reached by the words so far; choices of words share it.
struct PhraseGraph: Sendable {
    struct Edge: Hashable, Sendable {
        /// The word, as a unit number.
        var unit: UInt32
        var target: UInt32
        /// True where the word follows without a blank, as in scripts that have none.
        var isAdjacent: Bool
    }

    /// Edges of state *s*, by unit, stand at `start[s]..<start[s + 1]`. State 0 is the beginning.
    let start: [UInt32]
    let edges: [Edge]
    /// Senses of the phrases that end in a state.
    let senses: [[UInt32]]

    /// Edges of `state` for `unit`.
    ///
    /// - Complexity: O(log edges of the state).
    func edges(_ state: Int, _ unit: UInt32) -> ArraySlice<Edge> {
        let range = Int(start[state])..<Int(start[state + 1])
        let low = first(in: range) { $0.unit < unit }
        var high = low
        while high < range.upperBound, edges[high].unit == unit { high += 1 }
        return edges[low..<high]
    }

    func hasEdges(_ state: Int) -> Bool { start[state] < start[state + 1] }

    private func first(in range: Range<Int>, where isBefore: (Edge) -> Bool) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if isBefore(edges[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
