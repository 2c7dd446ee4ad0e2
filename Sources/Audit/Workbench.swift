import Feeds
import ICU
import Lexicon
import MilkVerdict
import ProductIndex
import Products

/// Units of a feed that a worker takes at a time.
struct Batch: Sendable {
    /// Bytes after which a batch is given away: enough that handing it over costs nothing beside the work.
    static let size = 128 << 10

    /// The feed, as it was named.
    var path: String
    var units: [FeedUnit] = []
    var size = 0
}

/// An item of a feed on its way through the workers.
enum WorkItem: Sendable {
    /// Nothing to judge.
    case other(FeedItem)
    /// Read; the content hash where answers are kept.
    case read(ProductRecord, ItemKey, ContentHash?)
    /// Its stored answer still holds.
    case reused(ProductRecord, ItemKey, StoredItem)
    /// With the entry for the index, where answers are kept.
    case judged(ProductRecord, ItemKey, Assessment, IndexWriter.Entry?)
}

/// What one worker reads and judges with.
struct Workbench: ~Copyable {
    /// What all workers agree on.
    struct Plan: Sendable {
        var lexicon: Lexicon
        var headings: HeadingWords
        var market: String?
        var retailer: String?
        var index: ProductIndex?
    }

    private let plan: Plan
    /// Which of the workers it is, from 0.
    private let number: Int
    private let reader: UnitReader
    private var assessor: Assessor

    /// - Throws: `LexiconError` for a table no rule understands, `ICUError` where ICU's data are missing.
    init(_ plan: Plan, _ number: Int = 0) throws {
        self.init(plan, number, try UnitReader(plan.headings), try Assessor(plan.lexicon, market: plan.market))
    }

    private init(_ plan: Plan, _ number: Int, _ reader: consuming UnitReader, _ assessor: consuming Assessor) {
        self.plan = plan
        self.number = number
        self.reader = reader
        self.assessor = assessor
    }

    /// - Complexity: linear in the batch.
    func read(_ batch: Batch) -> [WorkItem] {
        var items: [WorkItem] = []
        for unit in batch.units {
            for item in reader.items(of: unit) { items.append(self.item(item)) }
        }
        return items
    }

    private func item(_ item: FeedItem) -> WorkItem {
        guard case .record(var record) = item else { return .other(item) }
        // Part of the record from here on: another market may mean another answer, now and when judged again.
        record.market = record.market ?? plan.market
        let key = ItemKey(of: record, retailer: plan.retailer)
        return .read(record, key, plan.index?.contentHash(of: record))
    }

    /// Judges what was read and has no answer yet.
    ///
    /// - Complexity: linear in the texts.
    /// - Throws: `ICUError`, which for valid text means that memory ran out.
    mutating func judge(_ items: [WorkItem], path: String) throws(ICUError) -> [WorkItem] {
        var judged: [WorkItem] = []
        for item in items {
            guard case .read(let record, let key, let hash) = item else {
                judged.append(item)
                continue
            }
            RecordsInHand.note(record.position.record, by: number)
            let assessment = try assessor.assess(record)
            let entry = hash.map { hash in
                IndexWriter.Entry(
                    key: key, record: record, hash: hash, assessment: assessment, source: path, label: record.labelText)
            }
            judged.append(.judged(record, key, assessment, entry))
        }
        RecordsInHand.note(0, by: number)
        return judged
    }
}
