import Feeds
import Products
import Testing

/// Lists, declarations and codes that a page gives beside its text: JSON-LD, microdata, RDFa.
@Suite struct StructuredDataTests {
    private func record(_ body: String, head: String = "") throws -> ProductRecord {
        try #require(try FeedRun(PageSample.page(body, head: head)).clean.first)
    }

    private static func script(_ json: String) -> String { "<script type=application/ld+json>\(json)</script>" }

    @Test(arguments: [
        script(#"{"@type":"FoodProduct","name":"Bar","gtin13":"9521234500018","ingredients":"oats, milk"}"#),
        script(#"{"@type":"IndividualProduct","name":"Bar","gtin":"9521234500018","ingredients":"oats, milk"}"#),
        script(
            #"{"@type":"Product","name":"Bar","gtin":"9521234500018","additionalProperty":[{"@type":"PropertyValue","name":"Ingredients","value":"oats, milk"}]}"#
        ),
        script(
            #"{"@type":"gs1:FoodBeverageTobaccoProduct","gs1:productName":[{"@value":"Bar"}],"gs1:gtin":"09521234500018","gs1:ingredientStatement":{"@value":"oats, milk","@language":"en"}}"#
        ),
        """
        <div itemscope itemtype="https://schema.org/Product"><b itemprop=name>Bar</b><meta itemprop=gtin13 content=9521234500018>
        <p itemprop=ingredients>oats, <b>milk</b></p></div>
        """,
        """
        <div vocab="https://schema.org/" typeof="Product"><b property="name">Bar</b><span property="gtin13" content="9521234500018"></span>
        <p property="schema:ingredients">oats, milk</p></div>
        """,
    ])
    func aListBesideTheText(_ body: String) throws {
        let record = try record(body)
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.displayName == "Bar")
        #expect(record.texts(.ingredients) == ["oats, milk"])
    }

    /// Both lists are kept, so that the worse one counts; the same list twice is one.
    @Test func listsThatDisagreeAreBothRead() throws {
        let data = Self.script(#"{"@type":"Product","name":"Bar","ingredients":"oats, milk"}"#)
        #expect(
            try record("<h2>Ingredients</h2><p>oats, salt</p>" + data).texts(.ingredients) == [
                "oats, salt", "oats, milk",
            ])
        #expect(try record("<h2>Ingredients</h2><p>oats, milk</p>" + data).texts(.ingredients) == ["oats, milk"])
    }

    @Test func aRecipeIsItsIngredients() throws {
        let recipe = Self.script(
            #"{"@type":"Recipe","name":"Pie","recipeIngredient":["1 cup oats","2 dl milk"],"recipeInstructions":"Add butter."}"#
        )
        let record = try record(recipe)
        #expect(record.displayName == "Pie")
        #expect(record.texts(.ingredients) == ["1 cup oats\n• 2 dl milk"])
        #expect(!record.passages.contains { $0.text.contains("butter") })
        // Beside a product it is a serving suggestion.
        let product = Self.script(#"{"@type":"Product","name":"Oats","ingredients":"oats"}"#)
        #expect(try self.record(recipe + product).texts(.ingredients) == ["oats"])
    }

    @Test func allergensAreCodes() throws {
        let record = try record(
            Self.script(
                #"""
                {"@type":"Product","gs1:hasAllergen":[{"gs1:allergenType":{"@id":"gs1:AllergenTypeCode-AM"},
                "gs1:allergenLevelOfContainmentCode":{"@id":"https://gs1.org/voc/LevelOfContainmentCode-MAY_CONTAIN"}},
                {"gs1:allergenType":"gs1:AllergenTypeCode-UW"},{"gs1:allergenLevelOfContainmentCode":"CONTAINS"}],
                "gs1:allergenStatement":"May contain milk"}
                """#))
        #expect(
            record.allergens == [
                AllergenCode(code: "AM", level: "MAY_CONTAIN"), AllergenCode(code: "UW", level: "CONTAINS"),
            ])
        #expect(record.texts(.statement) == ["May contain milk"])
    }

    /// Another product of the page gives neither its number nor its list.
    @Test func neighboursGiveNothing() throws {
        let data = Self.script(
            #"[{"@type":"Product","name":"Bar","ingredients":"oats"},{"@type":"Product","name":"Drink","ingredients":"milk","gtin":"9521234500025"}]"#
        )
        let record = try record(data)
        #expect(record.texts(.ingredients) == ["oats"])
        #expect(record.barcode == nil)
    }

    @Test func jsonMayHoldTags() throws {
        let data = Self.script(
            #"{"@type":"Product","name":"Bar","description":"<p>x</p><!-- y -->","ingredients":"oats"}"#)
        #expect(try record(data).texts(.ingredients) == ["oats"])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<p itemscope itemprop=a>", "<p itemprop=name>x", "<p typeof=Product>", "<i property=ingredients>x",
        ])
    func depthOfDataIsBounded(_ unit: String) throws {
        let run = try FeedRun(PageSample.page(String(repeating: unit, count: 50_000)))
        #expect(run.unreadable.isEmpty)
    }
}
