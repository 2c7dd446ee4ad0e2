import Feeds
import Products
import Testing

/// Texts of a trade item: lists, names, claims, and what must not be read as one.
@Suite struct GDSNTextTests {
    private func record(_ modules: String, head: String = "") throws -> ProductRecord {
        let run = try FeedRun(CINSample.message(CINSample.item("09521234500018", modules, head: head)))
        return try #require(run.clean.first)
    }

    @Test func everyLanguageIsAPassageOfItsOwn() throws {
        let record = try record(
            CINSample.ingredients(
                CINSample.statement("fr", "sucre, lait") + CINSample.statement("nl-BE", "suiker, melk")
                    + CINSample.statement("de", "Zucker, Milch")))
        let lists = record.passages(.ingredients)
        #expect(lists.map(\.language) == ["fr", "nl-BE", "de"])
        #expect(lists.map(\.text) == ["sucre, lait", "suiker, melk", "Zucker, Milch"])
        #expect(lists.map(\.index) == [0, 1, 2])
    }

    @Test func piecesStandInTheirOrder() throws {
        let record = try record(
            CINSample.ingredients(
                CINSample.statement("en", "third", sequence: 10) + CINSample.statement("fr", "deux", sequence: 2)
                    + CINSample.statement("en", "first", sequence: 1) + CINSample.statement("fr", "un", sequence: 1)
                    + CINSample.statement("en", "second", sequence: 2)))
        #expect(record.texts(.ingredients) == ["first\nsecond\nthird", "un\ndeux"])
    }

    /// A text is cut every 5,000 characters, in a word if need be: a full piece is glued to the next.
    @Test(arguments: [(5_000, "whey"), (4_900, "whey"), (4_899, "wh\ney")])
    func aFullPieceIsGluedToTheNext(_ length: Int, _ end: String) throws {
        let head = String(repeating: "x", count: length - 2) + "wh"
        let record = try record(
            CINSample.ingredients(
                CINSample.statement("en", head, sequence: 1) + CINSample.statement("en", "ey", sequence: 2)))
        #expect(record.texts(.ingredients).first?.hasSuffix(end) == true)
    }

    @Test(arguments: [
        ("&lt;b&gt;milk&lt;/b&gt;, sugar", "<b>milk</b>, sugar"), ("wh<!-- -->ey", "whey"),
        ("wh<![CDATA[ey]]>", "whey"), ("<u>melk</u>eiwitten", "melkeiwitten"), ("a &amp; b&#x2c; c", "a & b, c"),
        ("  \n milk \t", "milk"), ("milk\r\nsugar", "milk\nsugar"), ("<?x y?>milk", "milk"), ("ca\u{301}", "ca\u{301}"),
    ])
    func textIsReadAsAReaderSeesIt(_ given: String, _ expected: String) throws {
        let record = try record(CINSample.ingredients(CINSample.statement("en", given)))
        #expect(record.texts(.ingredients) == [expected])
        #expect(record.passages(.ingredients).first?.index == nil)
    }

    @Test func aStructuredListStandsInForAMissingText() throws {
        let list = ["flour", "milk"].map {
            "<foodAndBeverageIngredient><ingredientName languageCode=\"en\">\($0)</ingredientName></foodAndBeverageIngredient>"
        }.joined()
        #expect(try record(CINSample.ingredients(list)).texts(.ingredients) == ["flour, milk"])
        let both = CINSample.ingredients(list + CINSample.statement("en", "oats"))
        #expect(try record(both).texts(.ingredients) == ["oats"])
    }

    @Test func namesKeepTheirRoleAndLanguage() throws {
        let record = try record(
            CINSample.module(
                "tradeItemDescriptionModule",
                """
                <tradeItemDescriptionInformation>
                <descriptionShort languageCode="en">Biscuit</descriptionShort>
                <functionalName languageCode="fr">Biscuit sec</functionalName>
                <regulatedProductName languageCode="de">Milchkeks</regulatedProductName>
                <tradeItemDescription languageCode="en">Happy Biscuit 200 g</tradeItemDescription>
                <brandNameInformation><brandName>Happy</brandName><subBrand>Oat</subBrand></brandNameInformation>
                </tradeItemDescriptionInformation>
                """))
        #expect(record.texts(.name) == ["Biscuit", "Biscuit sec", "Happy Biscuit 200 g"])
        #expect(record.passages(.legalName) == [Passage(role: .legalName, text: "Milchkeks", language: "de")])
        #expect(record.passages(.name).map(\.language) == ["en", "fr", "en"])
        #expect(record.brand == "Happy")
        #expect(record.displayName == "Biscuit")
    }

    /// Cooking advice names other foods (feeds-and-barcodes 1.1: never scan it for milk).
    @Test func adviceIsNoPassage() throws {
        let record = try record(
            CINSample.module(
                "foodAndBeveragePreparationServingModule",
                """
                <preparationServing><preparationTypeCode>BOIL</preparationTypeCode>
                <preparationInstructions languageCode="fr">Ajouter du lait</preparationInstructions>
                <servingSuggestion languageCode="en">with parmesan</servingSuggestion></preparationServing>
                """))
        #expect(record.passages.isEmpty)
    }

    @Test(arguments: [
        ("250", "FR"), ("276", "DE"), ("756", "CH"), ("840", "US"), ("124", "CA"), ("004", "AF"), ("4", "AF"),
        ("894", "ZM"), ("gb", "GB"), ("999", nil), ("", nil), ("Germany", nil), ("-1", nil), ("１２４", nil),
    ])
    func marketIsACountry(_ code: String, _ market: String?) throws {
        let head = "<targetMarket><targetMarketCountryCode>\(code)</targetMarketCountryCode></targetMarket>"
        #expect(try record("", head: head).market == market)
    }

    @Test func categoryIsACodeAndWords() throws {
        let record = try record(
            "",
            head: """
                <gdsnTradeItemClassification><gpcCategoryCode>10000160</gpcCategoryCode>
                <gpcCategoryName>Biscuits/Cookies (Perishable)</gpcCategoryName></gdsnTradeItemClassification>
                """)
        #expect(record.categories == [CategoryCode(scheme: "gpc", code: "10000160")])
        #expect(record.texts(.category) == ["Biscuits/Cookies (Perishable)"])
    }

    @Test func nonFoodIsMarked() throws {
        let paste = CINSample.module(
            "nonfoodIngredientModule", "<nonfoodIngredientStatement>mint</nonfoodIngredientStatement>")
        #expect(try record(paste).isNonFood)
        #expect(try !record("").isNonFood)
    }
}
