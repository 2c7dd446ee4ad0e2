public import LabelReading
public import Lexicon
public import Products

/// Applies the rules P1 to P18 to what was read. Pure: the same readings give the same answer.
public struct Judge: Sendable {
    let lexicon: Lexicon
    let rules: Rulebook

    public init(_ lexicon: Lexicon, _ rules: Rulebook) {
        self.lexicon = lexicon
        self.rules = rules
    }

    public var profile: Profile { rules.profile }

    /// - Parameters:
    ///   - readings: every passage of the record that has text, read.
    ///   - market: the market asked for; overrides nothing the record says itself.
    /// - Complexity: O(terms × items) over one label.
    public func judge(_ record: ProductRecord, _ readings: [LabelReading], market: String? = nil) -> Assessment {
        let facts = LabelFacts(readings, lexicon)
        let codes = MilkCodes(record, rules)
        let choice = marketChoice(record, readings, market)
        let ambiguity = AmbiguityRule(
            facts: facts, market: choice.market, hasContainsCode: codes.hasAnyContains, isMeat: isMeat(readings))
        let answer = Answer(record: record, facts: facts, codes: codes, ambiguity: ambiguity, rules: rules)
        let (verdict, reasons) = answer.verdict()
        let writer = EvidenceWriter(readings: readings, lexicon: lexicon)
        return Assessment(
            verdict: verdict, precaution: answer.precaution, reasons: reasons, profile: rules.profile.name,
            market: choice.code, languages: languages(readings), facts: answer.milkFacts,
            evidence: writer.evidence(facts),
            codes: codes.evidence,
            findings: FindingRules(
                record: record, facts: facts, codes: codes, ambiguity: ambiguity, verdict: verdict,
                precaution: answer.precaution, rules: rules
            ).findings(),
            doubts: writer.doubts(facts, ambiguity))
    }

    private func marketChoice(_ record: ProductRecord, _ readings: [LabelReading], _ asked: String?) -> MarketChoice {
        let label = readings.filter { [.ingredients, .statement].contains($0.passage.role) }
        let declared = (label + readings).compactMap(\.passage.language)
        let best = (label + readings).compactMap(\.matches.guess.best).first.map(lexicon.language)
        return MarketChoice(given: record.market ?? asked, tags: declared, best: best, rules)
    }

    private func isMeat(_ readings: [LabelReading]) -> Bool {
        readings.contains { $0.passage.role != .statement && $0.matches.words.contains { $0.wordClass == .meat } }
    }

    private func languages(_ readings: [LabelReading]) -> [String] {
        let label = readings.filter { [.ingredients, .statement].contains($0.passage.role) }
        var seen: Set<LanguageID> = []
        return label.flatMap(\.matches.languages.best).filter { seen.insert($0).inserted }.map {
            lexicon.language($0).tag
        }
    }
}
