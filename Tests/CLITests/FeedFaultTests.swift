import Foundation
import TestSupport
import Testing

/// Feeds that cannot be read: one line that names the place, the right code, the rest audited.
@Suite struct FeedFaultTests {
    private let workplace: Workplace

    init() throws { workplace = try Workplace() }

    private static let item = """
        <tradeItem><gtin>04006381333931</gtin><ingredientStatement languageCode="en">Wheat flour, whey powder, salt\
        </ingredientStatement></tradeItem>
        """

    /// Content of a feed, its code and what standard error says behind its name.
    static let faults: [(name: String, content: String, status: Int32, message: String)] = [
        ("empty", "", 65, ": byte 0: the feed is empty"), ("blank", " \n\n\t\n", 65, ": the feed is empty"),
        ("text", "Dear customer, our catalog follows.\n", 65, "a table with columns that are not known"),
        ("binary", "\u{7F}ELF\u{2}\u{1}\u{1}\u{0}", 65, "not a feed"),
        ("zeros", String(repeating: "\u{0}", count: 5_000), 65, "the feed is empty"),
        ("other.xml", "<?xml version=\"1.0\"?><catalog><book/></catalog>", 65, "0 records recognised"),
        ("page.html", "<!DOCTYPE html><html><body><p>Nothing to eat.</p></body></html>", 65, "0 records recognised"),
        ("cut.xml", "<?xml version=\"1.0\"?><catalogueItem>\(item)", 65, "cut.xml:"),
        ("crossed.xml", "<?xml version=\"1.0\"?><catalogueItem>\(item)<a></b></catalogueItem>", 65, "crossed.xml:1"),
        (
            "cut.jsonl", Catalog.lines[0] + "{\"id\":\"5901234123457\",\"ingr", 65,
            "cut.jsonl:2: byte \(Catalog.lines[0].utf8.count + "{\"id\":\"5901234123457\",\"ingr".utf8.count)"
        ),
    ]

    @Test(arguments: faults.indices) func isNamed(_ number: Int) throws {
        let fault = Self.faults[number]
        let path = try workplace.write(fault.content, to: fault.name)
        let outcome = try Program.run("audit", path, "--json")
        #expect(outcome.status == fault.status, "\(fault.name): \(outcome.errors)")
        #expect(outcome.errorLines.count >= 1)
        #expect(outcome.errorLines.allSatisfy { $0.hasPrefix("wheyfinder: \(path):") })
        #expect(outcome.errors.contains(fault.message), "\(outcome.errors)")
        let counts: Contract.Counts = try Contract.read(outcome.output)
        #expect(counts.seen == counts.judged + counts.unreadable)
    }

    @Test(arguments: ["missing.jsonl", "missing/feed.xml"]) func noSuchFile(_ name: String) throws {
        let outcome = try Program.shell("exec \"$@\"", "audit", name, folder: workplace.folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors == "wheyfinder: \(name): byte 0: no such file or directory\n")
    }

    @Test func anEmptyFolderIsNoFeed() throws {
        let outcome = try Program.run("audit", workplace.path(""))
        #expect(outcome.status == 65)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains("0 records recognised"))
    }

    /// A name is never an address.
    @Test func anAddressIsNotOpened() throws {
        let outcome = try Program.run("audit", "http://127.0.0.1:1/feed.xml")
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("no such file"))
    }

    @Test(.enabled(if: Unprivileged.isPossible)) func aFileWithoutPermission() throws {
        try Unprivileged.open(workplace)
        let path = try workplace.write(Catalog.text, to: "secret.jsonl")
        try Unprivileged.mode(0, path)
        let outcome = try Program.shell("exec \(Unprivileged.prefix)\"$@\"", "audit", path)
        #expect(outcome.status == 77)
        #expect(outcome.errors == "wheyfinder: \(path): byte 0: permission denied\n")
    }

    /// What cannot be read does not keep the rest from being judged and kept.
    @Test func theOtherFeedsAreAudited() throws {
        let good = try workplace.write(Catalog.text, to: "good.jsonl")
        let bad = try workplace.write("no feed", to: "bad")
        let index = workplace.path("index.sqlite")
        let outcome = try Program.run("audit", bad, good, "--index", index, "--json")
        #expect(outcome.status == 65)
        let counts: Contract.Counts = try Contract.read(outcome.output)
        #expect(counts.judged == 5)
        #expect(try Program.run("check", "--index", index, "4006381333931").status == 1)
    }

    @Test(arguments: ["a\nb.jsonl", "-dash.jsonl", "ü 乳.jsonl"]) func oddNames(_ name: String) throws {
        try workplace.write("{", to: name)
        let outcome = try Program.shell("exec \"$@\"", "audit", "./" + name, folder: workplace.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errorLines.count == 1, "a name with a line end does not break the line")
    }
}
