import Feeds
import Foundation
import Products
import Testing

/// libxml2 goes on after some faults. Nothing it says behind one may be taken, or a record that lost a text
/// would be handed over as whole (reliability.md, x1 to x5). The next record is read as if nothing had happened.
@Suite struct AfterTheFaultTests {
    private static let outside = "<!DOCTYPE m SYSTEM \"file:///nowhere.dtd\">\n"

    /// Faults in the first of two items (A9, A13, A22); the second is sound.
    private static let faults: [(String, String)] = [
        ("an entity nobody declares", CINSample.twoItems.replacing("milk powder", with: "&w; powder")),
        (
            "an entity an outer DTD may declare",
            CINSample.twoItems.replacing("milk powder", with: "&w; powder")
                .replacing(
                    "<cin:catalogueItemNotificationMessage", with: outside + "<cin:catalogueItemNotificationMessage")
        ),
        (
            "a prefix without a namespace",
            CINSample.twoItems.replacing("<gtin>09521234500018</gtin>", with: "<x:gtin/>")
        ),
        ("an attribute twice", CINSample.twoItems.replacing("languageCode=\"en\"", with: "a='1' a='2'")),
        ("a control character", CINSample.twoItems.replacing("milk", with: "mi\u{1}lk")),
        ("a bare ampersand", CINSample.twoItems.replacing("sugar,", with: "sugar & cream,")),
        ("a bare less-than", CINSample.twoItems.replacing("sugar,", with: "b < c,")),
        ("a scalar XML forbids", CINSample.twoItems.replacing("milk", with: "&#0;milk")),
        ("tags that cross", CINSample.twoItems.replacing("milk powder", with: "<b><i>milk</b></i>")),
    ]

    @Test(arguments: faults, [1, 64, ByteSource.pieceSize])
    func oneRecordDiesAlone(_ feed: (name: String, text: String), _ pieceSize: Int) throws {
        let run = try FeedRun(feed.text, pieceSize: pieceSize)
        #expect(run.clean.map { $0.texts(.ingredients) } == [["Zucker, Kakao"]])
        #expect(run.unreadable == [.init(kind: .damaged, record: 1)])
        #expect(run.fault == nil)
        let place = try #require(run.places.first)
        let start = try #require(feed.text.ends(of: "<tradeItem>").first) - "<tradeItem>".utf8.count
        let end = try #require(feed.text.ends(of: "</tradeItem>").first)
        #expect((start...end).contains(place.byteOffset))
        #expect(
            place.line > 0 && place.line <= feed.text.split(separator: "\n", omittingEmptySubsequences: false).count)
    }

    @Test func whatWasWholeBeforeIsKept() throws {
        let run = try FeedRun(CINSample.twoItems.replacing("Kakao", with: "&w;"))
        #expect(run.clean.map { $0.texts(.ingredients) } == [["sugar, milk powder"]])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
    }

    /// The place is that of the fault: its line, and a byte in or behind it.
    @Test(arguments: [1, 7, ByteSource.pieceSize]) func thePlaceOfTheFault(_ pieceSize: Int) throws {
        let text = CINSample.twoItems.replacing("Zucker,", with: "Zucker,\n\n&w;")
        let run = try FeedRun(text, pieceSize: pieceSize)
        let offset = try #require(text.ends(of: "&w;").first)
        let line = text.utf8.prefix(offset).count { $0 == 0x0A } + 1
        #expect(run.places == [SourcePosition(source: "feed", line: line, byteOffset: offset, record: 2)])
    }

    /// Records whose own frame is broken (splitter and libxml2 must agree): the next record is found all the same.
    @Test(arguments: [
        ("without its end", "</tradeItem>", "", 1), ("inside another", "<gtin>", "<tradeItem><gtin>", 2),
        ("an element never closed", "<gtin>", "<x><gtin>", 1),
        ("a comment with two hyphens", "<gtin>", "<!-- a -- b --><gtin>", 1),
        ("an attribute never closed", "<gtin>", "<x a=\"1><gtin>", 1), ("a tag never closed", "<gtin>", "<x <gtin>", 1),
        ("a closing tag too many", "<gtin>", "</x><gtin>", 1),
    ])
    func aBrokenFrame(_ name: String, _ whole: String, _ broken: String, _ lost: Int) throws {
        let place = try #require(CINSample.twoItems.range(of: whole))
        let text = CINSample.twoItems.replacingCharacters(in: place, with: broken)
        for size in [1, 3, ByteSource.pieceSize] {
            let run = try FeedRun(text, pieceSize: size)
            #expect(run.clean.map { $0.texts(.ingredients) }.last == ["Zucker, Kakao"], "\(name)")
            #expect(run.unreadable.count == 1 || run.unreadable.count == lost, "\(name)")
            #expect(run.unreadable.first?.kind == .damaged)
        }
    }

    /// What looks like a record in a comment, in CDATA or in an instruction is none.
    @Test(arguments: [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?x ", "?>"), ("<x a='", "'/>")])
    func noRecordWhereNoneIs(_ start: String, _ end: String) throws {
        let item =
            start == "<x a='" ? "&lt;tradeItem>&lt;/tradeItem>" : "<tradeItem><gtin>09521234500032</gtin></tradeItem>"
        let between = CINSample.twoItems.replacing("<transaction>", with: "<transaction>" + start + item + end)
        let inside = CINSample.twoItems.replacing("<gtin>", with: start + item + end + "<gtin>")
        for text in [between, inside] {
            for size in [1, 2, 5, ByteSource.pieceSize] {
                let run = try FeedRun(text, pieceSize: size)
                #expect(run.gtins == ["09521234500018", "09521234500025"])
                #expect(run.unreadable.isEmpty && run.fault == nil)
            }
        }
    }

    /// Faults between records do not touch them; the feed is reported as damaged.
    @Test(arguments: ["</x>", "<y>", "<y"]) func aFaultBetweenRecords(_ fault: String) throws {
        let run = try FeedRun(CINSample.twoItems.replacing("<transaction>", with: "<transaction>" + fault))
        #expect(run.clean.count == 2)
        #expect(run.fault?.kind == .damaged)
        #expect(run.fault?.position.line ?? 0 >= 4)
    }

    @Test(arguments: ["<a/>", "text", "&w;"]) func somethingBehindTheEnd(_ tail: String) throws {
        let run = try FeedRun(CINSample.twoItems + tail)
        #expect(run.clean.count == 2)
        #expect(run.fault?.kind == .damaged)
    }

    /// Warnings are no faults: the message is as good as before.
    @Test func aRelativeNamespaceIsNoFault() throws {
        let run = try FeedRun(CINSample.twoItems.replacing("<transaction>", with: "<transaction xmlns:y='rel'>"))
        #expect(run.clean.count == 2)
        #expect(run.fault == nil)
    }
}
