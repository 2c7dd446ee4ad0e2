import Feeds
import Foundation
import Products
import Testing

/// Messages in other encodings: read right, refused by name, or reported as damaged. Never read wrong.
@Suite struct XMLEncodingTests {
    private func message(_ statement: String, declaring encoding: String?) -> String {
        let declaration = encoding.map { " encoding=\"\($0)\"" } ?? ""
        return CINSample.message(
            CINSample.item("09521234500018", CINSample.ingredients(CINSample.statement("en", statement)))
        ).replacing(" encoding=\"UTF-8\"", with: declaration)
    }

    @Test(arguments: [
        ("UTF-8", String.Encoding.utf8, "sucre, œuf, 乳"), ("utf-8", .utf8, "sucre, œuf"),
        ("windows-1252", .windowsCP1252, "œuf, café"),
        ("ISO-8859-1", .isoLatin1, "café"), ("iso-8859-2", .isoLatin2, "mléko"),
        ("windows-1251", .windowsCP1251, "молоко"),
        ("Shift_JIS", .shiftJIS, "砂糖、脱脂粉乳"), ("US-ASCII", .ascii, "milk"),
    ])
    func declaredEncodingsAreRead(_ name: String, _ encoding: String.Encoding, _ statement: String) throws {
        let bytes = try #require(message(statement, declaring: name).data(using: encoding))
        for pieceSize in [1, 3, 64 * 1024] {
            let run = try FeedRun(bytes, pieceSize: pieceSize)
            #expect(run.clean.first?.texts(.ingredients) == [statement])
            #expect(run.fault == nil)
        }
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian], ["UTF-16", "utf-8", nil])
    func aByteOrderMarkBeatsTheDeclaration(_ encoding: String.Encoding, _ name: String?) throws {
        let text = "\u{FEFF}" + message("sucre, œuf, 乳, 😀", declaring: name)
        let run = try FeedRun(try #require(text.data(using: encoding)))
        #expect(run.clean.first?.texts(.ingredients) == ["sucre, œuf, 乳, 😀"])
        #expect(run.fault == nil)
    }

    @Test func aByteOrderMarkOfUTF8IsPassedOver() throws {
        let run = try FeedRun("\u{FEFF}" + message("œuf", declaring: "UTF-8"))
        #expect(run.clean.first?.texts(.ingredients) == ["œuf"])
    }

    /// UTF-7 and EBCDIC hide words from every check in front of the parser (x14).
    @Test(arguments: [
        "UTF-7", "utf-7", "IBM037", "EBCDIC-CP-US", "x-user-defined", "UCS-4", "iso-2022-jp", "", "no such",
    ])
    func otherEncodingsAreRefusedByName(_ name: String) throws {
        let run = try FeedRun(message("+AG0-ilk", declaring: name))
        #expect(run.records.isEmpty && run.unreadable.isEmpty)
        #expect(run.fault?.kind == .encoding)
        #expect(run.fault?.message == "the encoding \(name) is not read")
    }

    @Test func quotesAndBlanksOfTheDeclarationDoNotMatter() throws {
        for declaration in ["encoding='UTF-7'", "standalone='no' encoding = 'UTF-7'", "\n encoding\t=\n\"UTF-7\""] {
            let text = message("milk", declaring: nil).replacing(
                "version=\"1.0\"", with: "version=\"1.0\" \(declaration)")
            #expect(try FeedRun(text).fault?.kind == .encoding, "\(declaration)")
        }
    }

    /// The word in a text is no declaration.
    @Test func onlyTheDeclarationDeclares() throws {
        let text = message("milk, encoding=\"UTF-7\"", declaring: "UTF-8")
        #expect(try FeedRun(text).clean.count == 1)
    }

    /// Bytes that are not in the encoding they are declared in: the record is not clean.
    @Test(
        arguments: [
            ("UTF-8", [0xFF]), ("UTF-8", [0xC3, 0x28]), ("UTF-8", [0xC0, 0x80]), ("UTF-8", [0xED, 0xA0, 0x80]),
            ("UTF-8", [0xE9]), ("UTF-16", [0x61]), ("US-ASCII", [0xE9]), ("Shift_JIS", [0x81, 0x20]),
            ("EUC-KR", [0xC9, 0x20]), ("gb18030", [0x81, 0x20]),
        ] as [(String, [UInt8])])
    func damagedBytesAreReported(_ name: String, _ damage: [UInt8]) throws {
        let frame = message("sugar, #", declaring: name).utf8.split(separator: 0x23, maxSplits: 1)
        for pieceSize in [1, 64 * 1024] {
            let run = try FeedRun(Array(frame[0]) + damage + Array(frame[1]), pieceSize: pieceSize)
            #expect(run.clean.isEmpty, "\(run.clean)")
            #expect(run.fault?.kind == .damaged || run.unreadable == [.init(kind: .damaged, record: 1)])
        }
    }

    /// Bytes of another encoding in one record (B2): the next one is read.
    @Test func damagedBytesCostOneRecord() throws {
        let frame = CINSample.twoItems.replacing("milk", with: "#").utf8.split(separator: 0x23, maxSplits: 1)
        let run = try FeedRun(Array(frame[0]) + [0xE9] + Array(frame[1]))
        #expect(run.unreadable == [.init(kind: .damaged, record: 1)])
        #expect(run.clean.map { $0.texts(.ingredients) } == [["Zucker, Kakao"]])
    }

    /// Places of UTF-16 feeds are bytes of the feed, not of what was made of it.
    @Test func placesInUTF16() throws {
        let text = "\u{FEFF}" + CINSample.twoItems.replacing("Kakao", with: "ä乳😀 &w;")
        let bytes = try #require(text.data(using: .utf16LittleEndian))
        let place = try #require(try FeedRun(bytes).places.first)
        let offset = try #require(text.range(of: "&w;")).upperBound
        #expect(place.byteOffset == text[..<offset].utf16.count * 2)
    }

    @Test(arguments: [String.Encoding.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian])
    func encodingsWithoutAMarkAreNotGuessed(_ encoding: String.Encoding) throws {
        let run = try FeedRun(try #require(message("milk", declaring: "UTF-8").data(using: encoding)))
        #expect(run.fault != nil || run.clean.first?.texts(.ingredients) == ["milk"])
        #expect(run.clean.count <= 1)
    }
}
