public import MilkVerdict
public import Products

/// An answer for people: the verdict in words, then why, with the decisive words shown in the label.
public struct AnswerText {
    private var lines: [String] = []

    public init() {}

    /// The lines so far, each ended.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    public mutating func line(_ text: String) { lines.append(text) }

    /// Verdict, reasons, the label with its decisive words in « », and the standing notes.
    public mutating func answer(_ a: Assessment, of record: ProductRecord) {
        headline(a.verdict, a.precaution, a.reasons)
        for passage in record.passages where [.ingredients, .statement].contains(passage.role) {
            line("  \(passage.role.fieldName): \(Self.marked(passage, a.evidence))")
        }
        precautions(a.evidence)
        if let facts = a.facts { line("  \(Wording.facts(facts))") }
        for finding in a.findings { line("  \(finding.rule.severity.rawValue): \(finding.message)") }
        for doubt in a.doubts where !doubt.text.isEmpty { line("  doubt: \(doubt.kind) \"\(doubt.text)\"") }
        basis(a)
    }

    public mutating func headline(_ verdict: Verdict, _ precaution: Precaution, _ reasons: [Reason]) {
        line(Wording.headline(verdict, precaution))
        for reason in reasons { line("  why: \(Wording.reason(reason))") }
    }

    /// The words of the pack that warn.
    private mutating func precautions(_ evidence: [Evidence]) {
        for e in evidence where e.role == .precaution { line("  warning on the pack names: \(e.text)") }
    }

    private mutating func basis(_ a: Assessment) {
        let market = a.market.isEmpty ? "unknown" : a.market
        let languages = a.languages.isEmpty ? "none known" : a.languages.joined(separator: " ")
        line("  market \(market), languages \(languages), profile \(a.profile)")
        for note in Wording.notes(a.verdict) { line("  \(note)") }
    }

    /// The text as given, every piece of evidence between « and ».
    public static func marked(_ passage: Passage, _ evidence: [Evidence]) -> String {
        let bytes = Array(passage.text.utf8)
        var marked: [UInt8] = []
        var at = 0
        let own = evidence.filter { $0.field == passage.role && $0.index == passage.index && $0.end <= bytes.count }
        for e in own.sorted(by: { $0.start < $1.start }) where e.start >= at {
            marked += bytes[at..<e.start] + Array("«".utf8) + bytes[e.start..<e.end] + Array("»".utf8)
            at = e.end
        }
        return String(decoding: marked + bytes[at...], as: UTF8.self)
    }
}
