import Audit
import MilkVerdict
import ProductIndex
import Products
import TestSupport
import Testing

/// Bytes that the last run read are not read again, and nobody can tell by the answers.
@Suite struct KnownUnitTests {
    private let street: Street

    init() throws { street = try Street() }

    private func feed(_ items: [String], _ name: String = "feed.xml") throws -> String {
        try street.workplace.write(Trade.message(items), to: name)
    }

    @Test(arguments: [1, 2]) func anUnchangedFeedIsNotRead(_ workers: Int) throws {
        let items = (0..<2_000).map { Trade.item($0) }
        let feed = try feed(items)
        let first = try street.audit([feed], now: 1)
        let second = try street.audit([feed], now: 2, workers: workers)
        #expect(first.unitsKnown == 0)
        #expect(second.unitsKnown == 2_000)
        #expect([second.counts.seen, second.counts.reused] == [2_000, 2_000])
        #expect(second.counts.byVerdict == first.counts.byVerdict)
        #expect(second.reused.map(\.record) == first.judged.map(\.record.sighting))
        let third = try street.audit([try self.feed(Array(items.reversed()))], now: 3, workers: workers)
        #expect([third.counts.seen, third.counts.reused] == [2_000, 2_000])
    }

    /// Parts of the manifest are found again behind what was put in and taken out.
    @Test func whatStandsAroundAChangeIsKnown() throws {
        var items = (0..<4_000).map { Trade.item($0) }
        _ = try street.audit([feed(items)], now: 1)
        items.removeSubrange(100..<3_500)
        items.insert(contentsOf: (5_000..<5_010).map { Trade.item($0) }, at: 50)
        items[20] = Trade.item(20, Line.warned)
        let result = try street.audit([feed(items)], now: 2)
        #expect([result.counts.judged, result.counts.reused] == [11, 599])
        // What follows the gap is found by the first unit of a part: at most one part is read in vain.
        #expect(result.unitsKnown >= 99 + 500 - 512)
        #expect(try street.audit([feed(items)], now: 3).unitsKnown == 610)
    }

    @Test func otherOptionsReadEverything() throws {
        let feed = try feed([Trade.item(1), Trade.item(2)])
        _ = try street.audit([feed])
        #expect(try street.audit([feed], market: "FR").unitsKnown == 0)
        #expect(try street.audit([feed], market: "FR").unitsKnown == 2)
        #expect(try street.audit([feed], market: "FR", retailer: "shop").unitsKnown == 0)
    }

    /// Another feed may have put another answer in the row: the bytes are known, the row is not theirs.
    @Test func aRowOfOtherContentIsJudgedAgain() throws {
        let free = try feed([Trade.item(1, Line.free), Trade.item(2, Line.free)])
        _ = try street.audit([free], now: 1)
        _ = try street.audit([feed([Trade.item(1, Line.milk)], "other.xml")], now: 2)
        let result = try street.audit([free], now: 3)
        #expect([result.unitsKnown, result.counts.judged, result.counts.reused] == [1, 1, 1])
    }

    /// The strictest answer of a run stays, whichever of the two records is known by its bytes.
    @Test(arguments: [1, 2], [1_100, 3_000])
    func theStrictestStays(_ workers: Int, _ distance: Int) throws {
        let milk = Trade.item(0, Line.milk)
        _ = try street.audit([feed([milk])], now: 1)
        let items = [Trade.item(0, Line.free)] + (1..<distance).map { Trade.item($0) } + [milk]
        let result = try street.audit([feed(items)], now: 2, workers: workers)
        #expect(result.unitsKnown == 1)
        #expect(try street.item(Trade.gtin(0))?.verdict == .containsNativeMilk)
    }

    /// A run that was stopped leaves the manifest of the one before.
    @Test func aStoppedRunForgetsNothing() throws {
        let feed = try feed((0..<50).map { Trade.item($0) })
        _ = try street.audit([feed], now: 1)
        _ = try street.audit([feed], now: 2, stopAfter: 10)
        #expect(try street.audit([feed], now: 3).unitsKnown == 50)
    }

    /// Items without a number or id are called by their place: they are read again, and their neighbours are not.
    @Test func whatIsCalledByItsPlaceIsRead() throws {
        let feed = try feed([Trade.item(1), "<tradeItem><x/></tradeItem>", "<tradeItem><gtin>1</gtin><tradeItem>"])
        let first = try street.audit([feed], now: 1)
        let second = try street.audit([feed], now: 2)
        #expect(second.unitsKnown == 1)
        #expect(second.unreadable.map(\.position) == first.unreadable.map(\.position))
    }

    /// Random histories of a feed, with the knowledge of bytes and without: the same events, the same index.
    @Test(arguments: [0x5EED_0701, 0x5EED_0702, 0x5EED_0703] as [UInt64])
    func nobodyCanTell(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let twin = try Street()
        var items = (0..<40).map { Trade.item($0) }
        var known = 0
        for run in 1...8 {
            for _ in 0..<Int.random(in: 0...6, using: &random) { Self.change(&items, &random) }
            let feed = try feed(items)
            let fast = try street.audit([feed], now: run, workers: Int.random(in: 1...2, using: &random))
            let slow = try twin.audit([feed], now: run, knowsUnits: false)
            #expect(fast.log == slow.log, "seed 0x\(String(seed, radix: 16)), run \(run)")
            #expect(fast.counts == slow.counts)
            #expect(try Self.rows(street) == Self.rows(twin), "seed 0x\(String(seed, radix: 16)), run \(run)")
            #expect(slow.unitsKnown == 0)
            known += fast.unitsKnown
        }
        #expect(known > 50)
    }

    private static func change(_ items: inout [String], _ random: inout SeededRandom) {
        let place = Int.random(in: items.indices, using: &random)
        let number = Int.random(in: 0..<60, using: &random)
        let text = [Line.free, Line.milk, Line.warned].randomElement(using: &random)!
        switch Int.random(in: 0..<6, using: &random) {
        case 0: items[place] = Trade.item(number, text)
        case 1: items.insert(Trade.item(number, text, market: ["276", "250"].randomElement(using: &random)), at: place)
        case 2: if items.count > 10 { items.remove(at: place) }
        case 3: items.swapAt(place, Int.random(in: items.indices, using: &random))
        case 4: items.insert(items[place], at: Int.random(in: items.indices, using: &random))
        default: items[place] = "<tradeItem><gtin>\(Trade.gtin(number))</gtin><a></b></tradeItem>"
        }
    }

    /// What an index holds, but for its secret.
    private static func rows(_ street: Street) throws -> [String] {
        var rows: [String] = []
        try ProductIndex(path: street.indexPath, access: .readOnly).forEach { item, _ in
            rows.append(
                "\(item.key) \(item.verdict) \(item.precaution) \(item.market) \(item.otherMarkets) \(item.evidence) "
                    + "\(item.findings) \(item.doubts) \(item.firstSeen) \(item.lastSeen)")
        }
        return rows
    }
}

/// Trade items as a catalog feed has them.
private enum Trade {
    static func gtin(_ number: Int) -> String { GTIN(completing: 950_000_000_000 + UInt64(number))?.gtin14 ?? "" }

    static func item(_ number: Int, _ list: String? = nil, market: String? = nil) -> String {
        let list = list ?? (number % 2 == 0 ? Line.milk : Line.free)
        let market = market.map {
            "<targetMarket><targetMarketCountryCode>\($0)</targetMarketCountryCode></targetMarket>"
        }
        return """
            <tradeItem><gtin>\(gtin(number))</gtin>\(market ?? "")
            <ingredientStatement languageCode="en">\(list)</ingredientStatement></tradeItem>
            """
    }

    static func message(_ items: [String]) -> String {
        let body = items.map { "<catalogueItem>\($0)</catalogueItem>\n" }.joined()
        return "<catalogueItemNotificationMessage>\n\(body)</catalogueItemNotificationMessage>\n"
    }
}
