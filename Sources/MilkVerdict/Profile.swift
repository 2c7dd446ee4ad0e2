import Lexicon

/// What counts as baked milk, as one published source has it. Describes labels, never a person.
public struct Profile: Hashable, Sendable {
    public var name: String
    /// First top-level position at which milk may stand (P9b).
    public var minimumPosition: Int
    /// Wheat must be among this many first items; 0 where it need not (P9e).
    public var wheatWithin: Int
    /// A finished oven-baked product must be named (P9a).
    public var requiresKind: Bool
    public var allowsUnbakedPart: Bool
    public var allowsCheeseLike: Bool
    public var allowsOtherSpecies: Bool

    init(_ table: LexiconTable) throws(LexiconError) {
        name = String(table.name.dropFirst("profiles/".count).dropLast(".tsv".count))
        let reader = RuleReader(table: table)
        minimumPosition = try reader.number("minimum-position")
        wheatWithin = try reader.number("wheat-within")
        requiresKind = try reader.flag("requires-kind")
        allowsUnbakedPart = try reader.flag("allows-unbaked-part")
        allowsCheeseLike = try reader.flag("allows-cheese-like")
        allowsOtherSpecies = try reader.flag("allows-other-species")
    }

    private struct RuleReader {
        let table: LexiconTable

        func number(_ rule: String) throws(LexiconError) -> Int {
            let row = try row(rule)
            guard let number = Int(row.fields[1]) else { throw table.error(row, "\"\(row.fields[1])\" is no number") }
            return number
        }

        func flag(_ rule: String) throws(LexiconError) -> Bool {
            let row = try row(rule)
            guard ["yes", "no"].contains(row.fields[1]) else {
                throw table.error(row, "\"\(row.fields[1])\" is neither yes nor no")
            }
            return row.fields[1] == "yes"
        }

        private func row(_ rule: String) throws(LexiconError) -> LexiconTable.Row {
            guard let row = table.rows.first(where: { $0.fields[0] == rule }) else {
                throw LexiconError(file: table.name, message: "no line for \(rule)")
            }
            return row
        }
    }
}
