import MilkVerdict
import Products

extension Explanation {
    /// One line for each thing that is said; signs that do not show are written as `\u{…}`.
    public var text: String {
        (passages.flatMap(\.lines) + answerLines).map { $0.printable + "\n" }.joined()
    }

    private var answerLines: [String] {
        let a = assessment
        var lines = ["verdict \(a.verdict.rawValue), precaution \(a.precaution.rawValue)"]
        lines.append(Self.line("reasons", a.reasons.map(\.rawValue).joined(separator: " ")))
        lines.append(Self.line("profile", "\(a.profile), market \(a.market.isEmpty ? "unknown" : a.market)"))
        if let facts = a.facts { lines.append(Self.line("facts", Wording.facts(facts))) }
        lines += rules.map { Self.line("rule", $0.line) }
        lines += a.evidence.map { Self.line("evidence", Self.describe($0)) }
        lines += a.codes.map { Self.line("evidence", "code \($0.code) \($0.level) \($0.concept)") }
        lines += a.findings.map {
            Self.line("finding", "\($0.rule.severity.rawValue) \($0.rule.rawValue): \($0.message)")
        }
        return lines + a.doubts.map { Self.line("doubt", $0.text.isEmpty ? $0.kind : "\($0.kind) \($0.text)") }
    }

    private static func describe(_ e: Evidence) -> String {
        [
            "\(e.role.rawValue) \(e.field.rawValue) \(e.start)..<\(e.end) «\(e.text)» \(e.concept) \(e.language)",
            e.position.map { "position \($0)" }, e.path.isEmpty ? nil : "in \(e.path.joined(separator: " > "))",
        ].compactMap(\.self).joined(separator: " ")
    }

    fileprivate static func line(_ label: String, _ what: String) -> String {
        "  \(label)\(String(repeating: " ", count: max(1, 11 - label.count)))\(what)"
    }
}

extension Explanation.Passage {
    fileprivate var lines: [String] {
        var lines = ["passage \(field)\(index.map { " \($0)" } ?? "")"]
        lines.append(Explanation.line("text", text))
        lines.append(Explanation.line("folded", folded))
        lines.append(Explanation.line("language", language.line))
        return lines + stages.flatMap(\.lines)
    }
}

extension Explanation.Stage {
    fileprivate var lines: [String] {
        if name == .tokens { return [Explanation.line(name.rawValue, tokens)] }
        return notes.map { Explanation.line(label, $0.line) }
    }

    /// What one thing of the stage is called.
    private var label: String { name.rawValue.last == "s" ? String(name.rawValue.dropLast()) : name.rawValue }

    /// All tokens on one line: their number, then each as it is printed.
    private var tokens: String {
        ([String(notes.count)] + notes.compactMap { $0.piece.map { "«\($0.text)»" } }).joined(separator: " ")
    }
}

extension String {
    /// The text with every control and format character written as `\u{…}`: it stays one line, whatever it holds.
    var printable: String {
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }
}
