public import Feeds
public import ICU
import LabelText
public import Lexicon
public import MilkVerdict
public import ProductIndex
public import Products

/// Audits feeds: reads, judges what is new, stores, reports. Memory does not grow with the feeds.
public final class Auditor {
    /// Something to report, in the order of the feeds.
    public enum Event {
        case judged(ProductRecord, Assessment)
        case reused(Sighting, StoredItem)
        case unreadable(RecordFault, SourcePosition)
        /// The same item was met before in this run, with another verdict. The stricter one counts.
        case conflict(Sighting, before: Verdict, now: Verdict)
        /// A feed could not be read to its end, or at all.
        case fault(FeedError)
    }

    /// Records written in one transaction.
    public static let batchSize = 500
    /// Answers that still hold, marked in one transaction: each costs a few writes to the disk, and losing one costs
    /// nothing.
    private static let seenAgainSize = 4_000

    private let plan: Workbench.Plan
    private let workers: Int
    private let basis: Basis
    private let index: ProductIndex?
    private let format: FormatName?
    private let mapping: FeedMapping?
    private let encoding: TextEncoding?
    private let clock: () -> Int
    private let isCancelled: () -> Bool
    private var writer: IndexWriter?
    private var pending: [IndexWriter.Entry] = []
    private var seenAgain: [StoredItem] = []
    /// What the unit at hand gave so far; nil for a record that cannot be known again.
    private var unit: [ManifestUnit.Item?] = []
    private var seen: SeenItems
    private var hasFault = false
    public private(set) var counts = AuditCounts()
    /// Units of feeds that were not read, because the last run read the same bytes.
    public private(set) var unitsKnown = 0

    /// - Parameters:
    ///   - market: market for records that name none, ISO 3166-1 alpha-2.
    ///   - index: where answers are kept; nil to keep none.
    ///   - format: what the feeds are, where their content shall not tell.
    ///   - mapping: where the fields of feeds of no known format are.
    ///   - encoding: that of tables; nil for UTF-8.
    ///   - retailer: whose the store numbers in the feeds are; nil to tell them apart by feed.
    ///   - workers: threads that read and judge. What is reported and stored is the same for any number.
    ///   - knowsUnits: false to read also what has not changed since the last run. The answers are the same.
    ///   - itemsInMemory: items compared for conflicts without the index; nil for as many as docs/feeds.md says.
    ///   - clock: seconds since 1970.
    ///   - isCancelled: asked between records.
    /// - Throws: `LexiconError` for a table no rule understands, `ICUError` where ICU's data are missing.
    public init(
        _ lexicon: Lexicon, market: String? = nil, index: ProductIndex?, format: FormatName? = nil,
        mapping: FeedMapping? = nil, encoding: TextEncoding? = nil, retailer: String? = nil, workers: Int = 1,
        knowsUnits: Bool = true, itemsInMemory: Int? = nil, clock: @escaping () -> Int,
        isCancelled: @escaping () -> Bool = { false }
    ) throws {
        plan = Workbench.Plan(
            lexicon: lexicon, headings: HeadingWords(lexicon), market: market, retailer: retailer, index: index,
            // Kinds of feeds are told apart by their names, and those of mapping files have none.
            knowsUnits: knowsUnits && mapping == nil)
        basis = try Basis(lexicon)
        seen = SeenItems(limit: itemsInMemory ?? SeenItems.limit)
        self.workers = workers
        self.index = index
        self.format = format
        self.mapping = mapping
        self.encoding = encoding
        self.clock = clock
        self.isCancelled = isCancelled
    }

    /// Audits the feeds one after the other.
    ///
    /// What was judged is kept, even where `report` throws: its output may be full while the index has room.
    ///
    /// - Complexity: linear in the feeds.
    /// - Throws: `IndexError`, and whatever `report` throws. Faults of feeds are reported, not thrown.
    public func audit(_ paths: [String], report: (Event) throws -> Void) throws {
        if let index {
            writer = try IndexWriter(index, basis: basis, now: clock(), plan: plan.knowsUnits ? unitPlan : nil)
        }
        let pipeline = try Pipeline(plan, workers: workers, reusing: writer?.isEmpty == false ? writer : nil)
        do {
            for path in paths where !isCancelled() { try audit(path, pipeline, report) }
        } catch let error where !(error is IndexError) {
            try flush()
            throw error
        }
        try flush()
        try writer?.finish(
            seen: counts.seen, judged: counts.judged, reused: counts.reused, unreadable: counts.unreadable,
            now: isCancelled() ? nil : clock(), isComplete: !hasFault)
    }

    /// What the items of a unit depend on, beside its bytes and the basis.
    private var unitPlan: [String] {
        [UnitReader.version, plan.market ?? "", plan.retailer ?? "", format?.name ?? ""]
    }

    private func audit(_ path: String, _ pipeline: Pipeline, _ report: (Event) throws -> Void) throws {
        let take = { (items: [WorkItem]) in
            // No unit goes on in the next batch.
            self.unit.removeAll(keepingCapacity: true)
            for item in items where !self.isCancelled() { try self.take(item, path, report) }
        }
        do {
            let summary = try read(path, pipeline, take)
            counts.add(summary)
            if let fault = summary.fault { throw fault }
        } catch let error as FeedError {
            try pipeline.drain(take)
            if error.kind == .interrupted { return }
            hasFault = true
            try report(.fault(error))
        }
    }

    private func read(
        _ path: String, _ pipeline: Pipeline, _ take: ([WorkItem]) throws -> Void
    ) throws -> FeedSummary {
        let feed = Feed(
            path: path, headings: plan.headings, format: format, mapping: mapping, encoding: encoding)
        var batch = Batch(path: path)
        do {
            let summary = try feed.cut(isCancelled: isCancelled) { unit in
                batch.units.append(unit)
                batch.size += unit.size
                if batch.size < Batch.size, !unit.isPause { return }
                try pipeline.push(batch, take)
                batch = Batch(path: path)
                if unit.isPause { try pipeline.drain(take) }
            }
            try pipeline.push(batch, take)
            try pipeline.drain(take)
            return summary
        } catch let error as FeedError {
            // What was cut before an archive broke off is judged.
            try pipeline.push(batch, take)
            throw error
        }
    }

    private func take(_ item: WorkItem, _ path: String, _ report: (Event) throws -> Void) throws {
        switch item {
        case .other(.fault(let error)):
            hasFault = true
            try report(.fault(error))
        case .other(.unreadable(let fault, let position)):
            counts.seen += 1
            counts.unreadable += 1
            try report(.unreadable(fault, position))
        case .other(.record), .read: break
        case .reused(let sighting, let stored, let mark): try take(sighting, stored, mark, report)
        case .judged(let record, let assessment, let entry, let mark):
            try take(record, assessment, entry, mark, report)
        case .unitEnd(let hash, let count, let isKnown):
            unitsKnown += isKnown ? 1 : 0
            let items = unit.suffix(count).compactMap { $0 }
            if items.count == count { writer?.note(ManifestUnit(hash: hash, items: items), in: path) }
            unit.removeAll(keepingCapacity: true)
        }
        if pending.count >= Self.batchSize || seenAgain.count >= Self.seenAgainSize { try flush() }
    }

    private func take(
        _ sighting: Sighting, _ stored: StoredItem, _ mark: UInt64, _ report: (Event) throws -> Void
    ) throws {
        counts.seen += 1
        counts.reused += 1
        counts.add(stored.verdict, stored.precaution, stored.reasons)
        counts.add(stored.findings.map(\.severity))
        seenAgain.append(stored)
        unit.append(.init(id: sighting.id, row: stored.key, content: stored.hash, mark: mark))
        try report(.reused(sighting, stored))
        try compare(mark, (stored.key, stored.market), pending.count, sighting, stored.verdict, report)
    }

    private func take(
        _ record: ProductRecord, _ assessment: Assessment, _ entry: IndexWriter.Entry?, _ mark: UInt64,
        _ report: (Event) throws -> Void
    ) throws {
        counts.seen += 1
        counts.judged += 1
        counts.add(assessment.verdict, assessment.precaution, assessment.reasons)
        counts.add(assessment.findings.map(\.rule.severity))
        let waiting = pending.count
        if let entry { pending.append(entry) }
        unit.append(entry.map { .init(id: record.id, row: $0.key, content: $0.hash, mark: mark) })
        try report(.judged(record, assessment))
        // Records with a context have rows under keys that only the writer knows.
        let row = record.context == nil ? entry.map { ($0.key, assessment.market) } : nil
        try compare(mark, row, waiting, record.sighting, assessment.verdict, report)
    }

    /// - Parameter waiting: entries before this one that are not written yet.
    private func compare(
        _ mark: UInt64, _ row: (key: ItemKey, market: String)?, _ waiting: Int, _ sighting: Sighting,
        _ verdict: Verdict, _ report: (Event) throws -> Void
    ) throws {
        let met = seen.isFull ? try met(row, waiting, mark) : nil
        guard let before = seen.note(mark, verdict) ?? met, before != verdict else { return }
        counts.conflicts += 1
        try report(.conflict(sighting, before: before, now: verdict))
    }

    /// The verdict of an item that was met in this run after the first that are kept in memory: the index remembers,
    /// and what is not written yet is at hand.
    private func met(_ row: (key: ItemKey, market: String)?, _ waiting: Int, _ mark: UInt64) throws -> Verdict? {
        guard let row, let writer, !seen.holds(mark) else { return nil }
        let waiting = pending.prefix(waiting).last {
            $0.key == row.key && $0.assessment.market == row.market && $0.record.context == nil
        }
        return try waiting?.assessment.verdict ?? writer.verdictOfThisRun(row.key, in: row.market)
    }

    /// What this audit found changed against what the index knew; empty without an index.
    public func changes() throws(IndexError) -> [StoredChange] { try writer?.foundChanges() ?? [] }

    private func flush() throws {
        guard let writer, !pending.isEmpty || !seenAgain.isEmpty else { return }
        try writer.write(pending, seenAgain: seenAgain)
        pending.removeAll(keepingCapacity: true)
        seenAgain.removeAll(keepingCapacity: true)
    }
}

extension ItemKey {
    /// The GTIN, or the feed's own id for items that have none or one that means nothing elsewhere.
    ///
    /// - Parameter retailer: whose a store's own numbers are; nil to tell them apart by feed.
    public init(of record: ProductRecord, retailer: String? = nil) {
        if let gtin = record.gtin, gtin.use != .restrictedCirculation {
            self.init(gtin)
        } else {
            let id = record.gtin?.gtin14 ?? record.id ?? record.barcode?.text ?? "record \(record.position.record)"
            self.init(namespace: retailer ?? record.position.source, id: id, barcode: record.barcode?.text)
        }
    }
}

extension HeadingWords {
    /// The headings the lexicon has, for readers that must not look into it.
    public init(_ lexicon: Lexicon) {
        let finder = StatementFinder(lexicon)
        self.init(
            equivalences: .label, statements: { text throws(ICUError) in try finder.statements(in: text) },
            lists: {
                Lists(
                    list: lexicon.phrases(of: .listHeading),
                    end: lexicon.phrases(of: .instructionsHeading, .storageHeading, .nutritionHeading, .otherHeading),
                    allergens: lexicon.phrases(of: .allergenHeading),
                    instructions: lexicon.phrases(of: .instructionsHeading))
            })
    }
}
