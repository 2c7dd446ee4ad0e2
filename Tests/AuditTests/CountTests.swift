import Audit
import Feeds
import MilkVerdict
import ProductIndex
import Products
import TestSupport
import Testing

/// The counts at the end: nothing seen is lost.
@Suite struct CountTests {
    private let street: Street

    init() throws { street = try Street() }

    @Test func everyRecordIsCountedOnce() throws {
        let lines = [
            Line.product("4006381333931", Line.milk), "", Line.product("5901234123457", Line.free), "{broken",
            Line.product("96385074", Line.warned), "{\"id\":\"none\"}", "{\"id\":5,\"claims\":5}", "   ",
        ]
        let feed = try street.feed(lines)
        let counts = try street.audit([feed]).counts
        #expect(counts.seen == 6)
        #expect(counts.judged == 4)
        #expect(counts.reused == 0)
        #expect(counts.unreadable == 2)
        #expect(counts.byVerdict == [.containsNativeMilk: 1, .milkFree: 2, .undetermined: 1])
        #expect(counts.precautions == 1)
        let bytes = lines.reduce(0) { $0 + $1.utf8.count + 1 }
        #expect(counts.bytesRead == bytes)
        #expect(counts.bytesExpected == bytes)
    }

    @Test func everyUndeterminedHasAReason() throws {
        let feed = try street.feed([
            Line.product("4006381333931", Line.milk), Line.product("5901234123457", ""),
            Line.product("96385074", "See packaging"), "{broken",
            Line.product("036000291452", "", more: ",\"non_food\":true"),
        ])
        let counts = try street.audit([feed]).counts
        #expect(counts.undetermined.values.reduce(0, +) == counts.byVerdict[.undetermined])
        #expect(counts.undetermined[.noList] == 1 && counts.undetermined[.notAFood] == 1)
        #expect(counts.reach == 0.2)
    }

    @Test func feedsAddUp() throws {
        let feeds = try [
            street.feed([Line.product("4006381333931", Line.milk)], "a"),
            street.feed([Line.product("5901234123457", Line.free), "{"], "b"),
        ]
        let result = try street.audit(feeds)
        #expect([result.counts.seen, result.counts.judged, result.counts.unreadable] == [3, 2, 1])
        let sizes = try ["a", "b"].map { try street.workplace.bytes(of: $0).count }
        #expect(result.counts.bytesRead == sizes[0] + sizes[1])
        #expect(result.counts.bytesExpected == sizes[0] + sizes[1])
        #expect(result.unreadable.map(\.position.source) == [feeds[1]])
        #expect(result.unreadable.map(\.position.line) == [2])
    }

    @Test func findingsAreCountedBySeverity() throws {
        let contradicted = Line.product("4006381333931", Line.milk, more: ",\"claims\":[\"milk free\"]")
        let unnumbered = Line.product("4006381333930", Line.free)
        let counts = try street.audit([street.feed([contradicted, unnumbered])]).counts
        #expect(counts.findings[.error] == 1)
        #expect(counts.findings[.warning] == 1)
    }

    /// A second run says what the first said: an alarm that sounds once only is none.
    @Test func aSecondRunCountsTheSameFindings() throws {
        let contradicted = Line.product("4006381333931", Line.milk, more: ",\"claims\":[\"milk free\"]")
        let feed = try street.feed([contradicted, Line.product("5901234123457", Line.warned)])
        let first = try street.audit([feed])
        let second = try street.audit([feed])
        #expect(second.counts.reused == 2)
        #expect(second.counts.findings == first.counts.findings)
        #expect(second.counts.byVerdict == first.counts.byVerdict)
        #expect(second.counts.precautions == first.counts.precautions)
        #expect(second.reused[0].item.findings.map(\.rule) == first.judged[0].assessment.findings.map(\.rule.rawValue))
    }

    @Test func aFeedThatCannotBeReadIsReportedAndTheNextIsRead() throws {
        let good = try street.feed([Line.product("4006381333931", Line.milk)])
        let missing = street.workplace.path("missing.xml")
        let picture = try street.workplace.write([0x89, 0x50, 0x4E, 0x47], to: "picture.xml")
        let result = try street.audit([missing, picture, good])
        #expect(result.faults.map(\.kind) == [.noInput, .unknownFormat])
        #expect(result.faults.map(\.position.source) == [missing, picture])
        #expect(result.counts.judged == 1)
        #expect(try street.item("4006381333931")?.verdict == .containsNativeMilk)
    }
}
