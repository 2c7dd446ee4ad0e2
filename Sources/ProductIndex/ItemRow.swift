import GRDB
import MilkVerdict
import Products

/// A row of `items`: what an answer says, with a seal over all of it.
///
/// SQLite has no checksums: one flipped bit can turn a stored `contains-native-milk` into `baked-milk-only`.
/// A row whose seal does not fit is refused, so that damage never becomes another verdict.
struct ItemRow {
    var key: Int64
    var verdict: Int64
    var precaution: Int64
    /// Ids of what stands once for many rows, in `lists`, `bases` and `sources`.
    var reasons: Int64
    var languages: Int64
    /// The market of this record; behind it, each after a comma, those whose records of this GTIN have rows of their
    /// own. It is sealed with the row, so that none of them can be lost unseen.
    var market: String
    var hash: ContentHash
    var basis: Int64
    var source: Int64
    var run: Int64
    var firstSeen: Int64
    var lastSeen: Int64
    /// Row of `labels`.
    var label: Int64?
    var name: String
    var brand: String
    var facts: String
    var evidence: String
    var doubts: String
    /// How many rows of `findings` belong to it.
    var findings: Int64

    /// The row of this key does not hold what was written.
    struct Damage: Error {
        var key: Int64
    }

    /// Covers all but the dates, which move with every run.
    ///
    /// - Complexity: linear in the texts of the row.
    var seal: Int64 {
        var digest = Digest128()
        digest.update(UInt64(bitPattern: key))
        digest.update(UInt64(bitPattern: verdict << 1 | precaution))
        digest.update(UInt64(bitPattern: reasons))
        digest.update(UInt64(bitPattern: languages))
        digest.update(UInt64(bitPattern: basis))
        digest.update(UInt64(bitPattern: source))
        digest.update(UInt64(bitPattern: label ?? 0))
        digest.update(UInt64(bitPattern: findings))
        digest.update(hash.high)
        digest.update(hash.low)
        digest.update(market)
        digest.update(name)
        digest.update(brand)
        digest.update(facts)
        digest.update(evidence)
        digest.update(doubts)
        return Int64(bitPattern: digest.finish().low)
    }
}

extension ItemRow {
    /// A market, and behind a slash the context of a record that has one: what tells rows of one GTIN apart.
    static func market(_ code: String, context: String? = nil) -> String {
        let parts = [code] + (context.map { [$0] } ?? [])
        let isPlain = !parts.contains { $0.utf8.contains(UInt8(ascii: ",")) } && !code.utf8.contains(UInt8(ascii: "/"))
        if isPlain { return parts.joined(separator: "/") }
        return parts.map { $0.replacing(",", with: " ") }.map { $0.replacing("/", with: " ") }.joined(separator: "/")
    }

    /// What the row itself is about, of what `market` says.
    var ownVariant: String { String(market.prefix { $0 != "," }) }

    var ownMarket: String { String(market.prefix { $0 != "," && $0 != "/" }) }

    var ownContext: String? {
        let variant = ownVariant
        return variant.firstIndex(of: "/").map { String(variant[variant.index(after: $0)...]) }
    }

    var otherMarkets: [String] {
        market.split(separator: ",", omittingEmptySubsequences: false).dropFirst().map(String.init)
    }

    /// Adds those that are not there; true where there were any.
    mutating func addMarkets(_ codes: some Sequence<String>) -> Bool {
        let new = codes.filter { !otherMarkets.contains($0) }
        for code in new { market += "," + code }
        return !new.isEmpty
    }

    static let columns = """
        items.key, verdict, precaution, reasons, languages, market, hash, basis, source, run, first_seen, last_seen,
        label, items.name, brand, facts, evidence, doubts, findings, items.seal
        """

    static let select = "SELECT \(columns) FROM items WHERE key = ?"

    static let selectAll = "SELECT \(columns) FROM items WHERE key > ? ORDER BY key"

    static let replace =
        "INSERT OR REPLACE INTO items VALUES (\(Array(repeating: "?", count: 20).joined(separator: ", ")))"

    /// Reads the row the statement stands on.
    ///
    /// - Throws: `Damage` for a seal that does not fit.
    init(_ row: RowStatement) throws {
        let key = row.number(0)
        guard let hash = row.hash(6) else { throw Damage(key: key) }
        self.init(
            key: key, verdict: row.number(1), precaution: row.number(2), reasons: row.number(3),
            languages: row.number(4), market: row.text(5) ?? "", hash: hash, basis: row.number(7),
            source: row.number(8),
            run: row.number(9), firstSeen: row.number(10), lastSeen: row.number(11), label: row.optionalNumber(12),
            name: row.text(13) ?? "", brand: row.text(14) ?? "", facts: row.text(15) ?? "",
            evidence: row.text(16) ?? "",
            doubts: row.text(17) ?? "", findings: row.number(18))
        guard (0...3).contains(verdict), (0...1).contains(precaution), row.number(19) == seal else {
            throw Damage(key: key)
        }
    }

    /// The row of `key`, or nil.
    static func find(_ key: Int64, _ db: Database) throws -> ItemRow? {
        let statement = try RowStatement(db, select)
        statement.bind(key, at: 1)
        defer { statement.reset() }
        return try statement.step() ? ItemRow(statement) : nil
    }

    /// Writes the row, in the place of one of the same key.
    func write(_ statement: RowStatement) throws {
        statement.bind(key, at: 1)
        statement.bind(verdict, at: 2)
        statement.bind(precaution, at: 3)
        statement.bind(reasons, at: 4)
        statement.bind(languages, at: 5)
        // The only text that is not NULL where it is empty: people group by it.
        statement.bindText(market, at: 6)
        statement.bind(hash, at: 7)
        statement.bind(basis, at: 8)
        statement.bind(source, at: 9)
        statement.bind(run, at: 10)
        statement.bind(firstSeen, at: 11)
        statement.bind(lastSeen, at: 12)
        statement.bind(label, at: 13)
        statement.bind(name, at: 14)
        statement.bind(brand, at: 15)
        statement.bind(facts, at: 16)
        statement.bind(evidence, at: 17)
        statement.bind(doubts, at: 18)
        statement.bind(findings, at: 19)
        statement.bind(seal, at: 20)
        try statement.execute()
    }
}
