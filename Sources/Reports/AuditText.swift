public import Audit
public import Feeds
import MilkVerdict

extension AnswerText {
    /// The counts at the end of an audit.
    public mutating func counts(_ c: AuditCounts, isPartial: Bool) {
        line(isPartial ? "PARTIAL: the audit was interrupted" : "audit complete")
        line("  records seen      \(c.seen)")
        line("    judged          \(c.judged)")
        line("    reused          \(c.reused)")
        line("    unreadable      \(c.unreadable)")
        for verdict in Verdict.allCases {
            line("  \(Self.padded(verdict.rawValue, 22))\(c.byVerdict[verdict] ?? 0)")
            if verdict == .undetermined { reasons(c) }
        }
        line("  \(Self.padded("reach (decided)", 22))\(Self.percent(c.reach))")
        line("  \(Self.padded("conflicts", 22))\(c.conflicts)")
        line("  \(Self.padded("with milk warning", 22))\(c.precautions)")
        for severity in Finding.Severity.allCases.reversed() {
            line("  \(Self.padded("findings: \(severity.rawValue)", 22))\(c.findings[severity] ?? 0)")
        }
        let expected = c.bytesExpected.map { " of \($0)" } ?? ""
        line("  bytes read        \(c.bytesRead)\(expected)")
    }

    /// Undetermined answers by reason, the most frequent first.
    private mutating func reasons(_ c: AuditCounts) {
        let order = c.undetermined.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
        for (reason, count) in order { line("    \(Self.padded(reason.rawValue, 20))\(count)") }
    }

    /// One decimal, cut and not rounded: 99.96 % is not all.
    private static func percent(_ share: Double?) -> String {
        guard let share else { return "-" }
        let tenths = Int(share * 1_000)
        return "\(tenths / 10).\(tenths % 10) %"
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension JSONWriter {
    /// The counts at the end of an audit.
    public mutating func counts(_ c: AuditCounts, isPartial: Bool) {
        object { json in
            for (name, value) in [
                ("seen", c.seen), ("judged", c.judged), ("reused", c.reused), ("unreadable", c.unreadable),
                ("precautions", c.precautions), ("bytes_read", c.bytesRead),
            ] as [(StaticString, Int)] {
                json.name(name)
                json.value(value)
            }
            json.name("bytes_expected")
            if let expected = c.bytesExpected { json.value(expected) } else { json.raw("null") }
            json.name("verdicts")
            json.object { json in
                for verdict in Verdict.allCases {
                    json.name(text: verdict.rawValue)
                    json.value(c.byVerdict[verdict] ?? 0)
                }
            }
            json.name("undetermined")
            json.object { json in
                for reason in Reason.allCases {
                    guard let count = c.undetermined[reason] else { continue }
                    json.name(text: reason.rawValue)
                    json.value(count)
                }
            }
            json.name("conflicts")
            json.value(c.conflicts)
            json.name("findings")
            json.object { json in
                for severity in Finding.Severity.allCases {
                    json.name(text: severity.rawValue)
                    json.value(c.findings[severity] ?? 0)
                }
            }
            json.name("partial")
            json.value(isPartial)
        }
    }
}
