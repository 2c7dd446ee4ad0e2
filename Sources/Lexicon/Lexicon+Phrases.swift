extension Lexicon {
    /// Folded phrases that announce one of `kinds` and stand for themselves, in every language.
    ///
    /// - Complexity: linear in the lexicon, whatever the number of kinds.
    public func phrases(of kinds: StatementKind...) -> [String] {
        let payloads = Set(kinds.compactMap { StatementKind.allCases.firstIndex(of: $0).map(UInt16.init) })
        let wanted = senses.map { $0.kind == .cue && payloads.contains($0.payload) && $0.cueRole == .alone }
        let units = unitSenses
        var found = (0..<units.count).filter { Self.meets(units, $0, wanted) }.map(text(ofUnit:))
        collect(state: 0, text: "", wanted, leading(to: wanted), into: &found)
        return found
    }

    private static func meets(_ lists: FlatLists, _ index: Int, _ wanted: [Bool]) -> Bool {
        for place in lists.range(index) where wanted[Int(lists.items[place])] { return true }
        return false
    }

    /// True for the states from which a phrase with one of the senses can still be reached. Edges lead to later
    /// states, so one pass from the end is enough.
    private func leading(to wanted: [Bool]) -> [Bool] {
        let graph = phrases
        var leads = Array(repeating: false, count: graph.stateCount)
        for state in leads.indices.reversed() {
            var leadsOn = Self.meets(graph.senses, state, wanted)
            for place in graph.units.range(state) where leads[Int(graph.edge(place).target)] { leadsOn = true }
            leads[state] = leadsOn
        }
        return leads
    }

    private func collect(
        state: Int, text: String, _ wanted: [Bool], _ leads: [Bool], into found: inout [String]
    ) {
        if Self.meets(phrases.senses, state, wanted) { found.append(text) }
        for edge in phrases.edges(of: state) where leads[Int(edge.target)] {
            let joint = text.isEmpty || edge.isAdjacent ? "" : " "
            collect(
                state: Int(edge.target), text: text + joint + self.text(ofUnit: Int(edge.unit)), wanted, leads,
                into: &found)
        }
    }

    /// - Complexity: O(log patterns) comparisons.
    private func text(ofUnit unit: Int) -> String {
        var low = 0
        var high = words.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if words.units(of: middle).lowerBound <= unit { low = middle } else { high = middle }
        }
        return words.word(low)
    }
}
