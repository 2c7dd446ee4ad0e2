import Feeds
import ICU
import Lexicon
import MilkVerdict
import ProductIndex
import Products

/// Units of a feed that a worker takes at a time.
struct Batch: Sendable {
    /// Bytes after which a batch is given away: enough that handing it over costs nothing beside the work.
    static let size = 96 << 10

    /// The feed, as it was named.
    var path: String
    var units: [FeedUnit] = []
    var size = 0
    /// Hashes of the units; nil for those that cannot be known again. Empty before they are taken.
    var hashes: [ContentHash?] = []
    /// What the last run knew of each unit; empty where nothing is known.
    var known: [(unit: ManifestUnit, items: [StoredItem])?] = []
}

/// An item of a feed on its way through the workers.
enum WorkItem: Sendable {
    /// Nothing to judge.
    case other(FeedItem)
    /// Read; the content hash where answers are kept.
    case read(ProductRecord, ItemKey, ContentHash?)
    /// Its stored answer still holds. The mark tells it from the other items of the run.
    case reused(Sighting, StoredItem, mark: UInt64)
    /// With the entry for the index, where answers are kept.
    case judged(ProductRecord, Assessment, IndexWriter.Entry?, mark: UInt64)
    /// The items before it, this many, were one unit that can be known again.
    case unitEnd(ContentHash, items: Int, isKnown: Bool)

    var isRead: Bool { if case .read = self { true } else { false } }
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
        /// True where units of feeds that are read again may be known by their bytes.
        var knowsUnits = true
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

    /// Hashes of the units of a batch; none where answers are not kept.
    ///
    /// - Complexity: linear in the batch.
    func hashes(of batch: Batch) -> [ContentHash?] {
        guard plan.knowsUnits, let index = plan.index else { return [] }
        return batch.units.map { unit in
            var canBeKnown = false
            let hash = index.hash { canBeKnown = unit.add(to: &$0) }
            return canBeKnown ? hash : nil
        }
    }

    /// Reads what is not known.
    ///
    /// - Complexity: linear in the batch.
    func read(_ batch: Batch) -> [WorkItem] {
        let hashes = batch.hashes.isEmpty ? hashes(of: batch) : batch.hashes
        var items: [WorkItem] = []
        for (place, unit) in batch.units.enumerated() {
            let isKnown = !batch.known.isEmpty && Self.append(batch.known[place], of: unit, to: &items)
            if isKnown { continue }
            let start = items.count
            for item in reader.items(of: unit) { items.append(self.item(item)) }
            if !hashes.isEmpty, let hash = hashes[place], Self.canBeKnown(items[start...], unit) {
                items.append(.unitEnd(hash, items: items.count - start, isKnown: false))
            }
        }
        return items
    }

    private static func append(
        _ known: (unit: ManifestUnit, items: [StoredItem])?, of unit: FeedUnit, to items: inout [WorkItem]
    ) -> Bool {
        guard let (known, stored) = known else { return false }
        for ((item, stored), position) in zip(zip(known.items, stored), unit.positions) {
            let sighting = Sighting(id: item.id, gtin: stored.key.gtin, position: position)
            items.append(.reused(sighting, stored, mark: item.mark))
        }
        items.append(.unitEnd(known.hash, items: known.items.count, isKnown: true))
        return true
    }

    /// True where every record stands where the unit says and has a number or id of its own: what is called by its
    /// place in the feed has another name when it moves.
    private static func canBeKnown(_ items: ArraySlice<WorkItem>, _ unit: FeedUnit) -> Bool {
        let positions = unit.positions
        guard items.count == positions.count else { return false }
        return zip(items, positions).allSatisfy { item, position in
            guard case .read(let record, let key, _) = item, record.position == position else { return false }
            return record.gtin == key.gtin && (key.gtin != nil || record.id != nil)
        }
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
            judged.append(.judged(record, assessment, entry, mark: SeenItems.digest(key, record)))
        }
        RecordsInHand.note(0, by: number)
        return judged
    }
}
