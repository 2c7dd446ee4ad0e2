import GRDB
import Products

/// The table `labels`: every label text once, found by its digest under the key of the index.
enum LabelTable {
    /// The row of this text, made where there is none.
    ///
    /// - Complexity: one descent of the tree of digests.
    static func id(of text: String, _ key: HashKey, _ db: Database) throws -> Int64 {
        var digest = key.digest
        digest.update(text)
        let hash = Int64(bitPattern: digest.finish().low)
        let known = try RowStatement(db, "SELECT id, record FROM labels WHERE hash = ?")
        known.bind(hash, at: 1)
        defer { known.reset() }
        // Two texts of one digest are two labels.
        while try known.step() { if known.text(1) == text { return known.number(0) } }
        let statement = try db.cachedStatement(sql: "INSERT INTO labels (hash, record) VALUES (?, ?)")
        try statement.execute(arguments: [hash, text])
        return db.lastInsertedRowID
    }
}
