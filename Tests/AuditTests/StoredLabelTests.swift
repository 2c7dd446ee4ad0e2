import Audit
import Feeds
import GRDB
import LexiconData
import MilkVerdict
import ProductIndex
import Products
import Testing

/// A stale answer is judged again from the label that is kept with it, so that label must be the right one.
@Suite struct StoredLabelTests {
    private let street: Street

    init() throws { street = try Street() }

    @Test(arguments: [
        "", ",\"market\":\"FR\",\"category\":\"10000163,en:biscuits,Bread\"",
        ",\"claims\":[\"vegan\",\"milk free\"],\"allergens\":[{\"code\":\"AM\",\"level\":\"MAY_CONTAIN\"}]",
        ",\"statement\":[{\"language\":\"de\",\"text\":\"Kann Milch enthalten\"},{\"language\":\"fr\",\"text\":\"\\u00e9t\\u00e9\\n\"}]",
        ",\"non_food\":true,\"claim_codes\":[\"MILK_FREE\"],\"brand\":\"B\"",
        ",\"faults\":[{\"kind\":\"cut\",\"message\":\"\"}]",
    ])
    func isTheOneThatWasJudged(_ more: String) throws {
        let feed = try street.feed([Line.product("4006381333931", Line.free, more: more)])
        let judged = try street.audit([feed], market: "DE").judged[0]
        let index = try ProductIndex(path: street.indexPath, access: .readOnly)
        let item = try #require(try street.item("4006381333931"))
        let label = try #require(try index.label(of: item))
        var assessor = try Assessor(LexiconData.load())
        #expect(try assessor.assess(label) == judged.assessment)
        #expect(label.id == nil, "the id of a feed is not part of the label")
        #expect(label.gtin?.gtin14 == "04006381333931")
    }

    @Test(arguments: ["replace(record, 'flour', 'fluor')", "'{}'", "'no json'", "''"])
    func anotherLabelIsRefused(_ value: String) throws {
        _ = try street.audit([street.feed([Line.product("4006381333931", Line.milk)])])
        let database = try DatabaseQueue(path: street.indexPath)
        try database.write { try $0.execute(sql: "UPDATE labels SET record = \(value)") }
        let index = try ProductIndex(path: street.indexPath, access: .readOnly)
        let item = try #require(try street.item("4006381333931"))
        let error = #expect(throws: IndexError.self) { try index.label(of: item) }
        #expect(error?.kind == .damaged)
        #expect(error?.description.contains("4006381333931") == true)
    }
}
