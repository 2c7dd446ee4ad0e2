import GRDB

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
            for table in ["findings", "others"] {
                try db.execute(
                    sql: "DELETE FROM \(table) WHERE key IN (SELECT key FROM items WHERE last_seen < ?)",
                    arguments: [moment])
            }
            try db.execute(sql: "DELETE FROM items WHERE last_seen < ?", arguments: [moment])
            counts.items = db.changesCount
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
}
