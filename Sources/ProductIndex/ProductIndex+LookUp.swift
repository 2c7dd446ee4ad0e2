import Foundation
import GRDB
import MilkVerdict
public import Products

extension ProductIndex {
    /// The product with this GTIN, or nil where the index does not know it.
    ///
    /// - Complexity: one descent of the tree.
    public func item(_ gtin: GTIN) throws(IndexError) -> StoredItem? { try item(key: Int64(gtin.number)) }

    /// Every product the index knows, by key.
    public func keys() throws(IndexError) -> [ItemKey] {
        try read { db in
            try Row.fetchAll(
                db, sql: "SELECT items.key, others.id FROM items LEFT JOIN others USING (key) ORDER BY items.key"
            )
            .map { ItemKey(number: $0[0], id: $0[1]) }
        }
    }

    func item(key: Int64) throws(IndexError) -> StoredItem? {
        try read { db in try Self.fetch(db, key) }
    }

    static func fetch(_ db: Database, _ key: Int64) throws -> StoredItem? {
        let statement = try db.cachedStatement(sql: selectItem)
        return try Row.fetchOne(statement, arguments: [key]).map(item)
    }

    private static let selectItem = """
        SELECT items.key, verdict, precaution, reasons, market, languages, items.name, brand, hash, lexicon, rules, profile,
               sources.name, first_seen, last_seen, evidence, labels.record, others.id
        FROM items JOIN bases ON bases.id = basis JOIN sources ON sources.id = items.source
             LEFT JOIN labels ON labels.key = items.key LEFT JOIN others ON others.key = items.key
        WHERE items.key = ?
        """

    /// A value outside its list reads as the most cautious one: a damaged row never says milk-free.
    private static func item(_ row: Row) -> StoredItem {
        let verdict: Int = row[1]
        let precaution: Int = row[2]
        return StoredItem(
            key: ItemKey(number: row[0], id: row[17]),
            verdict: Verdict.allCases.indices.contains(verdict) ? Verdict.allCases[verdict] : .containsNativeMilk,
            precaution: precaution == 0 ? .none : .mayContain,
            reasons: list(row[3]).compactMap(Reason.init(rawValue:)), market: row[4], languages: list(row[5]),
            name: row[6],
            brand: row[7], hash: ContentHash(row[8]), basis: Basis(lexicon: row[9], rules: row[10], profile: row[11]),
            source: row[12], firstSeen: row[13], lastSeen: row[14], evidence: EvidenceText.decode(row[15]),
            record: row[16])
    }

    private static func list(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}

extension ContentHash {
    /// 16 bytes, highest first.
    init(_ blob: Data) {
        let bytes = Array(blob)
        func word(_ from: Int) -> UInt64 { bytes.dropFirst(from).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: word(0), low: word(8))
    }

    var blob: Data {
        Data(
            [high, low].flatMap { word in
                stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
            })
    }
}
