import Products
import Testing

@testable import MilkVerdict
@testable import ProductIndex

/// Two records of one item in a run: the worst reading wins, whichever comes first.
@Suite struct ConflictTests {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    static let pairs: [(Verdict, Verdict)] = Verdict.allCases.flatMap { a in Verdict.allCases.map { (a, $0) } }

    @Test(arguments: pairs) func theStrictestVerdictStays(_ first: Verdict, _ second: Verdict) throws {
        try shelf.run([
            Sample.entry("4006381333931", first, text: "first", source: "a"),
            Sample.entry("4006381333931", second, text: "second", source: "b"),
        ])
        let item = try #require(try shelf.item("4006381333931"))
        #expect(item.verdict == max(first, second))
        #expect(item.source == (second > first ? "b" : "a"))
        #expect(try shelf.label(item) == "{\"text\":\"\(second > first ? "second" : "first")\"}")
    }

    @Test(arguments: [(Verdict.milkFree, Verdict.undetermined), (.undetermined, .milkFree)], [0, 1])
    func everyWarningStays(_ verdicts: (Verdict, Verdict), _ warned: Int) throws {
        try shelf.run([
            Sample.entry("4006381333931", verdicts.0, warned == 0 ? .mayContain : .none),
            Sample.entry("4006381333931", verdicts.1, warned == 1 ? .mayContain : .none),
        ])
        #expect(try shelf.item("4006381333931")?.precaution == .mayContain)
        #expect(try shelf.item("4006381333931")?.verdict == .undetermined)
    }

    @Test func batchesOfOneRunCountTogether() throws {
        let writer = try shelf.run([Sample.entry("4006381333931", .containsNativeMilk)])
        try writer.write([Sample.entry("4006381333931", .milkFree, .mayContain)])
        let item = try #require(try shelf.item("4006381333931"))
        #expect(item.verdict == .containsNativeMilk)
        #expect(item.precaution == .mayContain)
    }

    /// The milder record of a pair whose stricter half is unchanged.
    @Test func aReusedAnswerIsNotReplacedByAMilderOne() throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk)], now: 1_000)
        let before = try #require(try shelf.item("4006381333931"))
        try shelf.run([Sample.entry("4006381333931", .milkFree, text: "other")], seenAgain: [before], now: 2_000)
        #expect(try shelf.item("4006381333931")?.verdict == .containsNativeMilk)
    }

    /// An answer that was looked up, but whose row a milder record of the same run took first, is put back whole.
    @Test(arguments: [Verdict.milkFree, .undetermined, .containsNativeMilk])
    func anAnswerReplacedMeanwhileIsPutBack(_ other: Verdict) throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk, .mayContain)], now: 1_000)
        let before = try #require(try shelf.item("4006381333931"))
        let writer = try shelf.run([Sample.entry("4006381333931", other, text: "other")], now: 2_000)
        try writer.write([Sample.entry("5901234123457")], seenAgain: [before])
        let item = try #require(try shelf.item("4006381333931"))
        #expect(item.verdict == .containsNativeMilk)
        #expect(item.precaution == .mayContain)
        #expect([item.firstSeen, item.lastSeen] == [1_000, 2_000])
        #expect(item.findings.count == 1)
        if other == .containsNativeMilk { return }
        var expected = before
        expected.lastSeen = 2_000
        #expect(item == expected)
        #expect(try writer.foundChanges().map(\.key) == [ItemKey(Sample.gtin("5901234123457"))])
    }

    /// A changed recipe is news, not a conflict.
    @Test func aLaterRunReplacesTheAnswer() throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk, .mayContain)], now: 1_000)
        try shelf.run([Sample.entry("4006381333931", .milkFree, text: "new recipe")], now: 2_000)
        let item = try #require(try shelf.item("4006381333931"))
        #expect(item.verdict == .milkFree)
        #expect(item.precaution == .none)
    }
}
