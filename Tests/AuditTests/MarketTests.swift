import Audit
import LexiconData
import MilkVerdict
import ProductIndex
import Products
import TestSupport
import Testing

/// One GTIN in several markets: each record is kept, the answer is the strictest.
@Suite struct MarketTests {
    private static let gtin = "4006381333931"
    private let street: Street

    init() throws { street = try Street() }

    private func feed(_ market: String?, _ text: String, _ name: String) throws -> String {
        try street.feed(
            [Line.product(Self.gtin, text, more: market.map { ",\"market\":\"\($0)\"" } ?? "")], name)
    }

    private func markets() throws -> [String: Verdict] {
        let items = try ProductIndex(path: street.indexPath, access: .readOnly).items(Street.gtin(Self.gtin))
        return Dictionary(items.map { ($0.market, $0.verdict) }, uniquingKeysWith: { max($0, $1) })
    }

    /// In any order, in one run or in several, from one feed or from several.
    @Test(arguments: [["US", "DE", "FR"], ["DE", "US", "FR"], ["FR", "DE", "US"]], [true, false])
    func eachMarketIsKept(_ order: [String], _ isOneRun: Bool) throws {
        let texts = ["US": Line.milk, "DE": Line.free, "FR": Line.warned]
        let feeds = try order.map { try feed($0, texts[$0] ?? "", $0) }
        if isOneRun {
            _ = try street.audit(feeds)
        } else {
            for (now, feed) in feeds.enumerated() { _ = try street.audit([feed], now: now + 1) }
        }
        #expect(try markets() == ["US": .containsNativeMilk, "DE": .milkFree, "FR": .milkFree])
        let item = try #require(try street.item(Self.gtin))
        #expect(item.verdict == .containsNativeMilk && item.precaution == .mayContain && item.market == "US")
        #expect(item.key.gtin?.gtin14 == "0" + Self.gtin && item.key.id == nil)
        let again = try street.audit(feeds, now: 9)
        #expect([again.counts.judged, again.counts.reused] == [0, 3])
        #expect(again.conflicts.isEmpty)
    }

    /// Contexts of one market too, whatever the order and however often.
    @Test(arguments: [["DP1", "DP2", nil], [nil, "DP2", "DP1"], ["DP2", "DP1", nil]])
    func eachContextIsKept(_ order: [String?]) throws {
        let texts = ["DP1": Line.free, "DP2": Line.milk, "": Line.warned]
        let feed = try street.feed(
            order.map { context in
                let more = context.map { ",\"context\":\"\($0)\"" } ?? ""
                return Line.product(Self.gtin, texts[context ?? ""] ?? "", more: ",\"market\":\"DE\"" + more)
            })
        for now in 1...3 {
            let result = try street.audit([feed], now: now)
            #expect(result.conflicts.isEmpty)
            #expect([result.counts.judged, result.counts.reused] == (now == 1 ? [3, 0] : [0, 3]))
            let items = try ProductIndex(path: street.indexPath, access: .readOnly).items(Street.gtin(Self.gtin))
            let found = Dictionary(uniqueKeysWithValues: items.map { ($0.context ?? "", $0.verdict) })
            #expect(found == ["DP1": .milkFree, "DP2": .containsNativeMilk, "": .milkFree])
            #expect(items.allSatisfy { $0.market == "DE" })
            #expect(try street.item(Self.gtin)?.precaution == .mayContain)
        }
    }

    /// The market that had milk changes its recipe: then nothing holds the answer back.
    @Test func theStrictestFollowsItsMarket() throws {
        _ = try street.audit([feed("DE", Line.free, "de"), feed("US", Line.milk, "us")])
        _ = try street.audit([feed("DE", Line.free, "de")], now: 2)
        #expect(try street.item(Self.gtin)?.verdict == .containsNativeMilk)
        _ = try street.audit([feed("US", Line.free, "us")], now: 3)
        #expect(try street.item(Self.gtin)?.verdict == .milkFree)
        _ = try street.audit([feed("DE", Line.milk, "de")], now: 4)
        #expect(try street.item(Self.gtin)?.verdict == .containsNativeMilk)
    }

    /// A feed that is given another market than in its last run has one record still.
    @Test func aFeedMayMove() throws {
        let path = try feed(nil, Line.milk, "feed")
        _ = try street.audit([path], market: "DE")
        _ = try street.audit([path], market: "GB", now: 2)
        #expect(try markets() == ["GB": .containsNativeMilk])
        #expect(try street.keys().count == 1)
    }

    /// Judged again, merged and pruned, no market is lost.
    @Test func rebuildMergeAndPruneKeepThem() throws {
        _ = try street.audit([feed("DE", Line.free, "de"), feed("US", Line.milk, "us"), feed("FR", Line.free, "fr")])
        let index = try ProductIndex(path: street.indexPath, access: .readWrite)
        let merged = try ProductIndex(path: street.workplace.path("merged.sqlite"), access: .readWrite)
        let rebuilder = try Rebuilder(Assessor(LexiconData.load()), into: merged, now: 5)
        try rebuilder.take(index)
        try rebuilder.take(index)
        try rebuilder.finish(now: 5)
        let gtin = try Street.gtin(Self.gtin)
        #expect(try merged.item(gtin)?.verdict == .containsNativeMilk)
        #expect(try Set(merged.items(gtin).map(\.market)) == ["DE", "US", "FR"])
        _ = try street.audit([feed("US", Line.milk, "us")], now: 2_000)
        #expect(try index.prune(before: 1_500).items == 1)
        #expect(try index.item(gtin)?.verdict == .containsNativeMilk)
        #expect(try index.items(gtin).map(\.market) == ["DE", "US"])
    }

    /// Store numbers are the retailer's: two feeds of one retailer meet, those of another do not.
    @Test func storeNumbersBelongToTheirRetailer() throws {
        let number = "2112345678917"
        let feeds = try [("a", Line.free), ("b", Line.milk)].map { name, text in
            try street.feed([Line.product(number, text)], name)
        }
        _ = try street.audit([feeds[0]], retailer: "Larder")
        _ = try street.audit([feeds[1]], retailer: "Other", now: 2)
        let index = try ProductIndex(path: street.indexPath, access: .readOnly)
        let id = try Street.gtin(number).gtin14
        #expect(try index.item(ItemKey(namespace: "Larder", id: id))?.verdict == .milkFree)
        #expect(try index.item(ItemKey(namespace: "Other", id: id))?.verdict == .containsNativeMilk)
        #expect(try index.item(Street.gtin(number)) == nil)
        _ = try street.audit(feeds, retailer: "Larder", now: 3)
        #expect(try index.item(ItemKey(namespace: "Larder", id: id))?.verdict == .containsNativeMilk)
        #expect(try street.keys().count == 2)
    }
}
