import Feeds
import Foundation
import Products
import TestSupport
import Testing

/// Documents made to exhaust the reader or to make it open something (reliability.md, section 2).
@Suite struct HostileXMLTests {
    private func message(_ statement: String, subset: String = "") -> String {
        CINSample.message(
            CINSample.item("09521234500018", CINSample.ingredients(CINSample.statement("en", statement))),
            before: subset)
    }

    /// Doctypes with entities: whether they would expand or not, the record is not clean.
    @Test(arguments: [
        "<!DOCTYPE m [<!ENTITY w 'whey powder'>]>",
        "<!DOCTYPE m [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY w '&b;&b;&b;&b;&b;&b;'>]>",
        "<!DOCTYPE m [<!ENTITY % p \"<!ENTITY w 'whey'>\"> %p;]>",
        "<!DOCTYPE m [<!ENTITY w SYSTEM 'http://127.0.0.1:9/'>]>",
        "<!DOCTYPE m [<!ENTITY w '&w;'>]>", "<!DOCTYPE m PUBLIC '-//X' 'http://127.0.0.1:9/x.dtd'>",
    ])
    func entitiesAreNotExpanded(_ subset: String) throws {
        let run = try FeedRun(message("sugar, &w;", subset: subset))
        #expect(run.records.isEmpty)
        #expect(run.unreadable == [.init(kind: .damaged, record: 1)])
    }

    @Test func billionLaughsEndQuickly() throws {
        let laughs = (1...30).map { "<!ENTITY l\($0) '&l\($0 - 1);&l\($0 - 1);'>" }.joined()
        let run = try FeedRun(message("&l30;", subset: "<!DOCTYPE m [<!ENTITY l0 'lol'>\(laughs)]>"))
        #expect(run.records.isEmpty)
        #expect(run.unreadable.count == 1)
    }

    /// One long entity many times: 200 kB that another reader makes 2.5 GB of (x4).
    @Test func aQuadraticBlowUpDeliversNothing() throws {
        let subset = "<!DOCTYPE m [<!ENTITY w '\(String(repeating: "x", count: 50_000))'>]>"
        let run = try FeedRun(message(String(repeating: "&w;", count: 50_000), subset: subset))
        #expect(run.records.isEmpty)
        #expect(run.unreadable.count == 1)
    }

    @Test func noFileIsReadForAnEntity() throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let secret = folder.appending(path: "secret")
        try Data("the secret".utf8).write(to: secret)
        for kind in ["ENTITY w SYSTEM", "ENTITY w PUBLIC '-//X'"] {
            let run = try FeedRun(message("sugar, &w;", subset: "<!DOCTYPE m [<!\(kind) '\(secret.absoluteString)'>]>"))
            #expect(run.records.isEmpty)
            #expect(run.unreadable.count == 1)
        }
    }

    /// A DTD may add attributes and so change a language or an order (x5).
    @Test func attributesOfTheDoctypeAreRefused() throws {
        let subset = "<!DOCTYPE m [<!ATTLIST ingredientStatement languageCode CDATA 'xx'>]>"
        let run = try FeedRun(message("sugar", subset: subset).replacing(" languageCode=\"en\"", with: ""))
        #expect(run.records.map { $0.faults.map(\.kind) } == [[.unresolvedEntity]])
        #expect(run.fault?.kind == .damaged)
    }

    @Test(arguments: [(480, true), (600, false), (100_000, false)])
    func nestingHasALimit(_ depth: Int, _ isRead: Bool) throws {
        let deep = String(repeating: "<x>", count: depth) + "milk" + String(repeating: "</x>", count: depth)
        let run = try FeedRun(message(deep))
        #expect(run.clean.first?.texts(.ingredients) == (isRead ? ["milk"] : nil))
        #expect(run.unreadable == (isRead ? [] : [.init(kind: .tooLong, record: 1)]))
    }

    @Test(arguments: [(1 << 20, true), (1 << 20 + 1, false)])
    func aFieldHasALimit(_ length: Int, _ isRead: Bool) throws {
        let run = try FeedRun(message(String(repeating: "x", count: length)))
        #expect(run.clean.first?.texts(.ingredients).first?.utf8.count == (isRead ? length : nil))
        #expect(run.unreadable == (isRead ? [] : [.init(kind: .tooLong, record: 1)]))
    }

    /// Many fields make a record too long as well; the feed goes on behind it.
    @Test func aRecordHasALimit() throws {
        let field = CINSample.statement("en", String(repeating: "x", count: 1_000_000))
        let long = CINSample.item("09521234500018", CINSample.ingredients(String(repeating: field, count: 17)))
        let run = try FeedRun(CINSample.message(long + CINSample.item("09521234500025")))
        #expect(run.unreadable == [.init(kind: .tooLong, record: 1)])
        #expect(run.gtins == ["09521234500025"])
        #expect(run.fault == nil)
    }

    /// As many languages as statements: counted, because a list searched for each would take minutes.
    @Test(.timeLimit(.minutes(1))) func manyLanguagesCostNoMoreThanFew() throws {
        let statements = (0..<60_000).map { CINSample.statement("l\($0)", "x") }.joined()
        let run = try FeedRun(CINSample.message(CINSample.item("09521234500018", CINSample.ingredients(statements))))
        #expect(run.clean.first?.texts(.ingredients).count == 60_000)
    }

    /// An attribute, a comment, CDATA or a name above libxml2's own limit costs one record (A10, x7, x10).
    @Test(
        arguments: ["<x a='#'/>", "<!--#-->", "<?p #?>", "<#/>", "<![CDATA[#]]>"], [300_000, 11_000_000, 20_000_000])
    func hugeMarkupCostsOneRecord(_ frame: String, _ length: Int) throws {
        let huge = frame.replacing("#", with: String(repeating: "x", count: length))
        let run = try FeedRun(CINSample.twoItems.replacing("milk powder", with: huge))
        let isRead = length < 1_000_000 && !["<x a='#'/>", "<#/>"].contains(frame)
        #expect(run.unreadable.map(\.record) == (isRead ? [] : [1]))
        #expect(run.clean.last?.gtin?.gtin14 == "09521234500025")
        #expect(run.fault == nil)
    }

    /// libxml2 needs minutes for a million names (A12).
    @Test(.timeLimit(.minutes(1))) func namesHaveALimit() throws {
        let names = (0..<100_000).map { "<n\($0)/>" }.joined()
        let run = try FeedRun(message(names))
        #expect(run.unreadable == [.init(kind: .tooLong, record: 1)])
    }
}
