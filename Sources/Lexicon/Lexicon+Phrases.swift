extension Lexicon {
    /// Folded phrases that announce `kind` and stand for themselves, in every language.
    ///
    /// - Complexity: linear in the lexicon.
    public func phrases(of kind: StatementKind) -> [String] {
        let payload = UInt16(StatementKind.allCases.firstIndex(of: kind) ?? 0)
        return (0..<patterns.count).compactMap { pattern in
            let isPhrase = patterns.senses(of: pattern).contains { index in
                let sense = patterns.senses[index]
                return sense.kind == .cue && sense.payload == payload && sense.cueRole == .alone && sense.lead == 0
            }
            return isPhrase ? String(decoding: patterns.text(of: pattern), as: UTF8.self) : nil
        }
    }
}
