import Audit
import Feeds
import MilkVerdict
import ProductIndex
import Products
import TestSupport
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

    /// An archive that breaks off: the members before the break are judged, and the fault is told.
    @Test(arguments: [1, 2]) func whatStandsBeforeABrokenArchiveIsJudged(_ workers: Int) throws {
        let lines = [Line.product("4006381333931", Line.milk), Line.product("5901234123457", Line.free)]
        let archive = try street.workplace.write(
            member("feed.jsonl", lines.map { $0 + "\n" }.joined()) + String(repeating: "no header ", count: 200),
            to: "feeds.tar")
        let result = try street.audit([archive], workers: workers)
        #expect(result.faults.map(\.kind) == [.damaged])
        #expect(result.judged.map(\.assessment.verdict) == [.containsNativeMilk, .milkFree])
        #expect(try street.item("4006381333931")?.verdict == .containsNativeMilk)
    }

    /// A file in a tar archive (POSIX ustar): a header of 512 bytes with its sum, then the bytes in blocks of 512.
    private func member(_ name: String, _ text: String) -> String {
        func padded(_ text: String, _ size: Int) -> String {
            text + String(repeating: "\0", count: size - text.utf8.count)
        }
        func octal(_ number: Int, _ size: Int) -> String {
            let digits = String(number, radix: 8)
            return padded(String(repeating: "0", count: size - 1 - digits.count) + digits, size)
        }
        let start = padded(name, 100) + octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(text.utf8.count, 12)
        let before = start + octal(0, 12)
        let after = padded("0", 101) + "ustar\0" + "00"
        let sum = (before + "        " + after).utf8.reduce(0) { $0 + Int($1) }
        let header = padded(before + octal(sum, 7) + " " + after, 512)
        return header + padded(text, (text.utf8.count + 511) / 512 * 512)
    }
}
