import Feeds
import Foundation
import ICU
import Products
import TestSupport
import Testing

/// Tables that are not UTF-8: they cannot say what they are, so somebody names it, or it is found out (B1 to B7).
@Suite struct TableEncodingTests {
    struct Language: Sendable, CustomTestStringConvertible {
        var tool: String
        var encoding: TextEncoding
        var list: String
        var testDescription: String { encoding.rawValue }
    }

    static let languages: [Language] = [
        Language(tool: "CP1252", encoding: .windows1252, list: "farine de blé, crème, “œuf”"),
        Language(tool: "ISO-8859-15", encoding: .latin9, list: "farine, œuf, crème 1 €"),
        Language(tool: "CP1250", encoding: .windows1250, list: "mąka pszenna, śmietana, żółtko"),
        Language(tool: "ISO-8859-2", encoding: .latin2, list: "mouka, smetana, žloutek"),
        Language(tool: "CP1251", encoding: .windows1251, list: "мука, молоко, соль"),
        Language(tool: "KOI8-R", encoding: .koi8R, list: "мука, молоко, соль"),
        Language(tool: "KOI8-U", encoding: .koi8U, list: "борошно, їжа, молоко"),
        Language(tool: "CP1253", encoding: .windows1253, list: "αλεύρι, γάλα, αλάτι"),
        Language(tool: "CP1254", encoding: .windows1254, list: "un, süt, şeker, yağ"),
        Language(tool: "CP1255", encoding: .windows1255, list: "קמח, חלב, מלח"),
        Language(tool: "CP1256", encoding: .windows1256, list: "طحين, حليب, ملح"),
        Language(tool: "CP1257", encoding: .windows1257, list: "milti, piens, sāls, žūta"),
        Language(tool: "CP874", encoding: .windows874, list: "แป้ง, นม, เกลือ"),
        Language(tool: "SHIFT_JIS", encoding: .shiftJIS, list: "小麦粉, 脱脂粉乳, ソース表"),
        Language(tool: "EUC-JP", encoding: .eucJP, list: "小麦粉, 脱脂粉乳, 食塩"),
        Language(tool: "EUC-KR", encoding: .eucKR, list: "밀가루, 우유, 소금"),
        Language(tool: "GB18030", encoding: .gb18030, list: "小麦粉, 全脂奶粉, 食盐"),
        Language(tool: "BIG5", encoding: .big5, list: "麵粉, 全脂奶粉, 功許蓋"),
        Language(tool: "UTF-16LE", encoding: .utf16LE, list: "mąka, молоко, 乳 😀"),
        Language(tool: "UTF-16BE", encoding: .utf16BE, list: "mąka, молоко, 乳 😀"),
    ]

    private static func table(_ list: String) -> String {
        "id,name,ingredients\n1,Salt,salt\n2,\"\(list)\",\"\(list)\"\n3,\"A \"\"B\"\"\",\"a\nb\"\n"
    }

    private func encoded(_ text: String, _ tool: String) throws -> [UInt8] {
        let file = try Scratch(text.utf8)
        defer { file.remove() }
        return try Packing.run("iconv", ["-f", "UTF-8", "-t", tool, file.path])
    }

    @Test(arguments: languages, [1, 5, ByteSource.pieceSize])
    func namedItReadsLikeUTF8(_ language: Language, _ pieceSize: Int) throws {
        let table = Self.table(language.list)
        let run = try FeedRun(try encoded(table, language.tool), pieceSize: pieceSize, encoding: language.encoding)
        let plain = try FeedRun(table)
        #expect(run.fault == nil && run.unreadable.isEmpty)
        #expect(run.records.map(\.faults) == [[], [], []])
        #expect(run.records.map(\.passages) == plain.records.map(\.passages))
        #expect(run.records.map(\.position.line) == plain.records.map(\.position.line))
    }

    /// A mark says it without anybody's help, and so do the NULs of UTF-16 without one.
    @Test(arguments: ["UTF-16LE", "UTF-16BE"], [true, false]) func utf16NeedsNoName(
        _ tool: String, _ isMarked: Bool
    )
        throws
    {
        let table = Self.table("mąka, молоко, 乳 😀")
        let run = try FeedRun(try encoded((isMarked ? "\u{FEFF}" : "") + table, tool))
        #expect(run.records.map(\.passages) == (try FeedRun(table)).records.map(\.passages))
        #expect(run.records.allSatisfy(\.faults.isEmpty) && run.fault == nil)
    }

    /// A mark beats the name.
    @Test func aMarkBeatsTheName() throws {
        let table = Self.table("crème, 乳")
        let run = try FeedRun(("\u{FEFF}" + table).utf8, encoding: .windows1252)
        #expect(run.records.map(\.passages) == (try FeedRun(table)).records.map(\.passages))
    }

    /// Nobody named it: what is not UTF-8 is found, in its record alone, and nothing is replaced.
    @Test(arguments: languages.filter { ![.utf16LE, .utf16BE].contains($0.encoding) })
    func withoutANameItIsFound(_ language: Language) throws {
        let run = try FeedRun(try encoded(Self.table(language.list), language.tool))
        #expect(run.records.map { $0.faults.map(\.kind) } == [[], [.damaged], []])
        #expect(run.records.allSatisfy { !$0.texts(.ingredients).joined().contains("\u{FFFD}") })
        #expect(run.records[1].faults.first?.message == "name: bytes that are not UTF-8")
    }

    /// One field of another encoding among UTF-8 (B2): the likeliest letters stand for its bytes.
    @Test func oneFieldOfAnotherEncoding() throws {
        var bytes = Array("id,ingredients\n1,\"crème, lait\"\n2,\"乳, cr".utf8)
        bytes += [0xE8] + Array("me \u{93}\"\n3,\"乳\"\n".utf8)
        let run = try FeedRun(bytes)
        #expect(run.records.map { $0.texts(.ingredients) } == [["crème, lait"], ["乳, crème \u{93}"], ["乳"]])
        #expect(run.records.map { $0.faults.map(\.kind) } == [[], [.damaged], []])
    }

    /// The wrong name: bytes it does not have, or bytes that are plainly UTF-8.
    @Test(arguments: [
        (TextEncoding.shiftJIS, [0x81, 0x20] as [UInt8], "byte 0 of the field is no Shift_JIS"),
        (.windows1252, Array("crème".utf8), "bytes that are UTF-8 and were said to be windows-1252"),
        (.eucKR, [0x41, 0xB0, 0x20], "byte 1 of the field is no EUC-KR"),
    ])
    func aWrongNameIsFound(_ encoding: TextEncoding, _ bytes: [UInt8], _ message: String) throws {
        let table = Array("id,ingredients\n1,\"".utf8) + bytes + Array("\"\n2,salt\n".utf8)
        let run = try FeedRun(table, encoding: encoding)
        #expect(run.records.map { $0.faults.map(\.kind) } == [[.damaged], []])
        #expect(run.records.first?.faults.first?.message == "ingredients: " + message)
    }

    /// What hides ASCII, or is four bytes wide, is refused by its name.
    @Test(arguments: [("UTF-32LE", "UTF-32"), ("UTF-32BE", "UTF-32"), ("UTF-7", "UTF-7")])
    func othersAreRefusedByName(_ tool: String, _ name: String) throws {
        let mark = tool == "UTF-7" ? Array("+/v8-".utf8) : try encoded("\u{FEFF}", tool)
        let run = try FeedRun(mark + encoded(Self.table("milk"), tool))
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .encoding)
        #expect(run.fault?.message == "the encoding \(name) is not read")
    }

    /// A mapping names it as well.
    @Test func aMappingNamesIt() throws {
        let mapping = try FeedMapping(
            parsing: "shape csv\nencoding Shift_JIS\nid = 番号\ningredients.ja = 原材料", name: "m.map")
        let run = try FeedRun(try encoded("番号,原材料\n1,\"小麦粉、乳\"\n", "SHIFT_JIS"), mapping: mapping)
        #expect(run.records.map { $0.texts(.ingredients) } == [["小麦粉、乳"]] && run.fault == nil)
    }

    @Test(arguments: [
        ("shape csv\nencoding EBCDIC\ningredients = a", 2, "the encoding \"EBCDIC\" is not read"),
        ("shape xml\nencoding UTF-8\nrecord a\ningredients = a", 4, "is for tables"),
    ])
    func faultsOfTheMapping(_ text: String, _ line: Int, _ message: String) {
        let fault = #expect(throws: FeedMapping.Fault.self) { try FeedMapping(parsing: text, name: "m.map") }
        #expect(fault?.position.line == line && fault?.message.contains(message) == true)
    }
}
