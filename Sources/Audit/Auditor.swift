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
        case reused(ProductRecord, StoredItem)
        case unreadable(RecordFault, SourcePosition)
        /// The same item was met before in this run, with another verdict. The stricter one counts.
        case conflict(ProductRecord, before: Verdict, now: Verdict)
        /// A feed could not be read to its end, or at all.
        case fault(FeedError)
    }

    /// Records written in one transaction.
    public static let batchSize = 1_000

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
    private var seenAgain: [SeenAgain] = []
    /// Judges what the workers had found in the index and was replaced there since; made when it is needed.
    private var bench: Workbench?
    private var seen = SeenItems()
    private var hasFault = false
    public private(set) var counts = AuditCounts()

    /// - Parameters:
    ///   - market: market for records that name none, ISO 3166-1 alpha-2.
    ///   - index: where answers are kept; nil to keep none.
    ///   - format: what the feeds are, where their content shall not tell.
    ///   - mapping: where the fields of feeds of no known format are.
    ///   - encoding: that of tables; nil for UTF-8.
    ///   - retailer: whose the store numbers in the feeds are; nil to tell them apart by feed.
    ///   - workers: threads that read and judge. What is reported and stored is the same for any number.
    ///   - clock: seconds since 1970.
    ///   - isCancelled: asked between records.
    /// - Throws: `LexiconError` for a table no rule understands, `ICUError` where ICU's data are missing.
    public init(
        _ lexicon: Lexicon, market: String? = nil, index: ProductIndex?, format: FormatName? = nil,
        mapping: FeedMapping? = nil, encoding: TextEncoding? = nil, retailer: String? = nil, workers: Int = 1,
        clock: @escaping () -> Int,
        isCancelled: @escaping () -> Bool = { false }
    ) throws {
        plan = Workbench.Plan(
            lexicon: lexicon, headings: HeadingWords(lexicon), market: market, retailer: retailer, index: index)
        basis = try Basis(lexicon)
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
        if let index { writer = try IndexWriter(index, basis: basis, now: clock()) }
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

    private func audit(_ path: String, _ pipeline: Pipeline, _ report: (Event) throws -> Void) throws {
        let take = { (items: [WorkItem]) in
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
        case .reused(let record, let key, let stored):
            seenAgain.append(SeenAgain(record: record, key: key, stored: stored.key, hash: stored.hash, path: path))
            try take(record, key, stored, report)
        case .judged(let record, let key, let assessment, let entry): try take(record, key, assessment, entry, report)
        }
        if pending.count + seenAgain.count >= Self.batchSize { try flush() }
    }

    private func take(
        _ record: ProductRecord, _ key: ItemKey, _ stored: StoredItem, _ report: (Event) throws -> Void
    ) throws {
        counts.seen += 1
        counts.reused += 1
        counts.add(stored.verdict, stored.precaution, stored.reasons)
        counts.add(stored.findings.map(\.severity))
        try report(.reused(record, stored))
        try compare(key, record, stored.verdict, report)
    }

    private func take(
        _ record: ProductRecord, _ key: ItemKey, _ assessment: Assessment, _ entry: IndexWriter.Entry?,
        _ report: (Event) throws -> Void
    ) throws {
        counts.seen += 1
        counts.judged += 1
        counts.add(assessment.verdict, assessment.precaution, assessment.reasons)
        counts.add(assessment.findings.map(\.rule.severity))
        if let entry { pending.append(entry) }
        try report(.judged(record, assessment))
        try compare(key, record, assessment.verdict, report)
    }

    private func compare(
        _ key: ItemKey, _ record: ProductRecord, _ verdict: Verdict, _ report: (Event) throws -> Void
    ) throws {
        guard let before = seen.note(key, record, verdict) else { return }
        counts.conflicts += 1
        try report(.conflict(record, before: before, now: verdict))
    }

    /// What this audit found changed against what the index knew; empty without an index.
    public func changes() throws(IndexError) -> [StoredChange] { try writer?.foundChanges() ?? [] }

    private func flush() throws {
        guard let writer, !pending.isEmpty || !seenAgain.isEmpty else { return }
        let taken = try writer.write(pending, seenAgain: seenAgain.map { ($0.stored, $0.hash) })
        if !taken.isEmpty { try writer.write(taken.flatMap { try entries(seenAgain[$0]) }) }
        pending.removeAll(keepingCapacity: true)
        seenAgain.removeAll(keepingCapacity: true)
    }

    /// An answer was looked up, and before it could be marked as seen another record took its row: it is judged and
    /// written after all, so that the stricter of the two stays.
    private func entries(_ seen: SeenAgain) throws -> [IndexWriter.Entry] {
        if bench == nil { bench = try Workbench(plan) }
        let judged = try bench?.judge([.read(seen.record, seen.key, seen.hash)], path: seen.path) ?? []
        return judged.compactMap { if case .judged(_, _, _, let entry) = $0 { entry } else { nil } }
    }

    /// A record whose stored answer held when it was looked up.
    private struct SeenAgain {
        var record: ProductRecord
        var key: ItemKey
        /// The row it was found in.
        var stored: ItemKey
        var hash: ContentHash
        var path: String
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
            list: lexicon.phrases(of: .listHeading),
            end: lexicon.phrases(of: .instructionsHeading, .storageHeading, .nutritionHeading, .otherHeading),
            allergens: lexicon.phrases(of: .allergenHeading),
            instructions: lexicon.phrases(of: .instructionsHeading), equivalences: .label,
            statements: { text throws(ICUError) in try finder.statements(in: text) })
    }
}
