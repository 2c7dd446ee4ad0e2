import GRDB
public import MilkVerdict
public import Products

/// One run that writes to an index. Batches are acknowledged one by one: what `write` returned from survives.
public final class IndexWriter {
    private let index: ProductIndex
    private let run: Int64
    private let basis: Basis
    private let now: Int
    private let shared = SharedRows()
    private let changes: ChangeLog
    /// No key above it is in the index: what comes sorted needs no look at what was there.
    private var highestKey: Int64
    private var sources: Set<Int64> = []
    /// Nil where units of feeds shall not be known again.
    private let manifests: ManifestTable?

    /// Begins a run.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970, the time of the run.
    ///   - plan: what reading and judging depend on beside the basis, in words; nil to read all feeds whole.
    public init(_ index: ProductIndex, basis: Basis, now: Int, plan: [String]? = nil) throws(IndexError) {
        self.index = index
        self.basis = basis
        self.now = now
        let shared = shared
        let start = try index.write { db in
            let id = try shared.id(of: basis, db)
            let highestKey = try Int64.fetchOne(db, sql: "SELECT max(key) FROM items")
            try ManifestTable.forgetUnfinished(db)
            try db.execute(sql: "INSERT INTO runs (started, basis) VALUES (?, ?)", arguments: [now, id])
            return (run: db.lastInsertedRowID, highestKey: highestKey)
        }
        run = start.run
        highestKey = start.highestKey ?? Int64.min
        changes = ChangeLog(run: run, isKept: start.highestKey != nil)
        manifests = plan.map { plan in
            let words = [basis.lexicon, basis.rules, basis.profile] + plan
            return ManifestTable(run: start.run, plan: index.hash { for word in words { $0.update(word) } })
        }
    }

    /// True where no product is in the index: no answer can be reused.
    public var isEmpty: Bool { highestKey == .min }

    /// What the index knows of each key, in any market, on the same basis and content; nil where it would have to be
    /// judged again.
    ///
    /// - Complexity: one descent of the items for each, and one more for each further market of it.
    public func reusable(_ wanted: [(key: ItemKey, hash: ContentHash)?]) throws(IndexError) -> [StoredItem?] {
        try index.readAsWriter { db in
            let reader = try IndexReader(db)
            return try wanted.map { wanted in
                guard let wanted, wanted.key.number <= highestKey else { return nil }
                return try reader.items(wanted.key).first { $0.hash == wanted.hash && $0.basis == basis }
            }
        }
    }

    /// What the last run knew of units of a feed by their hashes, with the rows their records went to; nil where a unit
    /// has to be read: it is new, or one of its rows does not hold what its record said any more.
    ///
    /// - Complexity: one descent of the items for each record.
    public func known(
        _ hashes: [ContentHash?], in source: String
    ) throws(IndexError) -> [(unit: ManifestUnit, items: [StoredItem])?] {
        guard let manifests else { return hashes.map { _ in nil } }
        return try index.readAsWriter { db in
            let reader = try IndexReader(db)
            return try hashes.map { hash in
                guard let hash, let unit = try manifests.find(hash, in: source, db) else { return nil }
                var items: [StoredItem] = []
                for item in unit.items {
                    guard let row = try reader.item(key: item.row), row.hash.low == item.content, row.basis == basis
                    else { return nil }
                    items.append(row)
                }
                return (unit, items)
            }
        }
    }

    /// What this run has written for a key in a market; nil where it has not met it.
    public func verdictOfThisRun(_ key: ItemKey, in market: String) throws(IndexError) -> Verdict? {
        try index.readAsWriter { db in
            guard let row = try ItemRow.find(key.number, db), row.run == run, row.ownVariant == ItemRow.market(market)
            else { return nil }
            return Verdict.allCases[Int(row.verdict)]
        }
    }

    /// Remembers what a unit of a feed gave. It is on the disk with the next batch, and counts when the run has ended.
    public func note(_ unit: ManifestUnit, in source: String) { manifests?.note(unit, of: source) }

    /// One judged product.
    public struct Entry: Sendable {
        public var key: ItemKey
        public var record: ProductRecord
        public var hash: ContentHash
        public var assessment: Assessment
        public var source: String
        /// The label as one line of our JSON, without what differs between products of one label; empty to keep none.
        public var label: String
        /// Sightings of an item taken over from another index; nil for the time of the run.
        public var sightings: ClosedRange<Int>?
        /// Further markets of an item taken over from another index.
        public var otherMarkets: [String] = []

        /// What tells it from other records of its GTIN.
        var variant: String { ItemRow.market(assessment.market, context: record.context) }

        public init(
            key: ItemKey, record: ProductRecord, hash: ContentHash, assessment: Assessment, source: String,
            label: String
        ) {
            self.key = key
            self.record = record
            self.hash = hash
            self.assessment = assessment
            self.source = source
            self.label = label
        }
    }

    /// Writes a batch in one transaction and returns when it is on the disk.
    ///
    /// Into a new index, batches that rise by key from one to the next are written many times faster.
    /// - Parameter seenAgain: items whose stored answer held when it was looked up. Where another record of this run has
    ///   taken the row of one since, the strictest of the two stays.
    /// - Complexity: linear in the batch; sorted by key, as a tree likes it.
    public func write(_ entries: [Entry], seenAgain: [StoredItem] = []) throws(IndexError) {
        let sorted = entries.indices.sorted { (entries[$0].key.number, $0) < (entries[$1].key.number, $1) }
        let highest = highestKey
        do throws(IndexError) {
            try index.write { db in
                let statement = try RowStatement(db, ItemRow.replace)
                // What still holds is marked first, so that a milder record of the same key cannot replace it.
                for item in try touch(seenAgain, db) { try restore(item, statement, db) }
                for place in sorted { try write(entries[place], statement, db) }
                try manifests?.write(shared, db)
            }
        } catch {
            // The transaction was taken back, and with it what was learnt in it.
            shared.forget()
            highestKey = highest
            throw error
        }
    }

    /// - Returns: those whose rows do not hold any more what was looked up.
    private func touch(_ seen: [StoredItem], _ db: Database) throws -> [StoredItem] {
        if seen.isEmpty { return [] }
        let statement = try RowStatement(
            db, "UPDATE items SET last_seen = ?, run = ? WHERE key = ? AND hash = ? RETURNING source")
        var taken: [StoredItem] = []
        for place in seen.indices.sorted(by: { seen[$0].key < seen[$1].key }) {
            statement.bind(Int64(now), at: 1)
            statement.bind(run, at: 2)
            statement.bind(seen[place].key.number, at: 3)
            statement.bind(seen[place].hash, at: 4)
            var isThere = false
            while try statement.step() {
                sources.insert(statement.number(0))
                isThere = true
            }
            statement.reset()
            if !isThere { taken.append(seen[place]) }
        }
        return taken
    }

    /// Puts an answer back whose row a milder record of this run has taken.
    private func restore(_ item: StoredItem, _ statement: RowStatement, _ db: Database) throws {
        let old = try ItemRow.find(item.key.number, db)
        var row = try row(item, old, db)
        if let old, old.run == run, old.verdict >= row.verdict {
            if row.precaution <= old.precaution { return }
            row = old
            row.precaution = 1
        } else {
            try writeFindings(item.findings, row.key, db)
        }
        try row.write(statement)
        try changes.note(row, before: old, db)
    }

    private func row(_ item: StoredItem, _ old: ItemRow?, _ db: Database) throws -> ItemRow {
        var row = ItemRow(
            key: item.key.number, verdict: Int64(Verdict.allCases.firstIndex(of: item.verdict) ?? 3),
            precaution: item.precaution == .mayContain || old?.run == run && old?.precaution == 1 ? 1 : 0,
            reasons: try shared.id(of: item.reasons, db), languages: try shared.id(ofList: item.languages, db),
            market: ItemRow.market(item.market, context: item.context), hash: item.hash,
            basis: try shared.id(of: item.basis, db),
            source: try shared.id(ofSource: item.source, db), run: run, firstSeen: Int64(item.firstSeen),
            lastSeen: Int64(now), label: item.label, name: item.name ?? "", brand: item.brand ?? "",
            facts: FactsText.encode(item.facts), evidence: EvidenceText.encode(item.evidence),
            doubts: EvidenceText.encode(item.doubts), findings: Int64(item.findings.count))
        _ = row.addMarkets(item.otherMarkets + (old?.otherMarkets ?? []))
        sources.insert(row.source)
        return row
    }

    /// Records of one GTIN for several markets or contexts stand side by side: their recipes may differ.
    private func write(_ entry: Entry, _ statement: RowStatement, _ db: Database) throws {
        if entry.key.number > highestKey {
            highestKey = entry.key.number
            return try insert(entry, nil, statement, db)
        }
        let old = try ItemRow.find(entry.key.number, db)
        guard var row = old, let key = try marketKey(entry, beside: row, db) else {
            return try write(entry, over: old, statement, db)
        }
        if row.addMarkets([entry.variant]) { try row.write(statement) }
        var entry = entry
        entry.key = key
        try write(entry, over: try ItemRow.find(key.number, db), statement, db)
    }

    /// The key of its own for a record that names another market or context than the row of its GTIN; nil where it takes the
    /// row's place. A feed that named another market in an earlier run has changed its mind.
    private func marketKey(_ entry: Entry, beside row: ItemRow, _ db: Database) throws -> ItemKey? {
        let isNamed = entry.record.market != nil || entry.record.context != nil
        guard row.key > 0, let gtin = entry.key.gtin, isNamed, entry.variant != row.ownVariant else { return nil }
        let isFirst = row.otherMarkets.isEmpty
        if isFirst, row.run != run, row.source == (try shared.id(ofSource: entry.source, db)) { return nil }
        return ItemKey(gtin, market: entry.variant)
    }

    /// A key met twice in one run keeps its strictest verdict and every warning (domain-rules 7.9).
    private func write(_ entry: Entry, over old: ItemRow?, _ statement: RowStatement, _ db: Database) throws {
        guard var kept = old, kept.run == run else { return try insert(entry, old, statement, db) }
        sources.insert(try shared.id(ofSource: entry.source, db))
        if kept.addMarkets(entry.otherMarkets) { try kept.write(statement) }
        if kept.verdict < Verdict.allCases.firstIndex(of: entry.assessment.verdict) ?? 3 {
            return try insert(entry, kept, statement, db)
        }
        if entry.assessment.precaution == .none || kept.precaution == 1 { return }
        kept.precaution = 1
        try kept.write(statement)
        try changes.note(kept, before: old, db)
    }

    private func insert(_ entry: Entry, _ old: ItemRow?, _ statement: RowStatement, _ db: Database) throws {
        let row = try row(entry, old, db)
        sources.insert(row.source)
        try row.write(statement)
        if let other = entry.key.other {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO others VALUES (?, ?, ?, ?)")
                .execute(arguments: [row.key, other.namespace, other.id, other.barcode])
        }
        if old != nil || row.findings > 0 {
            let product = entry.record.gtin?.gtin14 ?? entry.record.id ?? ""
            try writeFindings(entry.assessment.findings.map { StoredFinding($0, product: product) }, row.key, db)
        }
        try changes.note(row, before: old, db)
    }

    private func row(_ entry: Entry, _ old: ItemRow?, _ db: Database) throws -> ItemRow {
        let a = entry.assessment
        // Within a run a warning stays; what an earlier run was warned of is not this record's.
        let isWarned = a.precaution == .mayContain || old?.run == run && old?.precaution == 1
        var row = ItemRow(
            key: entry.key.number, verdict: Int64(Verdict.allCases.firstIndex(of: a.verdict) ?? 3),
            precaution: isWarned ? 1 : 0, reasons: try shared.id(of: a.reasons, db),
            languages: try shared.id(ofList: a.languages, db), market: entry.variant, hash: entry.hash,
            basis: try shared.id(of: basis, db), source: try shared.id(ofSource: entry.source, db), run: run,
            firstSeen: min(old?.firstSeen ?? .max, Int64(entry.sightings?.lowerBound ?? now)),
            lastSeen: Int64(entry.sightings?.upperBound ?? now),
            label: entry.label.isEmpty ? nil : try LabelTable.id(of: entry.label, index.hashKey, db),
            name: entry.record.displayName.map { EvidenceText.clean($0, upTo: 200) } ?? "",
            brand: entry.record.brand.map { EvidenceText.clean($0, upTo: 200) } ?? "", facts: FactsText.encode(a.facts),
            evidence: EvidenceText.encode(a.evidence), doubts: EvidenceText.encode(a.doubts),
            findings: Int64(a.findings.count))
        _ = row.addMarkets((old?.otherMarkets ?? []) + entry.otherMarkets)
        return row
    }

    private func writeFindings(_ findings: [StoredFinding], _ key: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM findings WHERE key = ?").execute(arguments: [key])
        for finding in findings {
            try db.cachedStatement(sql: "INSERT INTO findings VALUES (?, ?, ?, ?, ?, ?)").execute(arguments: [
                finding.id, key, finding.rule, finding.severity.rawValue, finding.message, run,
            ])
        }
    }

    /// Ends the run with its counts.
    ///
    /// - Parameters:
    ///   - now: seconds since 1970; nil for a run that was stopped early.
    ///   - isComplete: true where all feeds were read whole: what they lack has vanished.
    public func finish(
        seen: Int, judged: Int, reused: Int, unreadable: Int, now: Int?, isComplete: Bool
    ) throws(IndexError) {
        try index.write { db in
            if isComplete, now != nil, unreadable == 0, !sources.isEmpty {
                _ = try changes.noteVanished(from: sources.sorted(), db)
            }
            if now != nil { try manifests?.finish(shared, db) }
            try db.execute(
                sql: "UPDATE runs SET finished = ?, seen = ?, judged = ?, reused = ?, unreadable = ? WHERE id = ?",
                arguments: [now, seen, judged, reused, unreadable, run])
        }
    }

    /// What this run found changed.
    public func foundChanges() throws(IndexError) -> [StoredChange] {
        try index.read { db in try ChangeLog.rows("WHERE changes.run = ?", [run], db).map(\.change) }
    }
}
