public import Feeds
import MilkVerdict
public import ProductIndex
import Products

extension AnswerText {
    public mutating func statistics(_ s: IndexStatistics) {
        line("items               \(s.items)")
        for verdict in Verdict.allCases { line("  \(Self.row(verdict.rawValue, s.byVerdict[verdict] ?? 0))") }
        for (name, count) in [
            ("with milk warning", s.precautions), ("without own GTIN", s.others), ("findings", s.findings),
            ("changes", s.changes), ("labels", s.labels), ("runs", s.runs), ("bytes", s.bytes),
            ("bytes of labels", s.labelBytes), ("bytes of evidence", s.evidenceBytes),
        ] { line(Self.row(name, count)) }
        if let first = s.firstSeen, let last = s.lastSeen { line("seen from \(Day.text(first)) to \(Day.text(last))") }
        for (basis, items) in s.bases {
            line("words \(basis.lexicon.prefix(8)), rules \(basis.rules), profile \(basis.profile): \(items)")
        }
        for (name, items) in s.sources { line("from \(name): \(items)") }
    }

    private static func row(_ name: String, _ count: Int) -> String {
        name + String(repeating: " ", count: max(1, 22 - name.count)) + String(count)
    }

    public mutating func check(_ check: IndexCheck) {
        for complaint in check.complaints { line("file: \(complaint)") }
        for key in check.damaged { line("damaged: \(key)") }
        for key in check.withoutLabel { line("without label: \(key)") }
        line(check.isSound ? "sound: \(check.items) items" : "not sound: \(check.items) items are")
    }
}

extension JSONWriter {
    public mutating func statistics(_ s: IndexStatistics) {
        object { json in
            json.counts([
                ("items", s.items), ("others", s.others), ("precautions", s.precautions), ("findings", s.findings),
                ("changes", s.changes), ("labels", s.labels), ("runs", s.runs), ("bytes", s.bytes),
                ("label_bytes", s.labelBytes), ("evidence_bytes", s.evidenceBytes),
            ])
            json.name("verdicts")
            json.object { json in json.counts(Verdict.allCases.map { ($0.rawValue, s.byVerdict[$0] ?? 0) }) }
            json.name("first_seen")
            json.value(s.firstSeen.map(Day.text))
            json.name("last_seen")
            json.value(s.lastSeen.map(Day.text))
            json.name("bases")
            json.array { json in for (basis, items) in s.bases { json.basis(basis, items) } }
            json.name("sources")
            json.array { json in
                for (name, items) in s.sources {
                    json.object { json in
                        json.name("source")
                        json.value(name)
                        json.counts([("items", items)])
                    }
                }
            }
        }
    }

    private mutating func basis(_ basis: Basis, _ items: Int) {
        object { json in
            json.name("lexicon")
            json.value(basis.lexicon)
            json.name("rules")
            json.value(basis.rules)
            json.name("profile")
            json.value(basis.profile)
            json.counts([("items", items)])
        }
    }

    public mutating func check(_ check: IndexCheck) {
        object { json in
            json.name("sound")
            json.value(check.isSound)
            json.counts([("items", check.items)])
            json.keys("damaged", check.damaged)
            json.keys("without_label", check.withoutLabel)
            json.name("complaints")
            json.array { json in for complaint in check.complaints { json.value(complaint) } }
        }
    }

    /// Counts as one object.
    public mutating func tally(_ counts: [(String, Int)]) { object { $0.counts(counts) } }

    private mutating func counts(_ counts: [(String, Int)]) {
        for (name, count) in counts {
            self.name(text: name)
            value(count)
        }
    }

    private mutating func keys(_ name: StaticString, _ keys: [Int64]) {
        self.name(name)
        array { json in for key in keys { json.value(String(key)) } }
    }
}

/// Rows of comma-separated values (RFC 4180), with the columns of the view `products`.
public enum ItemCSV {
    public static let header =
        "gtin,namespace,id,verdict,precaution,reasons,market,languages,name,brand,source,lexicon,rules,profile,"
        + "first_seen,last_seen,findings\n"

    public static func row(_ item: StoredItem) -> String {
        let other = item.key.other
        return [
            item.key.gtin?.gtin14 ?? "", other?.namespace ?? "", other?.id ?? "", item.verdict.rawValue,
            item.precaution.rawValue, item.reasons.map(\.rawValue).joined(separator: " "), item.market,
            item.languages.joined(separator: " "), item.name ?? "", item.brand ?? "", item.source, item.basis.lexicon,
            item.basis.rules, item.basis.profile, Day.text(item.firstSeen), Day.text(item.lastSeen),
            item.findings.map(\.rule).joined(separator: " "),
        ].map(cell).joined(separator: ",") + "\n"
    }

    /// Catalog text is not to be trusted: a cell that a spreadsheet would take for a formula is given a quote in front
    /// (OWASP, CSV injection).
    static func cell(_ text: String) -> String {
        var text = text
        if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
        guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

extension Day {
    /// Seconds since 1970 at the start of an ISO 8601 day in UTC; nil for anything else (days-from-civil, Hinnant 2013).
    public static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, text.utf8.count == 10, let year = parts[0], let month = parts[1], let day = parts[2],
            (1...12).contains(month), (1...31).contains(day), year >= 1970
        else { return nil }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let seconds = (era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468) * 86_400
        return Day.text(seconds) == text ? seconds : nil
    }
}
