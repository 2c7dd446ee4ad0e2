import Audit
import Feeds
import LexiconData
import MilkVerdict
import ProductIndex
import Products
import TestSupport

/// An audit with the words of this build over small feeds of our own JSON, and an index to keep it in.
struct Street {
    let workplace: Workplace
    let indexPath: String

    init() throws {
        workplace = try Workplace()
        indexPath = workplace.path("index.sqlite")
    }

    /// What an audit did, event by event.
    struct Result {
        var counts: AuditCounts
        var judged: [(record: ProductRecord, assessment: Assessment)] = []
        var reused: [(record: Sighting, item: StoredItem)] = []
        /// Units that were not read again.
        var unitsKnown = 0
        /// All that was told, in order.
        var log: [String] = []
        var unreadable: [(fault: RecordFault, position: SourcePosition)] = []
        var faults: [FeedError] = []
        var conflicts: [[Verdict]] = []

        fileprivate mutating func take(_ event: Auditor.Event) {
            switch event {
            case .judged(let record, let assessment):
                judged.append((record, assessment))
                log.append("\(record.sighting): \(assessment.verdict), \(assessment.precaution)")
            case .reused(let record, let item):
                reused.append((record, item))
                log.append("\(record): \(item.verdict), \(item.precaution) of \(item.market), \(item.evidence)")
            case .unreadable(let fault, let position):
                unreadable.append((fault, position))
                log.append("\(position): \(fault)")
            case .conflict(let record, let before, let now):
                conflicts.append([before, now])
                log.append("\(record): \(before) before \(now)")
            case .fault(let error):
                faults.append(error)
                log.append("\(error)")
            }
        }
    }

    /// Audits feeds into the index.
    ///
    /// - Parameter stopAfter: events after which the audit is asked to stop; nil to let it end.
    func audit(
        _ feeds: [String], market: String? = nil, retailer: String? = nil, now: Int = 1_000, workers: Int = 1,
        knowsUnits: Bool = true, itemsInMemory: Int? = nil, stopAfter: Int? = nil
    ) throws -> Result {
        var result = Result(counts: AuditCounts())
        var events = 0
        let auditor = try Auditor(
            LexiconData.load(), market: market, index: try ProductIndex(path: indexPath, access: .readWrite),
            retailer: retailer, workers: workers, knowsUnits: knowsUnits,
            itemsInMemory: itemsInMemory, clock: { now },
            isCancelled: { stopAfter.map { events >= $0 } ?? false })
        try auditor.audit(feeds) { event in
            events += 1
            result.take(event)
        }
        result.counts = auditor.counts
        result.unitsKnown = auditor.unitsKnown
        return result
    }

    /// Writes a feed of these lines.
    func feed(_ lines: [String], _ name: String = "feed.jsonl") throws -> String {
        try workplace.write(lines.map { $0 + "\n" }.joined(), to: name)
    }

    func item(_ gtin: String) throws -> StoredItem? {
        try ProductIndex(path: indexPath, access: .readOnly).item(Self.gtin(gtin))
    }

    func keys() throws -> [ItemKey] { try ProductIndex(path: indexPath, access: .readOnly).keys() }

    static func gtin(_ digits: String) throws -> GTIN {
        guard let gtin = GTIN(digits: digits) else { throw NoGTIN(digits: digits) }
        return gtin
    }

    struct NoGTIN: Error { var digits: String }
}

/// Lines of feeds.
enum Line {
    static let free = "Wheat flour, sugar, sunflower oil, salt."
    static let milk = "Wheat flour, sugar, whey powder, salt."
    static let warned = "Wheat flour, sugar, sunflower oil, salt. May contain milk."

    static func product(_ gtin: String, _ ingredients: String, more: String = "") -> String {
        "{\"id\":\"\(gtin)\",\"gtin\":\"\(gtin)\",\"name\":\"Product\",\"language\":\"en\","
            + "\"ingredients\":\"\(ingredients)\"\(more)}"
    }

    /// Many products, milk in every second.
    static func many(_ count: Int) -> [String] {
        (0..<UInt64(count)).compactMap { number in
            GTIN(completing: 950_000_000_000 + number).map { product($0.gtin14, number % 2 == 0 ? milk : free) }
        }
    }
}
