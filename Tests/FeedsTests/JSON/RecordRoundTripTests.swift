import Feeds
import Products
import TestSupport
import Testing

/// What the encoder writes the decoder reads back: the index keeps records in this form.
@Suite struct RecordRoundTripTests {
    private static let place = SourcePosition(source: "-")

    private func roundTrip(_ record: ProductRecord) throws -> ProductRecord {
        var json = JSONWriter()
        json.record(record)
        return try RecordDecoder.decode(json.bytes, at: Self.place).record
    }

    @Test func randomRecords() throws {
        var random = SeededRandom(seed: 0x5EED_0FEE)
        for _ in 0..<500 {
            let record = record(&random)
            #expect(try roundTrip(record) == record, "seed \(random.seed)")
        }
    }

    /// What the readers themselves make of a feed is written and read back as well.
    @Test(arguments: [
        CINSample.twoItems, PageSample.whole, CINSample.message(CINSample.item("", head: "<brandName/>")),
        CINSample.message(CINSample.item("1", CINSample.allergens(CINSample.allergen(nil, "30")))),
    ])
    func recordsOfFeeds(_ feed: String) throws {
        for var record in try FeedRun(feed).records {
            record.position = Self.place
            #expect(try roundTrip(record) == record)
        }
    }

    @Test func everyScalarOfTextSurvives() throws {
        var record = ProductRecord(position: Self.place)
        let scalars = (UInt32(0)...0x2FFF).compactMap(Unicode.Scalar.init)
        record.passages = [Passage(role: .ingredients, text: String(String.UnicodeScalarView(scalars)))]
        #expect(try roundTrip(record) == record)
    }

    private func record(_ random: inout SeededRandom) -> ProductRecord {
        var record = ProductRecord(position: Self.place)
        record.id = optional(&random)
        record.barcode = optional(&random).map { Barcode($0) }
        record.brand = optional(&random)
        record.market = optional(&random)
        record.isNonFood = Bool.random(using: &random)
        record.passages = (0..<Int.random(in: 0...4, using: &random)).map { _ in passage(&random) }
        record.categories = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            CategoryCode(scheme: ["gpc", "off", "text"].randomElement(using: &random)!, code: text(&random))
        }
        record.claimCodes = (0..<Int.random(in: 0...2, using: &random)).map { _ in text(&random) }
        record.allergens = (0..<Int.random(in: 0...2, using: &random)).map { _ in
            AllergenCode(code: text(&random), level: Bool.random(using: &random) ? text(&random) : "")
        }
        if Bool.random(using: &random) { record.faults = [RecordFault(kind: .cut, message: text(&random))] }
        return record
    }

    private func passage(_ random: inout SeededRandom) -> Passage {
        let text = text(&random)
        let end = text.utf8.count
        let emphasis = Bool.random(using: &random) ? [0..<end / 2, end / 2..<end] : []
        return Passage(
            role: Passage.Role.allCases.randomElement(using: &random)!, text: text, language: optional(&random),
            index: Bool.random(using: &random) ? Int.random(in: 0...9, using: &random) : nil, emphasis: emphasis)
    }

    private func optional(_ random: inout SeededRandom) -> String? {
        Bool.random(using: &random) ? text(&random) : nil
    }

    private func text(_ random: inout SeededRandom) -> String {
        let pieces = [
            "a", "\"", "\\", "\n", "\r\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "e\u{301}", "乳", "😀", "\u{2028}", "</b>",
            "=", ",", " ", "\u{FFFD}", "\u{FEFF}", "/",
        ]
        return (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }
}
