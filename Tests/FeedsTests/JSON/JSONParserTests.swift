import Feeds
import Testing

/// The strict reader of RFC 8259.
@Suite struct JSONParserTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONParser.parse(text.utf8) }

    private func error(_ text: some Collection<UInt8>) -> JSONError? {
        do {
            _ = try JSONParser.parse(text)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("null", JSONValue.null), (" true\n", .bool(true)), ("\tfalse\r", .bool(false)), ("\"\"", .string("")),
        ("[]", .array([])), ("[ 1 , [ ] ]", .array([.number("1"), .array([])])), ("{}", .object([])),
        ("\u{FEFF}5", .number("5")), ("\"é😀\"", .string("é😀")), ("\"\u{7F}\"", .string("\u{7F}")),
    ])
    func values(_ text: String, _ value: JSONValue) throws {
        #expect(try parse(text) == value)
    }

    /// Numbers stay as written: no digit of a barcode is lost, and none is too large.
    @Test(arguments: [
        "0", "-0", "4006381333931", "00000080050100".drop { $0 == "0" }.description, "1e400", "1E-400", "-12.50e+3",
        "123456789012345678901234567890",
    ])
    func numbersStayText(_ text: String) throws {
        #expect(try parse(text) == .number(text))
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u0041\u00e9\u4e73""#, "Aé乳"), (#""\ud83d\ude00""#, "😀"),
        (#""\uD834\uDD1E""#, "𝄞"), (#""a\u0000b""#, "a\u{0}b"), (#""\uFFFF""#, "\u{FFFF}"),
    ])
    func escapes(_ text: String, _ string: String) throws {
        #expect(try parse(text).string == string)
    }

    /// A lone surrogate is replaced; the letters around it stay.
    @Test(arguments: [
        (#""\ud800""#, "\u{FFFD}"), (#""\udc00milk""#, "\u{FFFD}milk"), (#""mi\ud800lk""#, "mi\u{FFFD}lk"),
        (#""\ud800\u006dilk""#, "\u{FFFD}milk"), (#""\ud800\nmilk""#, "\u{FFFD}\nmilk"),
        (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"), (#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"),
    ])
    func loneSurrogates(_ text: String, _ string: String) throws {
        #expect(try parse(text).string == string)
    }

    @Test(arguments: [
        ("", 0), (" ", 1), ("nul", 0), ("True", 0), ("01", 1), ("-", 1), ("1.", 2), (".5", 0), ("+1", 0), ("1e", 2),
        ("NaN", 0), ("[1,]", 3), ("[1 2]", 3), ("[", 1), ("{", 1), ("{\"a\"}", 4), ("{\"a\":}", 5), ("{a:1}", 1),
        ("{\"a\":1,}", 7), ("{\"a\":1", 6), ("\"a", 2), ("'a'", 0), ("\"\\x\"", 2), ("\"\\u12\"", 3),
        ("\"\\u+123\"", 3),
        ("\"\\u12g4\"", 3), ("\"\\", 2), ("\"a\nb\"", 2), ("\"\u{0}\"", 1), ("1 2", 2), ("{}}", 2), ("/**/1", 0),
        ("\u{FEFF}\u{FEFF}1", 3), ("\"\\ud800\\u12\"", 9),
    ])
    func faultsHaveAPlace(_ text: String, _ offset: Int) {
        #expect(error(text.utf8)?.offset == offset, "\(text): \(error(text.utf8)?.message ?? "no error")")
    }

    @Test(arguments: [
        [0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
    ])
    func stringsMustBeUTF8(_ bytes: [UInt8]) {
        #expect(error(bytes)?.message == "a string that is not UTF-8")
    }

    @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
    func depthIsLimited(_ open: String, _ close: String) throws {
        let nested = { (depth: Int) in
            String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
        }
        #expect(throws: Never.self) { try parse(nested(JSONParser.depthLimit)) }
        #expect(error(nested(JSONParser.depthLimit + 1).utf8)?.message == "more than 128 levels")
        #expect(error(String(repeating: open, count: 1_000_000).utf8)?.message == "more than 128 levels")
    }

    @Test func aNameGivenTwiceStandsTwice() throws {
        let value = try parse(#"{"a":1,"b":2,"a":3}"#)
        guard case .object(let members) = value else {
            Issue.record("no object")
            return
        }
        #expect(members.map(\.name) == ["a", "b", "a"])
        #expect(value["a"] == .number("3"))
    }
}
