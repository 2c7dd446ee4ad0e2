import Feeds
import Products
import Testing

/// libxml2 goes on after some faults. Nothing it says behind one may be taken, or a record that lost a text
/// would be handed over as whole (reliability.md, x1 to x5).
@Suite struct AfterTheFaultTests {
    private static let outside = "<!DOCTYPE m SYSTEM \"file:///nowhere.dtd\">\n"

    /// Faults in the first of two items; the second is sound and must not be read past the fault either.
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
    func theRecordIsUnreadableAndNothingFollows(_ feed: (name: String, text: String), _ pieceSize: Int) throws {
        let run = try FeedRun(feed.text, pieceSize: pieceSize)
        #expect(run.records.isEmpty)
        #expect(run.unreadable == [.init(kind: .damaged, record: 1)])
        #expect(run.fault?.kind == .damaged)
        #expect(run.fault?.position.line ?? 0 > 0)
    }

    @Test func whatWasWholeBeforeIsKept() throws {
        let run = try FeedRun(CINSample.twoItems.replacing("Kakao", with: "&w;"))
        #expect(run.clean.map { $0.texts(.ingredients) } == [["sugar, milk powder"]])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
    }

    /// Warnings are no faults: the message is as good as before.
    @Test func aRelativeNamespaceIsNoFault() throws {
        let run = try FeedRun(CINSample.twoItems.replacing("<transaction>", with: "<transaction xmlns:y='rel'>"))
        #expect(run.clean.count == 2)
        #expect(run.fault == nil)
    }
}
