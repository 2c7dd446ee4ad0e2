public import LabelReading
import LabelText
public import Lexicon
public import MilkVerdict
import Products

/// Every stage's value for one product, in the order of the street. The golden-test format.
public struct Explanation {
    private let lexicon: Lexicon
    private var lines: [String] = []

    public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// The lines so far, each ended.
    public var text: String { lines.map { $0 + "\n" }.joined() }

    /// One passage: folded, its language, what matched, its statements, its tree, its doubts.
    public mutating func add(_ reading: LabelReading) {
        let matches = reading.matches
        lines.append("passage \(reading.passage.role.rawValue)\(reading.passage.index.map { " \($0)" } ?? "")")
        lines.append("  text       \(reading.passage.text)")
        lines.append("  folded     \(String(decoding: matches.text.bytes, as: UTF8.self))")
        let ranking = matches.guess.ranking.map { lexicon.language($0).tag }.joined(separator: " ")
        lines.append(
            "  language   \(ranking.isEmpty ? "unknown" : ranking) (\(matches.guess.votes) letters of known words)")
        for part in matches.languages.others {
            let tags = part.guess.ranking.map { lexicon.language($0).tag }.joined(separator: " ")
            line("part", part.range, reading, "\(tags) (\(part.guess.votes) letters)")
        }
        lines.append("  tokens     \(matches.tokens.tokens.count)")
        for term in matches.terms { line("term", term.range, reading, describe(term)) }
        for match in matches.lookalikes {
            line("lookalike", match.range, reading, "\(match.group)\(tags(match.languages))")
        }
        for cue in matches.cues {
            line("cue", cue.range, reading, "\(cue.kind.rawValue) \(cue.role)\(tags(cue.languages))")
        }
        for word in matches.words where ![.common, .function].contains(word.wordClass) {
            line("word", word.range, reading, "\(word.wordClass.rawValue)\(tags(word.languages))")
        }
        for statement in reading.statements { line("statement", statement.range, reading, describe(statement)) }
        for item in reading.tree.ingredients.indices { lines.append(describe(item, reading)) }
        for doubt in reading.doubts { lines.append("  doubt      \(doubt.kind.rawValue)") }
    }

    /// The rules' answer.
    public mutating func add(_ a: Assessment) {
        lines.append("verdict \(a.verdict.rawValue), precaution \(a.precaution.rawValue)")
        lines.append("  reasons    \(a.reasons.map(\.rawValue).joined(separator: " "))")
        lines.append("  profile    \(a.profile), market \(a.market.isEmpty ? "unknown" : a.market)")
        if let facts = a.facts { lines.append("  facts      \(Wording.facts(facts))") }
        for e in a.evidence {
            let place = [
                e.position.map { "position \($0)" }, e.path.isEmpty ? nil : "in \(e.path.joined(separator: " > "))",
            ]
            .compactMap { $0 }.joined(separator: " ")
            lines.append(
                "  evidence   \(e.role.rawValue) \(e.field.rawValue) \(e.start)..<\(e.end) «\(e.text)» \(e.concept) \(e.language) \(place)"
            )
        }
        for code in a.codes { lines.append("  evidence   code \(code.code) \(code.level) \(code.concept)") }
        for finding in a.findings {
            lines.append("  finding    \(finding.rule.severity.rawValue) \(finding.rule.rawValue): \(finding.message)")
        }
        for doubt in a.doubts { lines.append("  doubt      \(doubt.kind) \(doubt.text)") }
    }

    private mutating func line(_ kind: String, _ range: Range<Int>, _ reading: LabelReading, _ what: String) {
        let pad = String(repeating: " ", count: max(1, 11 - kind.count))
        lines.append(
            "  \(kind)\(pad)\(range.lowerBound)..<\(range.upperBound) «\(reading.matches.text.slice(range))» \(what)")
    }

    private func describe(_ term: TermMatch) -> String {
        let concept = lexicon.concept(term.concept)
        return
            "\(concept.name) (\(concept.treatment.rawValue))\(term.isLoose ? " accents forgiven" : "")\(tags(term.languages))"
    }

    private func describe(_ statement: Statement) -> String {
        [
            statement.kind.rawValue, statement.isInline ? "inline" : nil, statement.isUnbounded ? "unbounded" : nil,
            statement.mark.map { "mark \($0)" },
        ].compactMap { $0 }.joined(separator: " ")
    }

    private func describe(_ index: Int, _ reading: LabelReading) -> String {
        let item = reading.tree.ingredients[index]
        let indent = String(repeating: "  ", count: reading.tree.path(to: index).count - 1)
        let section = item.section.map { " [\(reading.matches.text.slice($0))]" } ?? ""
        let marks = item.marks.isEmpty ? "" : " \(item.marks.joined(separator: " "))"
        return "  item       \(indent)\(item.position) \(reading.matches.text.slice(item.head))\(marks)\(section)"
    }

    private func tags(_ languages: LanguageSet) -> String {
        " [" + languages.members.map { lexicon.language($0).tag }.joined(separator: " ") + "]"
    }
}
