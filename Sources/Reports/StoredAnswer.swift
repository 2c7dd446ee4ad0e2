public import Feeds
import MilkVerdict
public import ProductIndex
public import Products

extension AnswerText {
    /// A stored answer, with where and when the data came from.
    ///
    /// - Parameter isStale: true where the words or rules have changed since and the label is not at hand.
    public mutating func answer(_ item: StoredItem, isStale: Bool) {
        if isStale { line("STALE: judged by older words or rules; audit the feed again") }
        headline(item.verdict, item.precaution, item.reasons)
        line("  product \(item.key.gtin?.gtin14 ?? item.key.id ?? "")\(item.name.map { " " + $0 } ?? "")")
        for e in item.evidence {
            let position = e.position.map { ", ingredient \($0)" } ?? ""
            line("  \(e.role.rawValue): «\(e.text)» (\(e.concept)\(position))")
        }
        if let facts = item.facts { line("  \(Wording.facts(facts))") }
        for finding in item.findings { line("  \(finding.severity.rawValue): \(finding.message)") }
        for doubt in item.doubts where !doubt.text.isEmpty { line("  doubt: \(doubt.kind) \"\(doubt.text)\"") }
        line("  market \(item.market.isEmpty ? "unknown" : item.market), profile \(item.basis.profile)")
        line("  data from \(item.source), last seen \(Day.text(item.lastSeen)), words \(item.basis.lexicon.prefix(8))")
        for note in Wording.notes(item.verdict) { line("  \(note)") }
    }
}

extension AnswerText {
    /// What each market's record of one number says; nothing where there is one record.
    public mutating func markets(_ items: [StoredItem]) {
        for item in items {
            let market = item.market.isEmpty ? "unknown" : item.market
            let precaution = item.precaution == .mayContain ? ", may-contain" : ""
            let context = item.context.map { ", context \($0)" } ?? ""
            line("  market \(market)\(context): \(item.verdict.rawValue)\(precaution), from \(item.source)")
        }
    }
}

extension JSONWriter {
    fileprivate mutating func markets(_ items: [StoredItem]) {
        name("markets")
        array { json in for item in items { json.object { $0.market(item) } } }
    }

    private mutating func market(_ item: StoredItem) {
        name("market")
        value(item.market.isEmpty ? nil : item.market)
        name("context")
        value(item.context)
        name("verdict")
        value(item.verdict.rawValue)
        name("precaution")
        value(item.precaution.rawValue)
        name("source")
        value(item.source)
    }

    /// A stored answer with the names of the machine contract, and where and when the data came from.
    ///
    /// - Parameters:
    ///   - record: the record as the feed has it now, for its id; nil where there is no feed.
    ///   - asked: the pack that was asked for, where the answer is about the unit inside.
    ///   - markets: the record of each market, where there are several.
    public mutating func stored(
        _ item: StoredItem, of record: Sighting? = nil, asked: GTIN? = nil, isStale: Bool,
        history: RecipeHistory? = nil, markets: [StoredItem] = []
    ) {
        object { json in
            json.name("id")
            json.value(record?.id ?? item.key.id)
            json.name("gtin")
            json.value((record?.gtin ?? item.key.gtin)?.gtin14)
            json.name("name")
            json.value(item.name)
            json.name("verdict")
            json.value(item.verdict.rawValue)
            json.name("precaution")
            json.value(item.precaution.rawValue)
            json.strings("reasons", item.reasons.map(\.rawValue))
            json.name("profile")
            json.value(item.basis.profile)
            json.name("market")
            json.value(item.market.isEmpty ? nil : item.market)
            json.strings("languages", item.languages)
            json.facts(item.facts)
            json.evidence(item.evidence)
            json.findings(item.findings)
            json.doubts(item.doubts)
            json.name("lexicon")
            json.value(item.basis.lexicon)
            json.name("rules")
            json.value(item.basis.rules)
            json.name("source")
            json.value(item.source)
            json.name("first_seen")
            json.value(Day.text(item.firstSeen))
            json.name("last_seen")
            json.value(Day.text(item.lastSeen))
            json.name("stale")
            json.value(isStale)
            if markets.count > 1 { json.markets(markets) }
            if let asked {
                json.name("asked")
                json.value(asked.gtin14)
            }
            if let history { json.history(history) }
        }
    }

    private mutating func strings(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        array { json in for text in texts { json.value(text) } }
    }
}

/// Days as people write them, without a calendar library.
public enum Day {
    /// ISO 8601 date in UTC of seconds since 1970 (civil-from-days, Hinnant 2013).
    public static func text(_ seconds: Int) -> String {
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return [year, month, dayOfYear - (153 * shifted + 2) / 5 + 1].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(
            separator: "-")
    }
}
