import GRDB
public import MilkVerdict

/// What an index holds, in numbers.
public struct IndexStatistics: Sendable {
    public var items = 0
    /// Of them, items without a GTIN of their own.
    public var others = 0
    public var byVerdict: [Verdict: Int] = [:]
    public var precautions = 0
    public var findings = 0
    public var changes = 0
    public var runs = 0
    public var labels = 0
    /// Bytes of the file, of its label texts, and of evidence and doubts.
    public var bytes = 0
    public var labelBytes = 0
    public var evidenceBytes = 0
    /// Items by what their answers rest on, the most frequent first.
    public var bases: [(basis: Basis, items: Int)] = []
    /// Items by feed, the most frequent first.
    public var sources: [(name: String, items: Int)] = []
    /// Seconds since 1970 of the first and last sighting; nil for an empty index.
    public var firstSeen: Int?
    public var lastSeen: Int?
}

extension ProductIndex {
    /// Counts what is there.
    ///
    /// - Complexity: linear in the index.
    public func statistics() throws(IndexError) -> IndexStatistics {
        try read(Self.counts)
    }

    private static func counts(_ db: Database) throws -> IndexStatistics {
        func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: "SELECT " + sql) ?? 0 }
        var s = IndexStatistics()
        for row in try Row.fetchAll(db, sql: "SELECT verdict, count(*) FROM items GROUP BY 1") {
            let verdict: Int = try row.decode(atIndex: 0)
            if Verdict.allCases.indices.contains(verdict) {
                s.byVerdict[Verdict.allCases[verdict]] = try row.decode(atIndex: 1)
            }
        }
        s.bytes =
            try Int.fetchOne(db, sql: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") ?? 0
        s.items = try number("count(*) FROM items")
        s.others = try number("count(*) FROM items WHERE key < 0")
        s.precautions = try number("count(*) FROM items WHERE precaution = 1")
        s.findings = try number("count(*) FROM findings")
        s.changes = try number("count(*) FROM changes")
        s.runs = try number("count(*) FROM runs")
        s.labels = try number("count(*) FROM labels")
        s.labelBytes = try number("coalesce(sum(length(CAST(record AS BLOB))), 0) FROM labels")
        s.evidenceBytes = try number(
            "coalesce(sum(length(CAST(coalesce(evidence, '') || coalesce(doubts, '') AS BLOB))), 0) FROM items")
        s.firstSeen = try Int.fetchOne(db, sql: "SELECT min(first_seen) FROM items")
        s.lastSeen = try Int.fetchOne(db, sql: "SELECT max(last_seen) FROM items")
        let shared = SharedRows()
        for (id, count) in try groups("basis", db) { s.bases.append((try shared.basis(id, db), count)) }
        for (id, count) in try groups("source", db) { s.sources.append((try shared.source(id, db), count)) }
        return s
    }

    private static func groups(_ column: String, _ db: Database) throws -> [(Int64, Int)] {
        try Row.fetchAll(db, sql: "SELECT \(column), count(*) FROM items GROUP BY 1 ORDER BY 2 DESC, 1").map {
            (try $0.decode(atIndex: 0), try $0.decode(atIndex: 1))
        }
    }
}
