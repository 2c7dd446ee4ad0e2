import Feeds
import Products
import Testing

/// Number, name and brand of a page, from what it says outside its text.
@Suite struct PageDataTests {
    private func record(head: String = "", _ body: String = "") throws -> ProductRecord {
        let list = "<h2>Ingredients</h2><p>oats</p>"
        let run = try FeedRun(PageSample.page(body + list, head: head))
        return try #require(run.clean.first)
    }

    private static func script(_ json: String) -> String { "<script type=\"application/ld+json\">\(json)</script>" }

    @Test(arguments: [
        #"{"@type":"Product","gtin13":"9521234500018","name":"Bar","brand":{"@type":"Brand","name":"Acme"}}"#,
        #"{"@type":"Product","gtin13":9521234500018,"name":"Bar","brand":"Acme"}"#,
        #"[{"@type":"Organization","name":"Shop"},{"@type":"Product","gtin":"9521234500018","name":"Bar","brand":"Acme"}]"#,
        #"{"@graph":[{"@type":["Thing","Product"],"gtin14":"09521234500018","name":"Bar","brand":"Acme"}]}"#,
        #"{"@type":"http://schema.org/Product","productID":"9521234500018","name":" Bar\n","brand":"Acme"}"#,
        #"{"@type":"ItemPage","mainEntity":{"@type":"Product","ean":"9521234500018","name":"Bar","brand":"Acme"}}"#,
        "<!--\n{\"@type\":\"Product\",\"gtin13\":\"9521234500018\",\"name\":\"Bar\",\"brand\":\"Acme\"}\n-->",
        "//<![CDATA[\n{\"@type\":\"Product\",\"gtin13\":\"9521234500018\",\"name\":\"Bar\",\"brand\":\"Acme\"}//]]>",
        #"{"@type":"Product","gtin13":"9521234500018","name":"Bar","brand":"Acme"};"#,
    ])
    func structuredData(_ json: String) throws {
        let record = try record(head: Self.script(json))
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.displayName == "Bar")
        #expect(record.brand == "Acme")
        #expect(record.texts(.ingredients) == ["oats"])
    }

    @Test func structuredDataStandsAnywhereAndOnceIsEnough() throws {
        let empty = Self.script(#"{"@type":"Product","name":"Bar"}"#)
        let full = Self.script(#"{"@type":"Product","name":"Bar","gtin13":"9521234500018"}"#)
        #expect(try record(head: empty, full).gtin?.gtin14 == "09521234500018")
    }

    @Test(arguments: [
        "{\"@type\":\"Product\",", "", "null", "{\"@type\":\"Product\",\"name\":'x'}", "[[[[", "{\"@type\":5}",
        #"{"@type":"Recipe","gtin13":"9521234500018","name":"Bar"}"#, #"{"@type":"Product","gtin13":"9521234500019"}"#,
        #"{"@type":"Product","sku":"9521234500018"}"#,
    ])
    func brokenOrOtherDataSaysNothing(_ json: String) throws {
        let record = try record(head: Self.script(json))
        #expect(record.barcode == nil)
        #expect(record.displayName == nil)
        #expect(record.texts(.ingredients) == ["oats"])
    }

    @Test func microdata() throws {
        let record = try record(
            """
            <div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Oat <b>Bar</b>
             Classic</h1><div itemprop="brand" itemscope><span itemprop="name">Acme</span></div>
            <meta itemprop="gtin13" content="9521234500018"><img itemprop="image" src="x"></div>
            """)
        #expect(record.displayName == "Oat Bar Classic")
        #expect(record.brand == "Acme")
        #expect(record.gtin?.gtin14 == "09521234500018")
    }

    @Test func propertiesOfOtherThingsAreNotTheProducts() throws {
        let record = try record(
            """
            <div itemtype="https://schema.org/Organization"><span itemprop="name">Shop</span></div>
            <div itemtype="https://schema.org/Product"><div itemprop="review"><b itemprop="name">Great!</b></div>
            <b itemprop="name">Bar</b></div>
            """)
        #expect(record.displayName == "Bar")
    }

    @Test(arguments: [
        "product:ean", "product:gtin", "og:upc", "product:upc", "product:gtin13",
    ])
    func metaTags(_ property: String) throws {
        let record = try record(
            head: """
                <meta property="\(property)" content="9521234500018"><meta property="og:title" content="Bar | Shop">
                <meta property="product:brand" content="Acme">
                """)
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.displayName == "Bar | Shop")
        #expect(record.brand == "Acme")
    }

    @Test func theProductsOwnNameBeatsTheTitle() throws {
        let head = "<meta property='og:title' content='Bar | Shop'>" + Self.script(#"{"@type":"Product","name":"Bar"}"#)
        #expect(try record(head: head).displayName == "Bar")
    }

    /// The number of a neighbour would make this list the answer for another product.
    @Test(arguments: [
        script(#"[{"@type":"Product","name":"Bar"},{"@type":"Product","name":"Drink","gtin13":"9521234500025"}]"#),
        script(#"{"@type":"Product","name":"Bar"}"#)
            + script(#"{"@type":"Product","name":"Drink","gtin":"9521234500025"}"#),
        """
        <div itemtype="https://schema.org/Product"><b itemprop="name">Bar</b></div>
        <div itemtype="https://schema.org/Product"><b itemprop="name">Drink</b><b itemprop="gtin">9521234500025</b></div>
        """,
    ])
    func anotherProductsNumberIsNotTaken(_ body: String) throws {
        let record = try record(body)
        #expect(record.displayName == "Bar")
        #expect(record.barcode == nil)
    }

    @Test func aPageWithoutProductAndListIsNoSuccess() throws {
        let run = try FeedRun(PageSample.page("<h1>News</h1><p>Milk is white.</p>"))
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .noRecords)
    }

    /// A page that is a product and shows no list is a record with nothing to judge.
    @Test func aProductWithoutAListIsARecord() throws {
        let run = try FeedRun(
            PageSample.page("<p>creamy!</p>", head: Self.script(#"{"@type":"Product","name":"Bar"}"#)))
        #expect(run.records.map(\.passages) == [[Passage(role: .name, text: "Bar")]])
        #expect(run.fault == nil)
    }
}
