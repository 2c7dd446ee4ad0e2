import Audit
import MilkVerdict
import ProductIndex
import Products
import Testing

/// Two sources for one GTIN (fault matrix, A20).
@Suite struct ConflictTests {
    private let street: Street

    init() throws { street = try Street() }

    @Test(arguments: [
        [Line.milk, Line.free], [Line.free, Line.milk], [Line.warned, Line.milk], [Line.milk, Line.warned],
    ])
    func theWorstReadingOfOneRunWins(_ texts: [String]) throws {
        let feeds = try texts.enumerated().map { number, text in
            try street.feed([Line.product("4006381333931", text)], "feed-\(number)")
        }
        let counts = try street.audit(feeds).counts
        let item = try #require(try street.item("04006381333931"))
        #expect([counts.seen, counts.judged] == [2, 2])
        #expect(item.verdict == .containsNativeMilk)
        #expect(item.precaution == (texts.contains(Line.warned) ? .mayContain : .none))
        #expect(item.source == feeds[texts.firstIndex(of: Line.milk) ?? 0])
    }

    /// Listed as it is met, in the first run and where both answers are reused.
    @Test func conflictsAreListed() throws {
        let feed = try street.feed([
            Line.product("4006381333931", Line.free), Line.product("4006381333931", Line.milk),
            Line.product("4006381333931", Line.milk), Line.product("5901234123457", Line.free),
        ])
        let result = try street.audit([feed])
        #expect(result.conflicts == [[.milkFree, .containsNativeMilk]])
        #expect(result.counts.conflicts == 1)
    }

    /// What no longer fits in memory is compared with the index, written or not.
    @Test(arguments: [0, 1, 600]) func conflictsOfLongFeedsAreListed(_ itemsInMemory: Int) throws {
        let pair = { [Line.product("4006381333931", $0), Line.product("5901234123457", $0)] }
        let feed = try street.feed(pair(Line.free) + Line.many(800) + pair(Line.milk) + pair(Line.milk))
        let result = try street.audit([feed], itemsInMemory: itemsInMemory)
        #expect(result.conflicts == Array(repeating: [.milkFree, .containsNativeMilk], count: 2))
        let near = try Street()
        let other = try near.feed(pair(Line.free) + pair(Line.milk))
        #expect(try near.audit([other], itemsInMemory: itemsInMemory).conflicts.count == 2)
    }

    /// Markets and contexts of one number have recipes of their own.
    @Test(arguments: ["\"market\":\"US\"", "\"context\":\"DP2\""]) func otherMarketsAreNoConflict(_ more: String) throws
    {
        let feed = try street.feed([
            Line.product("4006381333931", Line.free), Line.product("4006381333931", Line.milk, more: "," + more),
        ])
        #expect(try street.audit([feed]).conflicts.isEmpty)
        #expect(try street.item("04006381333931")?.verdict == .containsNativeMilk)
        #expect(try Street().audit([feed], itemsInMemory: 0).conflicts.isEmpty)
    }

    /// Asked again and again, the answer stays.
    @Test(arguments: [[Line.milk, Line.free], [Line.free, Line.milk]])
    func theWorstReadingStays(_ texts: [String]) throws {
        let feed = try street.feed(texts.map { Line.product("4006381333931", $0) })
        for now in 1...3 {
            _ = try street.audit([feed], now: now)
            #expect(try street.item("4006381333931")?.verdict == .containsNativeMilk, "run \(now)")
        }
    }

    /// The workers look answers up some batches ahead of what is written: what they found may be replaced meanwhile.
    @Test(arguments: [1, 2], [1_100, 1_500, 2_500])
    func theStrictestStaysWhereAnAnswerIsReplacedMeanwhile(_ workers: Int, _ distance: Int) throws {
        let milk = Line.product("4006381333931", Line.milk)
        _ = try street.audit([street.feed([milk])], now: 1)
        let feed = try street.feed([Line.product("4006381333931", Line.free)] + Line.many(distance) + [milk])
        let counts = try street.audit([feed], now: 2, workers: workers).counts
        #expect([counts.seen, counts.reused] == [distance + 2, 1])
        #expect(try street.item("4006381333931")?.verdict == .containsNativeMilk)
    }

    /// GTIN-12 in one feed and GTIN-14 in the other are one item.
    @Test func lengthsOfOneNumberMeet() throws {
        let feeds = try [
            street.feed([Line.product("036000291452", Line.free)], "a"),
            street.feed([Line.product("00036000291452", Line.milk)], "b"),
        ]
        _ = try street.audit(feeds)
        #expect(try street.keys().count == 1)
        #expect(try street.item("036000291452")?.verdict == .containsNativeMilk)
    }

    /// Numbers that mean nothing outside one shop, and products without a number, never meet.
    @Test(arguments: ["\"gtin\":\"2112345678917\",", ""]) func ownNumbersDoNotMeet(_ gtin: String) throws {
        let line = "{\"id\":\"7\",\(gtin)\"ingredients\":\"TEXT\"}"
        let feeds = try [
            street.feed([line.replacing("TEXT", with: Line.free)], "a"),
            street.feed([line.replacing("TEXT", with: Line.milk)], "b"),
        ]
        _ = try street.audit(feeds)
        #expect(try street.keys().count == 2)
        #expect(try street.keys().allSatisfy { $0.gtin == nil })
        #expect(try street.audit(feeds).counts.reused == 2)
    }
}
