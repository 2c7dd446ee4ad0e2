import Audit
import Feeds
import LexiconData
import MilkVerdict
import ProductIndex
import Products
import TestSupport
import Testing

/// An audit that is stopped or falls over keeps what it judged, whole.
@Suite struct InterruptionTests {
    private let street: Street

    init() throws { street = try Street() }

    private struct Full: Error {}

    @Test(arguments: [1, 7, 1_003]) func aStoppedAuditKeepsWhatItJudged(_ events: Int) throws {
        let feed = try street.feed(Line.many(1_010))
        let result = try street.audit([feed, feed], stopAfter: events)
        #expect(result.counts.seen == events)
        #expect(result.counts.judged == events)
        #expect(try street.keys().count == events)
        #expect(result.faults.isEmpty, "to be asked to stop is no fault of the feed")
        #expect(result.counts.bytesExpected == (try street.workplace.bytes(of: "feed.jsonl").count))
        #expect(result.counts.bytesRead > 0)
    }

    /// The next run goes on where this one stopped.
    @Test func theNextRunReusesIt() throws {
        let feed = try street.feed(Line.many(10))
        _ = try street.audit([feed], stopAfter: 4)
        let counts = try street.audit([feed]).counts
        #expect([counts.reused, counts.judged] == [4, 6])
    }

    /// Standard output is full: the index has room all the same.
    @Test(arguments: [1, 5, 1_004]) func anOutputThatFailsLosesNothing(_ events: Int) throws {
        let feed = try street.feed(Line.many(1_010))
        let auditor = try Auditor(
            LexiconData.load(), index: try ProductIndex(path: street.indexPath, access: .readWrite), clock: { 1_000 })
        var seen = 0
        #expect(throws: Full.self) {
            try auditor.audit([feed]) { _ in
                seen += 1
                if seen == events { throw Full() }
            }
        }
        #expect(try street.keys().count == events)
    }
}
