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

    private var assessor: Assessor
    private let headings: HeadingWords
    private let index: ProductIndex?
    private let format: FormatName?
    private let mapping: FeedMapping?
    private let encoding: TextEncoding?
    private let retailer: String?
    private let clock: () -> Int
    private let isCancelled: () -> Bool
    private var writer: IndexWriter?
    private var pending: [IndexWriter.Entry] = []
    private var seenAgain: [ItemKey] = []
    private var seen = SeenItems()
    private var hasFault = false
    public private(set) var counts = AuditCounts()

    /// - Parameters:
    ///   - index: where answers are kept; nil to keep none.
    ///   - format: what the feeds are, where their content shall not tell.
    ///   - mapping: where the fields of feeds of no known format are.
    ///   - encoding: that of tables; nil for UTF-8.
    ///   - retailer: whose the store numbers in the feeds are; nil to tell them apart by feed.
    ///   - clock: seconds since 1970.
    ///   - isCancelled: asked between records.
    public init(
        _ assessor: consuming Assessor, index: ProductIndex?, format: FormatName? = nil, mapping: FeedMapping? = nil,
        encoding: TextEncoding? = nil, retailer: String? = nil, clock: @escaping () -> Int,
        isCancelled: @escaping () -> Bool = { false }
    ) {
        headings = HeadingWords(assessor.lexicon)
        self.assessor = assessor
        self.index = index
        self.format = format
        self.mapping = mapping
        self.encoding = encoding
        self.retailer = retailer
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
        if let index { writer = try IndexWriter(index, basis: assessor.basis, now: clock()) }
        do {
            for path in paths where !isCancelled() { try audit(path, report) }
        } catch let error where !(error is IndexError) {
            try flush()
            throw error
        }
        try flush()
        try writer?.finish(
            seen: counts.seen, judged: counts.judged, reused: counts.reused, unreadable: counts.unreadable,
            now: isCancelled() ? nil : clock(), isComplete: !hasFault)
    }

    private func audit(_ path: String, _ report: (Event) throws -> Void) throws {
        do {
            let feed = Feed(path: path, headings: headings, format: format, mapping: mapping, encoding: encoding)
            let summary = try feed.read(isCancelled: isCancelled) { try take($0, path, report) }
            counts.add(summary)
            if let fault = summary.fault { throw fault }
        } catch let error as FeedError where error.kind != .interrupted {
            hasFault = true
            try report(.fault(error))
        } catch is FeedError {
            return
        }
    }

    private func take(_ item: FeedItem, _ path: String, _ report: (Event) throws -> Void) throws {
        switch item {
        case .fault(let error):
            hasFault = true
            try report(.fault(error))
        case .unreadable(let fault, let position):
            counts.seen += 1
            counts.unreadable += 1
            try report(.unreadable(fault, position))
        case .record(let record):
            counts.seen += 1
            try take(record, path, report)
        }
        if pending.count + seenAgain.count >= Self.batchSize { try flush() }
    }

    private func take(_ record: ProductRecord, _ path: String, _ report: (Event) throws -> Void) throws {
        var record = record
        // Part of the record from here on: another market may mean another answer, now and when judged again.
        record.market = record.market ?? assessor.market
        let key = ItemKey(of: record, retailer: retailer)
        let hash = index?.contentHash(of: record)
        if let hash, let stored = try writer?.reusable(key, hash) {
            counts.reused += 1
            counts.add(stored.verdict, stored.precaution, stored.reasons)
            counts.add(stored.findings.map(\.severity))
            seenAgain.append(stored.key)
            try report(.reused(record, stored))
            return try compare(key, record, stored.verdict, report)
        }
        let assessment = try assessor.assess(record)
        counts.judged += 1
        counts.add(assessment.verdict, assessment.precaution, assessment.reasons)
        counts.add(assessment.findings.map(\.rule.severity))
        if let hash { pending.append(entry(key, record, hash, assessment, path)) }
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

    private func entry(
        _ key: ItemKey, _ record: ProductRecord, _ hash: ContentHash, _ assessment: Assessment, _ path: String
    ) -> IndexWriter.Entry {
        IndexWriter.Entry(
            key: key, record: record, hash: hash, assessment: assessment, source: path, label: record.labelText)
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
            list: lexicon.phrases(of: .listHeading),
            end: lexicon.phrases(of: .instructionsHeading, .storageHeading, .nutritionHeading, .otherHeading),
            allergens: lexicon.phrases(of: .allergenHeading),
            instructions: lexicon.phrases(of: .instructionsHeading), equivalences: .label,
            statements: { text throws(ICUError) in try finder.statements(in: text) })
    }
}
