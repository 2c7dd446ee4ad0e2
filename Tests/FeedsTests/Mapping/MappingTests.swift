import Feeds
import Products
import Testing

/// Feeds of no known format, read by a mapping file.
@Suite struct MappingTests {
    private func mapping(_ text: String) throws -> FeedMapping { try FeedMapping(parsing: text, name: "m.map") }

    @Test(arguments: [1, 7, ByteSource.pieceSize]) func xml(_ pieceSize: Int) throws {
        let feed = """
            <Root><Chain>7</Chain><Items><Item><ItemCode type="ean">9521234500018</ItemCode><ItemNm>Bar</ItemNm>
            <Text lang="he"><Body>קמח, <b>חלב</b></Body></Text><Other><Body>milk</Body></Other></Item>
            <Item><ItemCode>12</ItemCode><ItemNm>&x;</ItemNm></Item>
            <Item id="3"><ItemNm>Salt</ItemNm></Item></Items><Item><ItemNm>elsewhere</ItemNm></Item></Root>
            """
        let mapping = try mapping(
            """
            # a price list
            shape xml
            record Root/Items/Item
            id = @id
            gtin = ItemCode
            name = ItemNm
            ingredients.he = Text/Body
            market := IL
            """)
        let run = try FeedRun(feed.utf8, pieceSize: pieceSize, mapping: mapping)
        #expect(run.format == "mapping" && run.fault == nil)
        #expect(run.gtins == ["09521234500018", nil])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
        #expect(run.records.map { $0.texts(.ingredients) } == [["קמח, חלב"], []])
        #expect(run.records.first?.passages(.ingredients).first?.language == "he")
        #expect(run.records.map(\.market) == ["IL", "IL"])
        #expect(run.records.map(\.id) == [nil, "3"])
    }

    @Test func table() throws {
        let feed = "Artikel;Strichcode;Text;Sprache\n1;9521234500018;Mehl, Milch;de\n2;;\"a; b\";de\n3;x\n"
        let mapping = try mapping(
            "shape csv\nid = Artikel\ngtin = Strichcode\ningredients = Text\nlanguage = Sprache\nmarket := DE")
        let run = try FeedRun(feed.utf8, mapping: mapping)
        #expect(run.records.map(\.id) == ["1", "2"])
        #expect(run.records.map { $0.texts(.ingredients) } == [["Mehl, Milch"], ["a; b"]])
        #expect(run.records.map { $0.passages(.ingredients).map(\.language) } == [["de"], ["de"]])
        #expect(run.unreadable == [.init(kind: .damaged, record: 3)])
    }

    @Test func json() throws {
        let feed = """
            {"shop": "x", "goods": [
              {"sku": 1, "food": {"list": "oats, milk", "texts": [{"t": "may contain nuts"}, {"t": "cool"}]}},
              {"sku": 2, "food": null}
            ], "more": [1, 2]}
            """
        let mapping = try mapping(
            "shape json\nrecord goods\nid = sku\ningredients.en = food/list\nstatement = food/texts/t")
        let run = try FeedRun(feed.utf8, mapping: mapping)
        #expect(run.records.map(\.id) == ["1", "2"] && run.fault == nil)
        #expect(run.records.first?.texts(.ingredients) == ["oats, milk"])
        #expect(run.records.first?.texts(.statement) == ["may contain nuts", "cool"])
    }

    /// A description counts where it announces a list, as in every feed.
    @Test func description() throws {
        let feed = "d\tn\n<p>Creamy</p><h3>Ingredients</h3><p>oats</p>\ta\nmilky\tb\n"
        let run = try FeedRun(feed.utf8, mapping: try mapping("shape csv\ndescription = d\nname = n"))
        #expect(run.records.map { $0.texts(.ingredients) } == [["oats"], []])
    }

    @Test(arguments: [
        ("", 1, "no line \"shape\""), ("shape pdf", 1, "\"pdf\" is no shape"),
        ("shape xml\nmilk = x", 2, "\"milk\" is no field"),
        ("shape xml\n\n# note\ningredients = a//b", 4, "an empty part"),
        ("shape xml\ningredients = a", 2, "no line \"record\""),
        ("shape csv\nrecord a\ningredients = a", 3, "means nothing in a table"),
        ("shape csv\nname = a", 2, "nothing could be judged"),
        ("shape csv\nwhat is this", 2, "not understood"), ("shape xml\ningredients = a/@b/c", 2, "behind an attribute"),
    ])
    func faultsNameTheirLine(_ text: String, _ line: Int, _ message: String) {
        let fault = #expect(throws: FeedMapping.Fault.self) { try FeedMapping(parsing: text, name: "m.map") }
        #expect(fault?.position.line == line)
        #expect(fault?.message.contains(message) == true)
        #expect(fault.map { "\($0)".hasPrefix("m.map:\(line): ") } == true)
    }

    /// A column the table does not have is no empty list: the feed is refused.
    @Test func aMissingColumnIsAFault() throws {
        let run = try FeedRun("a;b\n1;2\n".utf8, mapping: try mapping("shape csv\ningredients = c"))
        #expect(run.records.isEmpty && run.fault?.kind == .unknownFormat)
    }

    @Test func formatsByName() throws {
        let names = FormatName.allCases.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(FormatName("gdsn") == nil)
        for name in ["gdsn-cin-3.1", "google-merchant", "open-food-facts-csv", "shopify-csv", "html", "jsonl"] {
            #expect(FormatName(name)?.name == name)
        }
        let asTable = try FeedRun("{\"id\":1}\n".utf8, format: FormatName("shopify-csv"))
        #expect(asTable.fault?.kind == .unknownFormat)
        let asGDSN = try FeedRun(FeedFixtures.file("merchant.rss.xml"), format: FormatName("gdsn-cin-3.1"))
        #expect(asGDSN.fault?.kind == .noRecords)
    }
}
