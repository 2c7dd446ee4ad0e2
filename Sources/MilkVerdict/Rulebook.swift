public import Lexicon

/// The tables the rules read, checked and typed: markets, categories, codes, the profile.
public final class Rulebook: Sendable {
    /// Raised whenever a rule changes what a label can come to; an index row of another version is stale.
    public static let version = "3"

    public let markets: [Market]
    public let profile: Profile
    let categories: [CategoryRule]
    let milkCodes: [String: String]
    let levels: [String: LevelMeaning]
    let claimCodes: [String: StatementKind]

    enum LevelMeaning: String, CaseIterable {
        case contains
        case mayContain = "may-contain"
        case claim, nothing
    }

    struct CategoryRule: Hashable, Sendable {
        var scheme: String
        var code: String
        var wordClass: WordClass
    }

    /// - Throws: `LexiconError` naming file and line of a value that no rule knows.
    public init(_ lexicon: Lexicon) throws(LexiconError) {
        markets = try lexicon.rows("markets.tsv", fields: 7, Market.init)
        profile = try Self.profile(lexicon)
        categories = try lexicon.rows("categories.tsv", fields: 4) { (table, row) throws(LexiconError) in
            CategoryRule(scheme: row.fields[0], code: row.fields[1], wordClass: try table.value(row, 2))
        }
        let codes = try lexicon.rows("allergen-codes.tsv", fields: 4) { (_, row) throws(LexiconError) in row.fields }
        milkCodes = Dictionary(codes.filter { $0[0] == "code" }.map { ($0[1], $0[2]) }) { first, _ in first }
        levels = Dictionary(
            codes.filter { $0[0] == "level" }.compactMap { row in LevelMeaning(rawValue: row[2]).map { (row[1], $0) } }
        ) { first, _ in first }
        let claims = try lexicon.rows("claim-codes.tsv", fields: 3) { (table, row) throws(LexiconError) in
            (row.fields[0], try table.value(row, 1) as StatementKind)
        }
        claimCodes = Dictionary(claims) { first, _ in first }
    }

    /// The profile that judges what is baked.
    public static func profile(_ lexicon: Lexicon) throws(LexiconError) -> Profile {
        try Profile(lexicon.table("profiles/strict.tsv"))
    }
}

extension Lexicon {
    func table(_ name: String) throws(LexiconError) -> LexiconTable {
        guard let table = tables.first(where: { $0.name == name }) else {
            throw LexiconError(file: name, message: "the lexicon has no such table")
        }
        return table
    }

    fileprivate func rows<Value>(
        _ name: String, fields: Int, _ read: (LexiconTable, LexiconTable.Row) throws(LexiconError) -> Value
    ) throws(LexiconError) -> [Value] {
        let table = try table(name)
        var values: [Value] = []
        for row in table.rows {
            guard row.fields.count == fields else {
                throw table.error(row, "\(row.fields.count) fields where \(fields) are expected")
            }
            values.append(try read(table, row))
        }
        return values
    }
}

extension LexiconTable {
    /// A value of a closed list, or an error that names the row.
    func value<Value: RawRepresentable<String>>(_ row: Row, _ field: Int) throws(LexiconError) -> Value {
        guard let value = Value(rawValue: row.fields[field]) else {
            throw error(row, "\"\(row.fields[field])\" is not known")
        }
        return value
    }
}
