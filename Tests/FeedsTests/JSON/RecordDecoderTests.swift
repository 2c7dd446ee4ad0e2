import Feeds
import Products
import Testing

/// One line of the machine contract becomes a record, or a fault that says which field is wrong.
@Suite struct RecordDecoderTests {
    private static let place = SourcePosition(source: "-", line: 7, record: 3)

    private func record(_ line: String) throws -> ProductRecord {
        try RecordDecoder.decode(line.utf8, at: Self.place).record
    }

    private func fault(_ line: String) -> RecordDecoder.Fault? {
        do {
            _ = try RecordDecoder.decode(line.utf8, at: Self.place)
            return nil
        } catch { return error }
    }

    @Test func everyField() throws {
        let record = try record(
            """
            {"id":"a-1","gtin":"09521234500018","name":"Bar","brand":"Acme","category":"10000160, en:milk-chocolates, Snacks",\
            "market":"DE","language":"de","ingredients":"Hafer, Milch","statement":"Kann Nüsse enthalten.",\
            "claims":["vegan","bio"],"allergens":[{"code":"AM","level":"CONTAINS"},{"code":7,"level":30}]}
            """)
        #expect(record.id == "a-1")
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.brand == "Acme" && record.market == "DE")
        #expect(record.categories.map(\.scheme) == ["gpc", "off", "text"])
        #expect(record.texts(.category) == ["milk chocolates", "Snacks"])
        #expect(record.passages(.ingredients) == [Passage(role: .ingredients, text: "Hafer, Milch", language: "de")])
        #expect(record.texts(.statement) == ["Kann Nüsse enthalten."])
        #expect(record.passages(.claim).map(\.text) == ["vegan", "bio"])
        #expect(record.passages(.claim).map(\.index) == [0, 1])
        #expect(record.allergens.map(\.code) == ["AM", "7"] && record.allergens.map(\.level) == ["CONTAINS", "30"])
        #expect(record.position == Self.place)
    }

    @Test(arguments: ["ingredients", "statement"])
    func textsOfSeveralLanguages(_ field: String) throws {
        let record = try record(
            #"{"id":1,"language":"en","\#(field)":[{"language":"fr","text":"lait"},{"text":""},{"text":"milk"}]}"#)
        #expect(record.passages.map(\.text) == ["lait", "milk"])
        #expect(record.passages.map(\.language) == ["fr", "en"])
        #expect(record.passages.map(\.index) == [0, 2])
    }

    @Test(
        arguments: [
            ("\"x\"", "x", .string("x")), ("17", "17", .number("17")), ("1e999", "1e999", .number("1e999")),
            ("null", nil, .null), ("[1]", nil, .array([.number("1")])),
        ] as [(String, String?, JSONValue)])
    func theIDIsEchoedAsGiven(_ json: String, _ text: String?, _ echo: JSONValue) throws {
        let (record, id) = try RecordDecoder.decode("{\"id\":\(json)}".utf8, at: Self.place)
        #expect(record.id == text)
        #expect(id == echo)
    }

    /// A number is read digit by digit; one that a spreadsheet rounded is no barcode.
    @Test(arguments: [
        ("9521234500018", "09521234500018"), ("\"9521234500018\"", "09521234500018"), ("9521234500019", nil),
        ("1e400", nil), ("123456789012345678901234567890", nil),
    ])
    func numbersAsBarcodes(_ json: String, _ gtin: String?) throws {
        let record = try record("{\"id\":1,\"gtin\":\(json)}")
        #expect(record.gtin?.gtin14 == gtin)
        #expect(record.barcode?.text == (json.first == "\"" ? gtin.map { String($0.dropFirst()) } : json))
    }

    @Test(arguments: ["{}", "{\"id\":1}", "{\"unknown\":{\"ingredients\":\"milk\"},\"Ingredients\":\"milk\"}"])
    func unknownFieldsSayNothing(_ line: String) throws {
        let record = try record(line)
        #expect(record.passages.isEmpty)
        #expect(record.allergens.isEmpty)
    }

    @Test(arguments: ["gtin", "name", "brand", "category", "market", "ingredients", "statement", "claims", "allergens"])
    func nullIsAsGoodAsNothing(_ field: String) throws {
        #expect(try record("{\"id\":1,\"\(field)\":null}") == record("{\"id\":1}"))
    }

    @Test(arguments: [
        ("gtin", ["{}", "[]", "true"]), ("name", ["{}", "[\"x\"]", "false"]), ("brand", ["[]"]), ("market", ["{}"]),
        ("category", ["[\"10000160\"]"]),
        ("ingredients", ["5", "{}", "true", "[\"milk\"]", "[{\"language\":\"en\"}]", "[{\"text\":5}]"]),
        ("statement", ["5", "[null]"]), ("claims", ["\"vegan\"", "[1]", "{}", "[null]"]),
        (
            "allergens",
            [
                "\"AM\"", "[\"AM\"]", "[{\"code\":\"AM\"}]", "[{\"level\":\"CONTAINS\"}]",
                "[{\"code\":[],\"level\":\"x\"}]",
            ]
        ),
        ("passages", ["5", "[{\"role\":\"poem\",\"text\":\"x\"}]", "[{\"role\":\"name\"}]"]),
        ("categories", ["[\"x\"]"]),
        ("faults", ["[{\"kind\":\"bored\"}]"]),
    ])
    func wrongTypesAreRefused(_ field: String, _ values: [String]) {
        for value in values {
            let fault = fault("{\"id\":\"me\",\"\(field)\":\(value)}")
            #expect(fault?.kind == .badField, "\(field): \(value)")
            #expect(fault?.message.hasPrefix("\(field): ") == true, "\(field): \(value)")
            #expect(fault?.id == .string("me"), "\(field): \(value)")
        }
    }

    /// Which of the two is meant cannot be known, and one of them may be the one with the milk.
    @Test(arguments: [
        (#"{"id":1,"ingredients":"milk","ingredients":"salt"}"#, "ingredients: given twice"),
        (#"{"id":1,"allergens":[{"code":"AM","code":"AW","level":"CONTAINS"}]}"#, "code: given twice"),
        (#"{"id":1,"ingredients":[{"text":"milk","text":"salt"}]}"#, "text: given twice"),
        (#"{"id":1,"id":2}"#, "id: given twice"), (#"{"id":1,"x":{"y":1,"y":1}}"#, "y: given twice"),
    ])
    func aFieldGivenTwiceIsRefused(_ line: String, _ message: String) {
        #expect(fault(line)?.kind == .badField)
        #expect(fault(line)?.message == message)
    }

    @Test(arguments: [
        "", " ", "milk", "[]", "\"x\"", "5", "null", "{\"id\":1", "{\"id\":1}}", "{\"id\":1,}", "{'id':1}",
        "{\"id\":\"\u{0}\"}",
    ])
    func whatIsNoObjectIsBadJSON(_ line: String) {
        let fault = fault(line)
        #expect(fault?.kind == .badJSON)
        #expect(fault?.id == nil)
    }

    /// Ranges outside the text would be sliced out of nothing later.
    @Test(arguments: ["[0,5]", "[-1,2]", "[3,1]", "[0]", "[0,\"x\"]", "[0,9223372036854775807]", "[0,1,2]"])
    func rangesOutsideTheTextAreRefused(_ emphasis: String) {
        let line = "{\"id\":1,\"passages\":[{\"role\":\"ingredients\",\"text\":\"milk\",\"emphasis\":\(emphasis)}]}"
        #expect(fault(line)?.message.hasPrefix("emphasis: ") == true)
    }

    @Test func rangesInsideTheTextAreKept() throws {
        let passage = #"{"role":"ingredients","text":"milk, é","emphasis":[0,4,6,8,8,8],"index":99999999999999999999}"#
        let record = try record("{\"id\":1,\"passages\":[\(passage)]}")
        #expect(record.passages.first?.emphasis == [0..<4, 6..<8, 8..<8])
        #expect(record.passages.first?.index == nil)
    }
}
