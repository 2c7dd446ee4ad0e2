import Products
import Testing

@testable import MilkVerdict
@testable import ProductIndex

@Suite struct LookUpTests {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    @Test func tellsEverythingThatWasWritten() throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk, .mayContain)])
        let item = try #require(try shelf.item("4006381333931"))
        #expect(item.verdict == .containsNativeMilk)
        #expect(item.precaution == .mayContain)
        #expect(item.reasons == [.milkIngredient, .formUnknown])
        #expect(item.market == "DE")
        #expect(item.languages == ["de", "en"])
        #expect(item.name == "Name 4006381333931")
        #expect(item.brand == "Brand")
        #expect(item.source == "feed")
        #expect(item.basis == Sample.basis)
        #expect([item.firstSeen, item.lastSeen] == [1_000, 1_000])
        #expect(item.hash == ContentHash(Sample.record("4006381333931")))
        #expect(try shelf.label(item) == "{\"text\":\"sugar, salt\"}")
    }

    @Test func tellsEvidenceFindingsAndDoubts() throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk)])
        let item = try #require(try shelf.item("4006381333931"))
        let evidence = try #require(item.evidence.first)
        #expect(item.evidence.count == 1)
        // Tabs and line ends are the separators of the stored text.
        #expect(evidence.text == "whey or what")
        #expect([evidence.start, evidence.end, evidence.position] == [7, 11, 2])
        #expect(evidence.path == ["filling > cream"])
        #expect(evidence.isEmphasised)
        let finding = Sample.assessment(.milkFree).findings[0]
        #expect(item.findings == [StoredFinding(finding, product: "04006381333931")])
        #expect(item.doubts == [.init(kind: "cut-list", text: "sug… "), .init(kind: "no-list", text: "")])
    }

    @Test func evidenceIsShort() throws {
        var entry = try Sample.entry("4006381333931", .containsNativeMilk)
        let piece = entry.assessment.evidence[0]
        entry.assessment.evidence = (0..<9).map { start in
            var piece = piece
            piece.start = start
            piece.text = String(repeating: "é", count: 200)
            return piece
        }
        try shelf.run([entry])
        let kept = try #require(try shelf.item("4006381333931")).evidence
        #expect(kept.map(\.start) == [0, 1, 2, 3])
        #expect(kept.allSatisfy { $0.text == String(repeating: "é", count: 80) })
    }

    /// GTIN-8, -12, -13 and -14 of one item are one key.
    @Test(arguments: [
        ("96385074", ["96385074", "000096385074", "0000096385074", "00000096385074"]),
        ("036000291452", ["036000291452", "0036000291452", "00036000291452"]),
        ("4006381333931", ["4006381333931", "04006381333931"]),
    ])
    func everyLengthFindsTheSame(_ written: String, _ asked: [String]) throws {
        try shelf.run([Sample.entry(written, .bakedMilkOnly)])
        for digits in asked {
            #expect(try shelf.item(digits)?.verdict == .bakedMilkOnly, "\(digits)")
        }
    }

    @Test func anUnknownItemIsNoAnswer() throws {
        try shelf.run([Sample.entry("4006381333931")])
        #expect(try shelf.item("5901234123457") == nil)
    }

    @Test func itemsWithoutAGTINKeepTheirNames() throws {
        var entry = try Sample.entry("4006381333931")
        let keys = ["a", "b"].map { ItemKey(namespace: "feed", id: $0) } + [ItemKey(namespace: "other", id: "a")]
        try shelf.run(
            keys.map { key in
                entry.key = key
                return entry
            })
        let index = try ProductIndex(path: shelf.path, access: .readOnly)
        #expect(Set(try index.keys()) == Set(keys))
        #expect(keys.allSatisfy { $0.number < 0 && $0.gtin == nil })
        #expect(try index.item(keys[1])?.key.id == "b")
    }

    @Test func keysComeInOrder() throws {
        try shelf.run(["5901234123457", "96385074", "4006381333931"].map { try Sample.entry($0) })
        let keys = try ProductIndex(path: shelf.path, access: .readOnly).keys()
        #expect(keys.map(\.number) == [96_385_074, 4_006_381_333_931, 5_901_234_123_457])
    }
}
