/// Builds the phrase graph. Phrases that begin with the same choices of words share their states.
struct PhraseBuilder {
    /// A choice of words and how they join to the one before.
    struct Step: Hashable {
        var units: [Int]
        var isAdjacent: Bool
    }

    private struct Key: Hashable {
        var state: Int
        var step: Step
    }

    private var states: [Key: Int] = [:]
    private var edges: [[(unit: Int, target: Int, isAdjacent: Bool)]] = [[]]

    var stateCount: Int { edges.count }

    /// The state behind these steps.
    mutating func state(behind steps: [Step]) -> Int {
        var state = 0
        for step in steps {
            let key = Key(state: state, step: step)
            if let known = states[key] {
                state = known
                continue
            }
            let next = edges.count
            edges.append([])
            for unit in step.units { edges[state].append((unit, next, step.isAdjacent)) }
            states[key] = next
            state = next
        }
        return state
    }

    func graph(renumbered: [Int], senses: [[UInt32]]) -> PhraseGraph {
        PhraseGraph(
            edges: edges.map { state in
                state.map {
                    PhraseGraph.Edge(
                        unit: UInt32(renumbered[$0.unit]), target: UInt32($0.target), isAdjacent: $0.isAdjacent)
                }
            }, senses: senses, unitCount: renumbered.count)
    }
}
