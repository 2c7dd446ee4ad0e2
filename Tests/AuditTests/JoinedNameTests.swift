import Audit
import LexiconData
import MilkVerdict
import Products
import Testing

/// A name that stands in another table than the list makes no answer milder, whatever it says.
@Suite struct JoinedNameTests {
    private static let names = [
        "SUGAR COOKIES", "BUTTER COOKIES", "PANCAKE MIX", "VEGAN COOKIES", "DAIRY FREE BREAD", "WHEAT BREAD",
        "CRACKERS, CONTAINS WHEAT", "MILK CHOCOLATE", "COCONUT MILK", "BUTTER CHICKEN", "BEEF STEW", "",
    ]
    private static let lists = [
        "ENRICHED WHEAT FLOUR, SUGAR, EGGS, PALM OIL, BUTTER, SALT", "WHEAT FLOUR, MARGARINE, SUGAR, SALT",
        "SUGAR, CREAMER, COCOA", "RICE, SALT", "WHEAT FLOUR, SUGAR, SALT. MAY CONTAIN MILK", "",
    ]

    @Test(arguments: lists, ["", "US", "AE"]) func itMakesNoAnswerMilder(_ list: String, _ market: String) throws {
        var assessor = try Assessor(LexiconData.load())
        for category in ["Cookies & Biscuits", "Other Deli"] {
            let alone = try assessor.assess(record(list, category, market, name: nil))
            for name in Self.names {
                let joined = try assessor.assess(record(list, category, market, name: name))
                #expect(joined.verdict >= alone.verdict, "\(name)")
                #expect(joined.precaution == alone.precaution || joined.precaution == .mayContain, "\(name)")
            }
        }
    }

    private func record(_ list: String, _ category: String, _ market: String, name: String?) -> ProductRecord {
        var record = ProductRecord(position: SourcePosition(source: "foods"))
        record.market = market.isEmpty ? nil : market
        record.passages = [
            Passage(role: .ingredients, text: list, language: "en"), Passage(role: .category, text: category),
        ]
        if let name {
            record.passages.append(Passage(role: .name, text: name))
            record.faults = [RecordFault(kind: .joinedName, message: "the name stands in another table")]
        }
        return record
    }
}
