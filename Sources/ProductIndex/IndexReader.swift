import GRDB
import MilkVerdict
public import Products

/// Looks products up inside one read transaction: every answer is of the same moment.
///
/// Made by `ProductIndex.look`; not to be kept.
public struct IndexReader {
    let db: Database
    private let shared: SharedRows
    private let items: RowStatement

    init(_ db: Database) throws {
        self.db = db
        shared = SharedRows()
        items = try RowStatement(db, ItemRow.select)
    }

    /// The product with this GTIN, or nil where the index does not know it. Where its markets have different answers,
    /// it is the strictest.
    ///
    /// - Complexity: one descent of the tree for each market, and one more of the findings where there are any.
    public func item(_ gtin: GTIN) throws -> StoredItem? { try items(gtin).strictest }

    /// The record of each market of this GTIN.
    public func items(_ gtin: GTIN) throws -> [StoredItem] {
        guard let own = try item(key: Int64(gtin.number)) else { return [] }
        return try [own]
            + own.otherMarkets.map { market in
                let key = ItemKey(gtin, market: market).number
                guard let item = try item(key: key) else { throw ItemRow.Damage(key: key) }
                return item
            }
    }

    /// What stands under this key, and the further markets of a GTIN.
    func items(_ key: ItemKey) throws -> [StoredItem] {
        if key.number > 0, let gtin = key.gtin { return try items(gtin) }
        return try item(key).map { [$0] } ?? []
    }

    /// The product with this key, or nil.
    public func item(_ key: ItemKey) throws -> StoredItem? { try item(key: key.number) }

    func item(key: Int64) throws -> StoredItem? {
        items.bind(key, at: 1)
        defer { items.reset() }
        if try items.step() { return try item(ItemRow(items)) }
        try examineNeighbours(of: key)
        return nil
    }

    /// Reads the rows on both sides of a gap: where one flipped bit turned the key into another, the search ends beside
    /// that row, and "not in this index" would be wrong.
    private func examineNeighbours(of key: Int64) throws {
        for condition in ["key < ? ORDER BY key DESC", "key > ? ORDER BY key"] {
            let row = try RowStatement(db, "SELECT \(ItemRow.columns) FROM items WHERE \(condition) LIMIT 1")
            row.bind(key, at: 1)
            defer { row.reset() }
            if try row.step() { _ = try ItemRow(row) }
        }
    }

    /// - Throws: `Damage` where the row, or one it refers to, does not hold what was written.
    func item(_ row: ItemRow) throws -> StoredItem {
        do {
            return try whole(row)
        } catch is SharedRows.Damage {
            throw ItemRow.Damage(key: row.key)
        }
    }

    private func whole(_ row: ItemRow) throws -> StoredItem {
        var item = StoredItem(
            key: try key(row.key), verdict: Verdict.allCases[Int(row.verdict)],
            precaution: Precaution.allCases[Int(row.precaution)],
            reasons: try shared.list(row.reasons, db).compactMap(Reason.init(rawValue:)), market: row.ownMarket,
            languages: try shared.list(row.languages, db), name: row.name.isEmpty ? nil : row.name,
            brand: row.brand.isEmpty ? nil : row.brand, hash: row.hash, basis: try shared.basis(row.basis, db),
            source: try shared.source(row.source, db), firstSeen: Int(row.firstSeen), lastSeen: Int(row.lastSeen),
            facts: FactsText.decode(row.facts), evidence: EvidenceText.decode(row.evidence),
            findings: row.findings == 0 ? [] : try findings(row), doubts: EvidenceText.decodeDoubts(row.doubts),
            label: row.label)
        item.context = row.ownContext
        item.otherMarkets = row.otherMarkets
        return item
    }

    func key(_ number: Int64) throws -> ItemKey {
        if number > 0 { return ItemKey(number: number, other: nil) }
        let row = try RowStatement(db, "SELECT namespace, id, barcode FROM others WHERE key = ?")
        defer { row.reset() }
        row.bind(number, at: 1)
        guard try row.step() else { throw ItemRow.Damage(key: number) }
        return ItemKey(
            number: number,
            other: .init(namespace: row.text(0) ?? "", id: row.text(1) ?? "", barcode: row.text(2)))
    }

    private func findings(_ item: ItemRow) throws -> [StoredFinding] {
        let row = try RowStatement(db, "SELECT id, rule, severity, message FROM findings WHERE key = ? ORDER BY rowid")
        defer { row.reset() }
        row.bind(item.key, at: 1)
        var findings: [StoredFinding] = []
        while try row.step() {
            findings.append(
                StoredFinding(
                    id: row.text(0) ?? "", rule: row.text(1) ?? "",
                    severity: Finding.Severity(rawValue: row.text(2) ?? "") ?? .error, message: row.text(3) ?? ""))
        }
        if findings.count != Int(item.findings) { throw ItemRow.Damage(key: item.key) }
        return findings
    }

    /// The text of a label, as `Auditor` wrote it; nil where it is gone.
    public func labelText(_ label: Int64) throws -> String? {
        let row = try RowStatement(db, "SELECT record FROM labels WHERE id = ?")
        defer { row.reset() }
        row.bind(label, at: 1)
        return try row.step() ? row.text(0) : nil
    }
}
