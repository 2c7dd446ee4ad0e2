import Audit
import Feeds
import MilkVerdict
import ProductIndex
import Products
import Testing

/// A fault may move a verdict away from milk-free, never towards it.
@Suite struct FaultTests {
    private let street: Street

    init() throws { street = try Street() }

    static let kinds: [RecordFault.Kind] = [.damaged, .cut, .unresolvedEntity, .tooLong]

    private func faults(_ kind: RecordFault.Kind) -> String {
        ",\"faults\":[{\"kind\":\"\(kind.rawValue)\",\"message\":\"x\"}]"
    }

    @Test(arguments: kinds) func aRecordWithAFaultIsNeverMilkFree(_ kind: RecordFault.Kind) throws {
        let feed = try street.feed([
            Line.product("4006381333931", Line.free, more: faults(kind)), Line.product("5901234123457", Line.free),
        ])
        let assessments = try street.audit([feed]).judged.map(\.assessment)
        #expect(assessments.map(\.verdict) == [.undetermined, .milkFree])
        #expect(assessments[0].reasons.contains(.damagedRecord))
        #expect(try street.item("4006381333931")?.verdict == .undetermined)
    }

    @Test(arguments: kinds) func milkAndWarningsStay(_ kind: RecordFault.Kind) throws {
        let feed = try street.feed([
            Line.product("4006381333931", Line.milk, more: faults(kind)),
            Line.product("5901234123457", Line.warned, more: faults(kind)),
        ])
        let assessments = try street.audit([feed]).judged.map(\.assessment)
        #expect(assessments[0].verdict == .containsNativeMilk)
        #expect(assessments[1].verdict == .undetermined)
        #expect(assessments[1].precaution == .mayContain)
    }

    /// The faultless answer of the last run is not reused for the record that is damaged now.
    @Test func aFaultIsNews() throws {
        _ = try street.audit([street.feed([Line.product("4006381333931", Line.free)])])
        let damaged = try street.feed([Line.product("4006381333931", Line.free, more: faults(.cut))])
        let counts = try street.audit([damaged]).counts
        #expect([counts.judged, counts.reused] == [1, 0])
        #expect(try street.item("4006381333931")?.verdict == .undetermined)
    }

    /// Records that cannot be read are counted, named and never stored as anything.
    @Test(arguments: [
        "{\"id\":\"x\",\"gtin\":\"4006381333931\",\"ingredients\":\"sug", "[]", "{\"id\":1,\"gtin\":[]}", "\u{0}",
        "null",
    ])
    func anUnreadableRecordIsNamed(_ line: String) throws {
        let feed = try street.feed([
            Line.product("96385074", Line.free), line, Line.product("5901234123457", Line.milk),
        ])
        let result = try street.audit([feed])
        #expect([result.counts.seen, result.counts.judged, result.counts.unreadable] == [3, 2, 1])
        #expect(result.unreadable.map(\.position.line) == [2])
        #expect(result.unreadable.map(\.position.record) == [2])
        #expect(try street.keys().count == 2)
    }
}
