import GRDB
import Products

/// What was taken out of an index.
public struct PruneCounts: Sendable {
    public var items = 0
    public var changes = 0
    public var labels = 0
}

extension ProductIndex {
    /// Forgets products not seen since a moment, changes before it, and labels nobody refers to; then gives the space
    /// back.
    ///
    /// - Complexity: linear in the index.
    public func prune(before moment: Int) throws(IndexError) -> PruneCounts {
        let counts = try write { db in
            var counts = PruneCounts()
            counts.items = try Self.forget("key < 0 AND last_seen < \(moment)", db)
            try forgetMarkets(db)
            counts.items += try Self.forget("last_seen < \(moment) AND instr(market, ',') = 0", db)
            for table in ["findings", "others"] {
                try db.execute(sql: "DELETE FROM \(table) WHERE key NOT IN (SELECT key FROM items)")
            }
            try db.execute(
                sql: "DELETE FROM changes WHERE run IN (SELECT id FROM runs WHERE started < ?)", arguments: [moment])
            counts.changes = db.changesCount
            try db.execute(
                sql: """
                    DELETE FROM labels WHERE id NOT IN (
                        SELECT label FROM items WHERE label IS NOT NULL UNION
                        SELECT label_before FROM changes WHERE label_before IS NOT NULL UNION
                        SELECT label_after FROM changes WHERE label_after IS NOT NULL)
                    """)
            counts.labels = db.changesCount
            return counts
        }
        try vacuum()
        return counts
    }

    /// - Returns: how many items there were.
    private static func forget(_ condition: String, _ db: Database) throws -> Int {
        try db.execute(sql: "DELETE FROM items WHERE \(condition)")
        return db.changesCount
    }

    /// Takes markets that are gone out of the rows that lead to them. A row that leads to one stays, however old it
    /// is: without it the other would not be found.
    private func forgetMarkets(_ db: Database) throws {
        let keys = try Int64.fetchAll(db, sql: "SELECT key FROM items WHERE key > 0 AND instr(market, ',') > 0")
        let statement = try RowStatement(db, ItemRow.replace)
        for key in keys {
            guard var row = try ItemRow.find(key, db), let gtin = GTIN(number: UInt64(key)) else { continue }
            let markets = try row.otherMarkets.filter {
                try ItemRow.find(ItemKey(gtin, market: $0).number, db) != nil
            }
            row.market = ([row.ownVariant] + markets).joined(separator: ",")
            try row.write(statement)
        }
    }
}
