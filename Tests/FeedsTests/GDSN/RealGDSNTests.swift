import Feeds
import Products
import Testing

@Suite(.enabled(if: SharedFeeds.isThere, "no ../shared/feeds-dev beside the checkout: real files are not read"))
struct RealGDSNTests {
    @Test func theSampleOfGS1() throws {
        let run = try FeedRun(path: SharedFeeds.path("gdsn31-cin-gs1-sample.xml"))
        let record = try #require(run.clean.first)
        #expect(run.records.count == 1 && run.fault == nil)
        #expect(record.gtin?.gtin14 == "00074562000525")
        #expect(record.brand == "Camp's Frozen")
        #expect(record.market == "CA")
        #expect(record.categories == [CategoryCode(scheme: "gpc", code: "10000028")])
        #expect(record.passages(.ingredients) == [Passage(role: .ingredients, text: "Milk", language: "en")])
        #expect(record.claimCodes == ["FREE_FROM_GLUTEN"])
        #expect(record.allergens.isEmpty)
    }

    /// Its statements are placeholders in three languages; its additives have levels that are no allergens.
    @Test func aCorrectionInThreeLanguages() throws {
        let run = try FeedRun(path: SharedFeeds.path("gdsn31-cin-correct-10036016500279.xml"))
        let record = try #require(run.clean.first)
        #expect(run.records.count == 1 && run.fault == nil)
        #expect(record.gtin?.gtin14 == "10036016500279")
        #expect(record.market == "US")
        #expect(record.passages(.ingredients).map(\.language) == ["en", "es", "fr"])
        #expect(record.texts(.ingredients).allSatisfy { $0.hasSuffix("for item gtin 10036016500279") })
        #expect(record.allergens.isEmpty)
    }

    @Test(arguments: [
        ("gdsn-like-qualified-example_product.xml", "08712345678906", [AllergenCode(code: "AM", level: "FREE_FROM")]),
        (
            "gdsn-like-qualified-food_product_full.xml", "95012345678835",
            [AllergenCode(code: "AN", level: "MAY_CONTAIN")]
        ),
    ])
    func filesThatQualifyEveryChild(_ name: String, _ gtin: String, _ allergens: [AllergenCode]) throws {
        let run = try FeedRun(path: SharedFeeds.path(name))
        #expect(run.gtins == [gtin])
        #expect(run.records.first?.allergens == allergens)
        #expect(run.records.first?.passages(.ingredients).map(\.language) == ["en", "nl"])
    }
}
