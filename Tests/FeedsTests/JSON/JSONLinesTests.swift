import Feeds
import Foundation
import Products
import TestSupport
import Testing

/// A feed of our own JSON Lines: one record a line, bad ones reported, the rest read.
@Suite struct JSONLinesTests {
    private static let first = #"{"id":1,"ingredients":"sugar"}"#
    private static let second = #"{"id":2,"ingredients":"milk"}"#

    @Test(arguments: ["\n", "\r\n", "\n\n  \t\n", "\r\n\r\n"], ["", "\n", "\r\n"])
    func lineEndsAndBlankLines(_ separator: String, _ end: String) throws {
        let run = try FeedRun(Self.first + separator + Self.second + end)
        #expect(run.format == "jsonl")
        #expect(run.clean.map(\.id) == ["1", "2"])
        #expect(run.clean.map { $0.texts(.ingredients) } == [["sugar"], ["milk"]])
        #expect(run.clean.map(\.position.record) == [1, 2])
        #expect(run.fault == nil)
    }

    @Test func positionsLeadIntoTheFeed() throws {
        let run = try FeedRun(Self.first + "\n\r\n{\n" + Self.second)
        #expect(run.records.map(\.position.line) == [1, 4])
        #expect(run.records.map(\.position.byteOffset) == [0, Self.first.utf8.count + 5])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
    }

    @Test(
        arguments: [
            "{", "{\"id\":1", "[]", "milk", "{\"ingredients\":5}", "{\"id\":1,\"id\":2}", "\u{0}", "{\"a\":\"\u{1}\"}",
            // Objects of another vocabulary: an empty record would pass for a product nothing is known of.
            "{}", "{\"product\":{\"ingredients\":\"milk\"}}", "{\"CatalogueItemNotification\":[]}",
            "{\"Ingredients\":\"milk\"}",
            LongText(String(repeating: "[", count: 100_000)), "\u{FFFE}",
        ] as [LongText])
    func aBadLineIsReportedAndTheRestIsRead(_ line: LongText) throws {
        let run = try FeedRun(Self.first + "\n" + line.text + "\n" + Self.second)
        #expect(run.clean.map(\.id) == ["1", "2"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
        #expect(run.fault == nil)
    }

    @Test func bytesThatAreNoUTF8AreReported() throws {
        var bytes = Array((Self.first + "\n" + Self.second).utf8)
        bytes[bytes.count - 4] = 0xFF
        let run = try FeedRun(bytes)
        #expect(run.clean.map(\.id) == ["1"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
    }

    @Test func aByteOrderMarkIsPassedOver() throws {
        let run = try FeedRun("\u{FEFF}" + Self.first + "\n" + Self.second)
        #expect(run.clean.map(\.id) == ["1", "2"])
        #expect(run.unreadable.isEmpty)
    }

    /// Other encodings of JSON are not read, and not one line of them passes for nothing.
    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func linesInUTF16AreReported(_ encoding: String.Encoding) throws {
        let text = "\u{FEFF}" + Self.first + "\n" + Self.second
        let run = try FeedRun(try #require(text.data(using: encoding)))
        #expect(run.records.isEmpty)
        #expect(run.unreadable.count == 2)
    }

    @Test func blankLinesAloneAreNoFeed() throws {
        #expect(try FeedRun("{\n").unreadable.count == 1)
        #expect(try FeedRun("\n\n \n").fault?.kind == .noRecords)
    }

    private static func line(ofBytes count: Int) -> String {
        let frame = "{\"id\":1,\"x\":\"\"}"
        return "{\"id\":1,\"x\":\"" + String(repeating: "x", count: count - frame.utf8.count) + "\"}"
    }

    @Test func aLineMayBeAsLongAsTheLimit() throws {
        let run = try FeedRun(Self.line(ofBytes: LineReader.lineLimit) + "\n" + Self.second)
        #expect(run.clean.map(\.id) == ["1", "2"])
    }

    /// The same for every piece size: a line is measured, not what happens to be in memory.
    @Test(arguments: [ByteSource.pieceSize, 3_000_017])
    func aLongerLineEndsTheFeed(_ pieceSize: Int) throws {
        let long = Self.line(ofBytes: LineReader.lineLimit + 1)
        let run = try FeedRun(Self.first + "\n" + long + "\n" + Self.second, pieceSize: pieceSize)
        #expect(run.clean.map(\.id) == ["1"])
        #expect(run.unreadable == [.init(kind: .tooLong, record: 2)])
        #expect(run.fault?.kind == .limit)
    }
}
