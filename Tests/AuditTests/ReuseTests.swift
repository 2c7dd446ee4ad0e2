import Audit
import Feeds
import MilkVerdict
import ProductIndex
import Products
import Testing

/// An unchanged record is not assessed twice; a changed one is.
@Suite struct ReuseTests {
    private let street: Street

    init() throws { street = try Street() }

    @Test func anUnchangedRecordIsNotJudgedAgain() throws {
        let feed = try street.feed(Line.many(20))
        let first = try street.audit([feed], now: 1_000).counts
        let second = try street.audit([feed], now: 2_000)
        #expect([first.judged, first.reused] == [20, 0])
        #expect([second.counts.judged, second.counts.reused] == [0, 20])
        #expect(second.judged.isEmpty)
        #expect(second.counts.byVerdict == first.byVerdict)
        let item = try #require(try street.item(second.reused[0].record.id ?? ""))
        #expect([item.firstSeen, item.lastSeen] == [1_000, 2_000])
    }

    @Test func aReusedAnswerIsTheAnswer() throws {
        let feed = try street.feed([Line.product("4006381333931", Line.milk), Line.product("96385074", Line.warned)])
        let first = try street.audit([feed]).judged
        let second = try street.audit([feed]).reused
        #expect(second.map(\.item.verdict) == first.map(\.assessment.verdict))
        #expect(second.map(\.item.precaution) == first.map(\.assessment.precaution))
        #expect(second.map(\.item.reasons) == first.map(\.assessment.reasons))
        #expect(second.map(\.record.id) == first.map(\.record.id))
        #expect(second.map { $0.item.evidence.map(\.text) } == first.map { $0.assessment.evidence.map(\.text) })
    }

    @Test func onlyTheChangedRecordIsJudgedAgain() throws {
        let gtins = ["4006381333931", "5901234123457", "96385074"]
        _ = try street.audit([street.feed(gtins.map { Line.product($0, Line.free) })])
        let changed = gtins.map { Line.product($0, $0 == "5901234123457" ? Line.milk : Line.free) }
        let second = try street.audit([street.feed(changed)])
        #expect([second.counts.judged, second.counts.reused] == [1, 2])
        #expect(second.judged[0].record.gtin?.gtin14 == "05901234123457")
        #expect(try gtins.map { try street.item($0)?.verdict } == [.milkFree, .containsNativeMilk, .milkFree])
    }

    /// The same label under other duties may have another answer.
    @Test func anotherMarketIsJudgedAgain() throws {
        let feed = try street.feed([Line.product("4006381333931", "Wheat flour, sugar, margarine, salt.")])
        let german = try street.audit([feed], market: "DE")
        let arab = try street.audit([feed], market: "AE")
        let again = try street.audit([feed], market: "AE")
        #expect(german.judged.map(\.assessment.market) == ["DE"])
        #expect(arab.judged.map(\.assessment.market) == ["AE"])
        #expect(german.judged.map(\.assessment.verdict) == [.milkFree])
        #expect(arab.judged.map(\.assessment.verdict) == [.undetermined])
        #expect(again.counts.reused == 1)
        #expect(try street.item("4006381333931")?.verdict == .undetermined)
    }

    @Test func aRecordsOwnMarketStands() throws {
        let feed = try street.feed([Line.product("4006381333931", Line.free, more: ",\"market\":\"FR\"")])
        #expect(try street.audit([feed], market: "DE").judged.map(\.assessment.market) == ["FR"])
        #expect(try street.audit([feed], market: "AE").counts.reused == 1)
    }

    /// Older words or rules: judged again although nothing in the feed changed.
    @Test(arguments: [
        Basis(lexicon: "older", rules: "1", profile: "strict"), Basis(lexicon: "", rules: "0", profile: "strict"),
    ])
    func anAnswerOfAnotherBasisIsJudgedAgain(_ basis: Basis) throws {
        let feed = try street.feed([Line.product("4006381333931", Line.milk)])
        let first = try street.audit([feed])
        let stored = try #require(try street.item("4006381333931"))
        try forge(first.judged[0].record, stored, basis)
        #expect(try street.item("4006381333931")?.verdict == .milkFree)
        let second = try street.audit([feed])
        #expect([second.counts.judged, second.counts.reused] == [1, 0])
        let item = try #require(try street.item("4006381333931"))
        #expect(item.verdict == .containsNativeMilk)
        #expect(item.basis == stored.basis)
    }

    /// Puts a wrong answer of another basis into the place of the right one.
    private func forge(_ record: ProductRecord, _ stored: StoredItem, _ basis: Basis) throws {
        let milkFree = try street.audit([street.feed([Line.product("96385074", Line.free)], "free")]).judged[0]
        let writer = try IndexWriter(ProductIndex(path: street.indexPath, access: .readWrite), basis: basis, now: 1)
        try writer.write([
            IndexWriter.Entry(
                key: stored.key, record: record, hash: stored.hash, assessment: milkFree.assessment,
                source: stored.source, label: record.labelText)
        ])
    }
}
