import Foundation
import GRDB
import MilkVerdict
public import Products

extension ProductIndex {
    /// The product with this GTIN, or nil where the index does not know it.
    ///
    /// - Complexity: one descent of each of four trees.
    /// - Throws: `IndexError` of kind `damaged` where the row does not hold what was written.
    public func item(_ gtin: GTIN) throws(IndexError) -> StoredItem? { try item(key: Int64(gtin.number)) }

    /// Every product the index knows, by key.
    public func keys() throws(IndexError) -> [ItemKey] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT items.key, others.id FROM items LEFT JOIN others USING (key) ORDER BY items.key"
            )
            .map { ItemKey(number: try $0.decode(atIndex: 0), id: try $0.decode(atIndex: 1)) }
        }
    }

    func item(key: Int64) throws(IndexError) -> StoredItem? {
        try read { db in try Self.fetch(db, key) }
    }

    static func fetch(_ db: Database, _ key: Int64) throws -> StoredItem? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: selectItem), arguments: [key]) else { return nil }
        return try item(row, findings: findings(db, key))
    }

    private static let selectItem = """
        SELECT \(ItemRow.columns), sources.name, first_seen, last_seen, labels.record, others.id
        FROM items JOIN bases ON bases.id = basis JOIN sources ON sources.id = items.source
             LEFT JOIN labels ON labels.key = items.key LEFT JOIN others ON others.key = items.key
        WHERE items.key = ?
        """

    /// A value outside its list reads as the most cautious one.
    private static func item(_ row: Row, findings: [StoredFinding]) throws -> StoredItem {
        let sealed = try ItemRow(row)
        let verdicts = Verdict.allCases
        return StoredItem(
            key: ItemKey(number: sealed.key, id: try row.decode(atIndex: 19)),
            verdict: verdicts.indices.contains(sealed.verdict) ? verdicts[sealed.verdict] : .containsNativeMilk,
            precaution: sealed.precaution == 0 ? .none : .mayContain,
            reasons: list(sealed.reasons).compactMap(Reason.init(rawValue:)), market: sealed.market,
            languages: list(sealed.languages), name: sealed.name, brand: sealed.brand, hash: ContentHash(sealed.hash),
            basis: sealed.basis, source: try row.decode(atIndex: 15), firstSeen: try row.decode(atIndex: 16),
            lastSeen: try row.decode(atIndex: 17), evidence: EvidenceText.decode(sealed.evidence),
            findings: findings, doubts: EvidenceText.decodeDoubts(sealed.doubts), record: try row.decode(atIndex: 18))
    }

    private static func findings(_ db: Database, _ key: Int64) throws -> [StoredFinding] {
        let statement = try db.cachedStatement(
            sql: "SELECT id, rule, severity, message FROM findings WHERE key = ? ORDER BY rowid")
        return try Row.fetchAll(statement, arguments: [key]).map { row in
            StoredFinding(
                id: try row.decode(atIndex: 0), rule: try row.decode(atIndex: 1),
                severity: Finding.Severity(rawValue: try row.decode(atIndex: 2)) ?? .error,
                message: try row.decode(atIndex: 3))
        }
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
