import Feeds
import Products
import Testing

/// Which parts of a message are records, whatever its prefixes (feeds-and-barcodes 1.1).
@Suite struct GDSNShapeTests {
    @Test(arguments: PrefixStyle.allCases)
    func localNamesDecide(_ style: PrefixStyle) throws {
        let run = try FeedRun(style.applied(to: CINSample.twoItems))
        #expect(run.format == "gdsn-cin-3.1")
        #expect(run.fault == nil)
        #expect(run.gtins == ["09521234500018", "09521234500025"])
        #expect(run.records.map { $0.texts(.ingredients) } == [["sugar, milk powder"], ["Zucker, Kakao"]])
    }

    @Test func itemsInsideItemsAreRecordsOfTheirOwn() throws {
        let each = CINSample.item("09521234500025", CINSample.ingredients(CINSample.statement("en", "oats, butter")))
        let inner = CINSample.item("29521234500029", children: CINSample.child(each))
        let pallet = CINSample.item("39521234500026", children: CINSample.child(inner) + CINSample.child(each))
        let run = try FeedRun(CINSample.message(pallet))
        #expect(run.gtins == ["39521234500026", "29521234500029", "09521234500025", "09521234500025"])
        #expect(run.records.map { $0.texts(.ingredients).first } == [nil, nil, "oats, butter", "oats, butter"])
        #expect(run.records.map(\.position.record) == [1, 2, 3, 4])
    }

    /// Numbers of components and of lower levels stand inside the trade item as well; none of them is its own.
    @Test func onlyTheItemsOwnNumberCounts() throws {
        let other = """
            <referencedTradeItem><gtin>09521234500032</gtin></referencedTradeItem>
            <nextLowerLevelTradeItemInformation><childTradeItem><gtin>09521234500049</gtin></childTradeItem>
            </nextLowerLevelTradeItemInformation>
            """
        let before = CINSample.twoItems.replacing(
            "<gtin>09521234500018</gtin>", with: other + "<gtin>09521234500018</gtin>")
        #expect(try FeedRun(before).gtins == ["09521234500018", "09521234500025"])
        let without = CINSample.twoItems.replacing("<gtin>09521234500018</gtin>", with: other)
        #expect(try FeedRun(without).gtins == [nil, "09521234500025"])
    }

    @Test func aWrongNumberIsKeptAsGiven() throws {
        let run = try FeedRun(CINSample.message(CINSample.item("09521234500019") + CINSample.item("")))
        #expect(run.records.map(\.barcode?.text) == ["09521234500019", nil])
        #expect(run.gtins == [nil, nil])
    }

    @Test func positionsLeadIntoTheFeed() throws {
        let run = try FeedRun(CINSample.twoItems)
        let lines = CINSample.twoItems.split(separator: "\n", omittingEmptySubsequences: false)
        for record in run.records {
            #expect(lines[record.position.line - 1].contains("<tradeItem>"))
            let rest = CINSample.twoItems.utf8.dropFirst(record.position.byteOffset)
            #expect(String(rest)?.hasPrefix("<tradeItem><gtin>\(record.barcode?.text ?? "")") == true)
        }
    }

    /// Messages of other vocabularies, some of them with trade items: never an empty success.
    @Test(arguments: [
        "<root/>", "<?xml version='1.0'?><r><channel><item><title>Milk</title></item></channel></r>",
        "<catalog><product><gtin>09521234500018</gtin></product></catalog>",
        "<Root><Items><Item><ItemCode>9521234500018</ItemCode><ItemNm>milk</ItemNm></Item></Items></Root>",
        "<g:catalogueItemConfirmationMessage xmlns:g='urn:x'><catalogueItem/></g:catalogueItemConfirmationMessage>",
        // GDSN 2.8: text and language are children of the statement and would be glued together.
        """
        <eanucc:message xmlns:eanucc="urn:ean.ucc:2"><catalogueItem><tradeItem><tradeItemIdentification>\
        <gtin>09521234500018</gtin></tradeItemIdentification><ingredientStatement><description>\
        <language><languageISOCode>en</languageISOCode></language><text>whey</text></description>\
        </ingredientStatement></tradeItem></catalogueItem></eanucc:message>
        """,
    ])
    func unknownVocabularyIsNoSuccess(_ text: String) throws {
        let run = try FeedRun(text)
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .noRecords)
        #expect(run.fault?.message == "0 records recognised in xml")
    }

    @Test func aMessageWithoutItemsIsNoSuccess() throws {
        #expect(try FeedRun(CINSample.message("")).fault?.kind == .noRecords)
    }
}
