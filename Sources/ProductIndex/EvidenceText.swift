import MilkVerdict
import Products

/// Evidence and doubts as short text: one line a piece, fields separated by tabs.
enum EvidenceText {
    /// Pieces that are kept; the first are the decisive ones.
    static let limit = 4

    static func encode(_ evidence: [Evidence]) -> String {
        evidence.isEmpty ? "" : evidence.prefix(limit).map(line).joined(separator: "\n")
    }

    static func decode(_ text: String) -> [Evidence] {
        lines(text).compactMap { evidence(fields($0)) }
    }

    static func encode(_ doubts: [Assessment.DoubtNote]) -> String {
        doubts.isEmpty ? "" : doubts.prefix(limit).map { "\($0.kind)\t\(clean($0.text))" }.joined(separator: "\n")
    }

    static func decodeDoubts(_ text: String) -> [Assessment.DoubtNote] {
        lines(text).compactMap { line in
            let parts = fields(line)
            return parts.count == 2 ? Assessment.DoubtNote(kind: String(parts[0]), text: String(parts[1])) : nil
        }
    }

    private static func lines(_ text: String) -> [Substring] { text.utf8.split(separator: 0x0A).map(Substring.init) }

    /// By bytes: neither a character nor a scalar can hold a tab in part.
    private static func fields(_ line: Substring) -> [Substring] {
        line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map(Substring.init)
    }

    private static func line(_ e: Evidence) -> String {
        [
            e.field.rawValue, e.index.map(String.init) ?? "", String(e.start), String(e.end), e.role.rawValue,
            e.concept,
            e.language, e.position.map(String.init) ?? "", e.isEmphasised ? "1" : "", clean(e.text),
            e.path.map(clean).joined(separator: " > "),
        ].joined(separator: "\t")
    }

    private static func evidence(_ f: [Substring]) -> Evidence? {
        guard f.count == 11, let field = Passage.Role(rawValue: String(f[0])), let start = Int(f[2]),
            let end = Int(f[3]),
            let role = Evidence.Role(rawValue: String(f[4]))
        else { return nil }
        return Evidence(
            field: field, index: Int(f[1]), start: start, end: end, text: String(f[9]), concept: String(f[5]),
            language: String(f[6]), role: role, position: Int(f[7]),
            path: f[10].isEmpty ? [] : [String(f[10])], isEmphasised: f[8] == "1")
    }

    /// One line without tabs, and without NUL, at which SQLite's C strings end.
    static func clean(_ text: String) -> String { clean(text, upTo: 80) }

    static func clean(_ text: String, upTo limit: Int) -> String {
        // Most names are short and plain, and looking at their characters costs more than writing the row.
        if text.utf8.count <= limit, text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
        return String(text.prefix(limit).map { $0 == "\t" || $0 == "\0" || $0.isNewline ? " " : $0 })
    }
}
