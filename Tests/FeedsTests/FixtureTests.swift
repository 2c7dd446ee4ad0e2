import Feeds
import Products
import Testing

/// Whole feeds as they come, read to the last field.
@Suite struct FixtureTests {
    @Test func aCaseAndTheItemInIt() throws {
        let run = try FeedRun(FeedFixtures.file("case-and-each.xml"))
        #expect(run.gtins == ["19521234500015", "09521234500018"])
        #expect(run.fault == nil && run.records.allSatisfy(\.faults.isEmpty))
        #expect(run.records.map(\.market) == ["BE", "BE"])
        let each = try #require(run.records.last)
        #expect(run.records.first?.inherited == ["09521234500018"])
        #expect(run.records.first?.texts(.ingredients) == each.texts(.ingredients))
        #expect(each.brand == "Happy & Co")
        #expect(each.categories == [CategoryCode(scheme: "gpc", code: "10000160")])
        #expect(each.texts(.legalName) == ["Biscuits aux protéines de lait"])
        #expect(each.passages(.ingredients).map(\.language) == ["nl", "fr"])
        #expect(each.texts(.ingredients).first?.hasPrefix("Ingrediënten: tarwebloem, melkeiwitten,\nzout.") == true)
        #expect(each.allergens.map(\.code) == ["AM", "AN"])
        #expect(each.allergens.map(\.level) == ["CONTAINS", "MAY_CONTAIN"])
    }

    @Test func theSameInShiftJIS() throws {
        let run = try FeedRun(FeedFixtures.file("case-and-each.shift-jis.xml"))
        #expect(run.fault == nil)
        #expect(run.records.last?.texts(.ingredients) == ["小麦粉、脱脂粉乳、\n食塩", "砂糖、ホエイ"])
    }

    @Test(arguments: ["butter-biscuit.html", "butter-biscuit.windows-1252.html"])
    func aPageOfTwoLanguages(_ name: String) throws {
        let run = try FeedRun(FeedFixtures.file(name))
        let record = try #require(run.clean.first)
        #expect(run.records.count == 1 && run.fault == nil)
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.brand == "Glück")
        #expect(record.displayName == "Butterkeks 200 g")
        let german =
            "Weizenmehl, Zucker, Butter 12\u{A0}%, Süßmolkenpulver, Salz.\nKann Spuren von Haselnüssen enthalten."
        let french = "Farine de blé, sucre, beurre 12\u{A0}%, lactosérum en poudre, sel."
        #expect(record.texts(.ingredients) == [german, french])
        #expect(record.passages.first?.stressed == ["Weizen", "Butter", "molke", "Haselnüssen"])
    }

    @Test func linesGoodAndBad() throws {
        let run = try FeedRun(FeedFixtures.file("records.jsonl"))
        #expect(run.clean.map(\.id) == ["1", "2", "4", "6"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 3), .init(kind: .damaged, record: 5)])
        #expect(
            run.records.map { $0.texts(.ingredients).last } == [
                "Weizenmehl, Zucker, <b>Butter</b>", "sucre, lait", "sel, œuf, 乳 😀", nil,
            ])
        #expect(run.gtins == ["09521234500018", "09521234500025", nil, nil])
    }
}
