import Foundation
import GRDB
public import MilkVerdict
public import Products

/// One run that writes to an index. Batches are acknowledged one by one: what `write` returned from survives.
public final class IndexWriter {
    private let index: ProductIndex
    private let run: Int64
    private let basis: Int64
    private let basisValue: Basis
    private let now: Int
    private var sources: [String: Int64] = [:]

    /// Begins a run.
    ///
    /// - Parameter now: seconds since 1970, the time of the run.
    public init(_ index: ProductIndex, basis: Basis, now: Int) throws(IndexError) {
        self.index = index
        basisValue = basis
        self.now = now
        (self.basis, run) = try index.write { db in
            try db.execute(
                sql: "INSERT OR IGNORE INTO bases (lexicon, rules, profile) VALUES (?, ?, ?)",
                arguments: [basis.lexicon, basis.rules, basis.profile])
            let id =
                try Int64.fetchOne(
                    db, sql: "SELECT id FROM bases WHERE lexicon = ? AND rules = ? AND profile = ?",
                    arguments: [basis.lexicon, basis.rules, basis.profile]) ?? 0
            try db.execute(sql: "INSERT INTO runs (started, basis) VALUES (?, ?)", arguments: [now, id])
            return (id, db.lastInsertedRowID)
        }
    }

    /// What the index knows of `key` on the same basis and content: judging it again would say the same.
    public func reusable(_ key: ItemKey, _ hash: ContentHash) throws(IndexError) -> StoredItem? {
        let stored = try index.item(key: key.number)
        return stored.flatMap { $0.hash == hash && $0.basis == basisValue ? $0 : nil }
    }

    /// One judged product.
    public struct Entry {
        public var key: ItemKey
        public var record: ProductRecord
        public var hash: ContentHash
        public var assessment: Assessment
        public var source: String
        public var format: String
        /// The record as one line of our JSON.
        public var line: String

        public init(
            key: ItemKey, record: ProductRecord, hash: ContentHash, assessment: Assessment, source: String,
            format: String,
            line: String
        ) {
            self.key = key
            self.record = record
            self.hash = hash
            self.assessment = assessment
            self.source = source
            self.format = format
            self.line = line
        }
    }

    /// Writes a batch in one transaction and returns when it is on the disk.
    ///
    /// - Parameter seenAgain: keys whose stored answer still holds.
    /// - Complexity: linear in the batch; sorted by key, as a tree likes it.
    public func write(_ entries: [Entry], seenAgain: [ItemKey] = []) throws(IndexError) {
        let sorted = entries.sorted { $0.key < $1.key }
        try index.write { db in
            // What still holds is marked first, so that a milder record of the same key cannot replace it.
            let touch = try db.cachedStatement(sql: "UPDATE items SET last_seen = ?, run = ? WHERE key = ?")
            for key in seenAgain.sorted() { try touch.execute(arguments: [self.now, self.run, key.number]) }
            for entry in sorted { try self.write(entry, db) }
        }
    }

    /// A key met twice in one run keeps its strictest verdict and every warning (domain-rules 7.9).
    private func write(_ entry: Entry, _ db: Database) throws {
        let known = try db.cachedStatement(
            sql: """
                SELECT \(ItemRow.columns), run, first_seen FROM items JOIN bases ON bases.id = basis WHERE key = ?
                """)
        let old = try Row.fetchOne(known, arguments: [entry.key.number])
        let firstSeen = try old?.decode(Int.self, atIndex: 16) ?? now
        guard let old, try old.decode(Int64.self, atIndex: 15) == run else {
            return try insert(entry, isWarned: false, firstSeen: firstSeen, db)
        }
        var kept = try ItemRow(old)
        if kept.verdict >= Verdict.allCases.firstIndex(of: entry.assessment.verdict) ?? 3 {
            if entry.assessment.precaution == .mayContain { try warn(&kept, db) }
        } else {
            try insert(entry, isWarned: kept.precaution == 1, firstSeen: firstSeen, db)
        }
    }

    private func warn(_ row: inout ItemRow, _ db: Database) throws {
        row.precaution = 1
        try db.cachedStatement(sql: "UPDATE items SET precaution = ?, seal = ? WHERE key = ?")
            .execute(arguments: [row.precaution, row.seal, row.key])
    }

    private func insert(_ entry: Entry, isWarned: Bool, firstSeen: Int, _ db: Database) throws {
        let row = ItemRow(
            entry, basis: basisValue, isWarned: isWarned || entry.assessment.precaution == .mayContain)
        let source = try source(entry.source, entry.format, db)
        try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            row.key, row.verdict, row.precaution, row.reasons, row.market, row.languages, row.name, row.brand,
            row.hash, basis, source, run, firstSeen, now, row.evidence, row.doubts, row.seal,
        ])
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO labels VALUES (?, ?)")
            .execute(arguments: [entry.key.number, entry.line])
        if let id = entry.key.id {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO others VALUES (?, ?, ?)")
                .execute(arguments: [entry.key.number, source, id])
        }
        try writeFindings(entry, db)
    }

    private func writeFindings(_ entry: Entry, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM findings WHERE key = ?").execute(arguments: [entry.key.number])
        let product = entry.record.gtin?.gtin14 ?? entry.record.id ?? ""
        for finding in entry.assessment.findings.map({ StoredFinding($0, product: product) }) {
            try db.cachedStatement(sql: "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
                finding.id, entry.key.number, finding.rule, finding.severity.rawValue, finding.message, run,
            ])
        }
    }

    private func source(_ name: String, _ format: String, _ db: Database) throws -> Int64 {
        if let known = sources[name] { return known }
        try db.execute(sql: "INSERT OR IGNORE INTO sources (name, format) VALUES (?, ?)", arguments: [name, format])
        let id = try Int64.fetchOne(db, sql: "SELECT id FROM sources WHERE name = ?", arguments: [name]) ?? 0
        sources[name] = id
        return id
    }

    /// Ends the run with its counts.
    ///
    /// - Parameter now: seconds since 1970; nil for a run that was stopped early.
    public func finish(seen: Int, judged: Int, reused: Int, unreadable: Int, now: Int?) throws(IndexError) {
        try index.write { db in
            try db.execute(
                sql: "UPDATE runs SET finished = ?, seen = ?, judged = ?, reused = ?, unreadable = ? WHERE id = ?",
                arguments: [now, seen, judged, reused, unreadable, run])
        }
    }
}
