extension Lexicon {
    /// Folded phrases that announce one of `kinds` and stand for themselves, in every language.
    ///
    /// - Complexity: linear in the lexicon, whatever the number of kinds.
    public func phrases(of kinds: StatementKind...) -> [String] {
        let payloads = Set(kinds.compactMap { StatementKind.allCases.firstIndex(of: $0).map(UInt16.init) })
        let wanted = Set(
            senses.indices.filter {
                senses[$0].kind == .cue && payloads.contains(senses[$0].payload) && senses[$0].cueRole == .alone
            }.map(UInt32.init))
        var found = (0..<unitSenses.count).filter { unitSenses[$0].contains(where: wanted.contains) }.map(text(ofUnit:))
        collect(state: 0, text: "", wanted, leading(to: wanted), into: &found)
        return found
    }

    /// True for the states from which a phrase with one of the senses can still be reached. Edges lead to later
    /// states, so one pass from the end is enough.
    private func leading(to wanted: Set<UInt32>) -> [Bool] {
        var leads = Array(repeating: false, count: phrases.stateCount)
        for state in leads.indices.reversed() {
            leads[state] =
                phrases.senses[state].contains(where: wanted.contains)
                || phrases.edges(of: state).contains { leads[Int($0.target)] }
        }
        return leads
    }

    private func collect(
        state: Int, text: String, _ wanted: Set<UInt32>, _ leads: [Bool], into found: inout [String]
    ) {
        if phrases.senses[state].contains(where: wanted.contains) { found.append(text) }
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
