import GRDB
import MilkVerdict
import Products

/// The table `changes`: one row for each product that a run found changed.
struct ChangeLog {
    let run: Int64
    /// False in the first run of an index: where everything is new, nothing has changed.
    let isKept: Bool

    /// Notes that a product was answered, against what the index knew before this run.
    ///
    /// A product that a run meets several times is compared with the state before the run.
    func note(_ row: ItemRow, before old: ItemRow?, _ db: Database) throws {
        guard isKept else { return }
        guard let old, old.run == run else { return try write(row.key, old.map(Self.side), Self.side(row), db) }
        // Changed again within the run: the first row of the run holds what was before.
        guard let first = try Self.rows("WHERE changes.key = ? AND changes.run = ?", [row.key, run], db).first else {
            return try write(row.key, Self.side(old), Self.side(row), db)
        }
        try write(row.key, first.before, Self.side(row), db)
    }

    /// Notes the products of these sources that the run did not meet.
    ///
    /// - Returns: how many there are.
    /// - Complexity: linear in the index.
    func noteVanished(from sources: [Int64], _ db: Database) throws -> Int {
        let list = sources.map(String.init).joined(separator: ", ")
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO changes
                SELECT key, ?, 'vanished', verdict, NULL, precaution, NULL, label, NULL FROM items
                WHERE run < ? AND source IN (\(list))
                      AND NOT EXISTS (SELECT 1 FROM changes AS c WHERE c.key = items.key AND c.kinds = 'vanished'
                                                                      AND c.run > items.run)
                """, arguments: [run, run])
        return db.changesCount
    }

    static func side(_ row: ItemRow) -> ChangeSide {
        ChangeSide(
            verdict: Verdict.allCases[Int(row.verdict)], precaution: Precaution.allCases[Int(row.precaution)],
            label: row.label, hash: row.hash)
    }

    private func write(_ key: Int64, _ before: ChangeSide?, _ after: ChangeSide, _ db: Database) throws {
        let kinds = ChangeKind.between(before, after, isOtherLabel: before?.label != after.label)
        if kinds.isEmpty {
            try db.cachedStatement(sql: "DELETE FROM changes WHERE key = ? AND run = ?").execute(arguments: [key, run])
            return
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO changes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
            arguments: [
                key, run, kinds.map(\.rawValue).joined(separator: " "), Self.number(before?.verdict),
                Self.number(after.verdict), Self.number(before?.precaution), Self.number(after.precaution),
                before?.label, after.label,
            ])
    }

    private static func number<Value: CaseIterable & Equatable>(_ value: Value?) -> Int? {
        value.flatMap { value in Array(Value.allCases).firstIndex(of: value) }
    }
}

extension ChangeLog {
    /// Changes under a condition, by run and key.
    static func rows(
        _ condition: String, _ arguments: [Int64], _ db: Database
    ) throws -> [(before: ChangeSide?, change: StoredChange)] {
        let reader = try IndexReader(db)
        return try Row.fetchAll(
            db,
            sql: """
                SELECT changes.key, coalesce(runs.started, 0), kinds, verdict_before, precaution_before, label_before,
                       verdict_after, precaution_after, label_after, name
                FROM changes LEFT JOIN runs ON runs.id = changes.run LEFT JOIN items ON items.key = changes.key
                \(condition) ORDER BY changes.run, changes.key
                """, arguments: StatementArguments(arguments)
        ).map { row in
            let before = try side(row, from: 3)
            let change = StoredChange(
                key: try reader.key(row.decode(atIndex: 0)), name: try row.decode(atIndex: 9),
                seen: try row.decode(atIndex: 1),
                kinds: try row.decode(String.self, atIndex: 2).split(separator: " ").compactMap {
                    ChangeKind(rawValue: String($0))
                }, before: before, after: try side(row, from: 6))
            return (before, change)
        }
    }

    private static func side(_ row: Row, from column: Int) throws -> ChangeSide? {
        guard let verdict: Int = try row.decode(atIndex: column) else { return nil }
        let precaution: Int? = try row.decode(atIndex: column + 1)
        return ChangeSide(
            verdict: Verdict.allCases.indices.contains(verdict) ? Verdict.allCases[verdict] : .containsNativeMilk,
            precaution: precaution == 0 ? .none : .mayContain, label: try row.decode(atIndex: column + 2))
    }
}

extension ProductIndex {
    /// What runs since a moment found changed, by run and key.
    ///
    /// - Parameter key: one product; nil for all.
    public func changes(of key: ItemKey? = nil, since: Int) throws(IndexError) -> [StoredChange] {
        try read { db in
            let one = key == nil ? "" : " AND changes.key = ?"
            let arguments = [Int64(since)] + (key.map { [$0.number] } ?? [])
            return try ChangeLog.rows("WHERE runs.started >= ?\(one)", arguments, db).map(\.change)
        }
    }
}
