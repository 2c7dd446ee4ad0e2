extension Lexicon {
    /// Folded phrases that announce `kind` and stand for themselves, in every language.
    ///
    /// - Complexity: linear in the lexicon.
    public func phrases(of kind: StatementKind) -> [String] {
        let payload = UInt16(StatementKind.allCases.firstIndex(of: kind) ?? 0)
        let wanted = Set(
            senses.indices.filter {
                senses[$0].kind == .cue && senses[$0].payload == payload && senses[$0].cueRole == .alone
            }.map(UInt32.init))
        let texts = unitTexts
        var found = (0..<unitSenses.count).filter { unitSenses[$0].contains(where: wanted.contains) }.map { texts[$0] }
        collect(state: 0, text: "", wanted, leading(to: wanted), texts, into: &found)
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
        state: Int, text: String, _ wanted: Set<UInt32>, _ leads: [Bool], _ texts: [String], into found: inout [String]
    ) {
        if phrases.senses[state].contains(where: wanted.contains) { found.append(text) }
        for edge in phrases.edges(of: state) where leads[Int(edge.target)] {
            let joint = text.isEmpty || edge.isAdjacent ? "" : " "
            collect(
                state: Int(edge.target), text: text + joint + texts[Int(edge.unit)], wanted, leads, texts, into: &found)
        }
    }

    /// Text of every unit.
    private var unitTexts: [String] {
        (0..<words.count).flatMap { pattern in
            let word = words.word(pattern)
            return words.units(of: pattern).map { _ in word }
        }
    }
}
