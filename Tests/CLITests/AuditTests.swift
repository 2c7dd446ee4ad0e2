import Foundation
import TestSupport
import Testing

/// `audit`: counts, findings and exit codes.
@Suite struct AuditTests {
    private let workplace: Workplace

    init() throws { workplace = try Workplace() }

    @Test func aCompleteAuditSaysWhatItCounted() throws {
        let feed = try workplace.write(Catalog.text, to: "feed.jsonl")
        let outcome = try Program.run("audit", feed)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let size = Catalog.text.utf8.count
        #expect(
            outcome.lines == [
                "audit complete", "  records seen      5", "    judged          5", "    reused          0",
                "    unreadable      0", "  milk-free             2", "  baked-milk-only       0",
                "  undetermined          1", "    no-list             1", "  contains-native-milk  2",
                "  reach (decided)       80.0 %", "  conflicts             0", "  with milk warning     1",
                "  findings: error       0", "  findings: warning     0", "  findings: information 0",
                "  bytes read        \(size) of \(size)",
            ])
    }

    @Test func countsInJSON() throws {
        let feed = try workplace.write(Catalog.text, to: "feed.jsonl")
        let index = workplace.path("index.sqlite")
        let first: Contract.Counts = try Contract.read(Program.run("audit", feed, "--index", index, "--json").output)
        let second: Contract.Counts = try Contract.read(Program.run("audit", feed, "--index", index, "--json").output)
        #expect(first.tally == [5, 5, 0, 0])
        #expect(second.tally == [5, 0, 5, 0])
        #expect(first.verdicts == ["milk-free": 2, "baked-milk-only": 0, "undetermined": 1, "contains-native-milk": 2])
        #expect(first.findings == ["information": 0, "warning": 0, "error": 0])
        #expect(first.precautions == 1)
        #expect([first.bytesRead, first.bytesExpected] == [Catalog.text.utf8.count, Catalog.text.utf8.count])
        #expect(!first.partial)
        var expected = first
        (expected.judged, expected.reused) = (0, 5)
        #expect(second == expected)
    }

    /// Answers on standard output, counts on standard error; an answer from the index is the same answer.
    @Test func answersAsLines() throws {
        let feed = try workplace.write(Catalog.text + Catalog.contradicted, to: "feed.jsonl")
        let index = workplace.path("index.sqlite")
        let first = try Program.run("audit", feed, "--index", index, "--format", "jsonl")
        let second = try Program.run("audit", feed, "--index", index, "--format", "jsonl")
        #expect(first.errorLines.first == "audit complete")
        #expect([first, second].map(\.lines.count) == [6, 6])
        for (fresh, stored) in zip(first.lines, second.lines) {
            #expect(try Contract.names(in: fresh) == Contract.names)
            #expect(try Contract.names(in: stored).isSuperset(of: Contract.names))
            for name in Contract.names.subtracting(["evidence"]) {
                let (a, b) = try (Contract.member(name, of: fresh), Contract.member(name, of: stored))
                #expect(a?.sorted() == b?.sorted(), "\(name)")
            }
        }
    }

    @Test func standardInput() throws {
        let outcome = try Program.run("audit", "-", "--json", input: Catalog.text)
        #expect(outcome.status == 0)
        let counts: Contract.Counts = try Contract.read(outcome.output)
        #expect(counts.seen == 5)
        #expect(counts.bytesRead == Catalog.text.utf8.count)
        #expect(counts.bytesExpected == nil)
    }

    @Test(
        arguments: [
            ("error", Catalog.contradicted, 1), ("warning", Catalog.contradicted, 1), ("error", Catalog.lines[0], 0),
            ("warning", Catalog.line("4006381333930", Catalog.free), 1),
            ("error", Catalog.line("4006381333930", Catalog.free), 0),
            ("information", Catalog.line("4006381333930", Catalog.free), 1),
        ] as [(String, String, Int32)])
    func failsOnFindings(_ threshold: String, _ text: String, _ status: Int32) throws {
        let feed = try workplace.write(text, to: "feed.jsonl")
        let index = workplace.path("index.sqlite")
        let first = try Program.run("audit", feed, "--index", index, "--fail-on", threshold)
        let second = try Program.run("audit", feed, "--index", index, "--fail-on", threshold)
        #expect([first.status, second.status] == [status, status], "an unchanged feed fails as it did")
        let found = [first, second].map { run in run.lines.filter { $0.contains(": the ") || $0.contains(": \"") } }
        #expect(found[0] == found[1])
        #expect(try Program.run("audit", feed).status == 0, "without --fail-on findings are no failure")
    }

    @Test func findingsNameTheProduct() throws {
        let feed = try workplace.write(Catalog.contradicted, to: "feed.jsonl")
        let outcome = try Program.run("audit", feed)
        #expect(outcome.lines[0].hasPrefix("05000112637922 error claim-contradicted: "))
    }

    /// 65 wins over 1, and everything else in the feed is judged.
    @Test func damageWinsOverFindings() throws {
        let feed = try workplace.write(Catalog.contradicted + "{broken\n" + Catalog.lines[0], to: "feed.jsonl")
        let outcome = try Program.run("audit", feed, "--fail-on", "error", "--json")
        #expect(outcome.status == 65)
        #expect(outcome.errorLines.count == 1)
        let place = "\(feed):2: byte \(Catalog.contradicted.utf8.count + 1), record 2"
        #expect(outcome.errors.hasPrefix("wheyfinder: \(place): record unreadable: "))
        let counts: Contract.Counts = try Contract.read(outcome.lines.last ?? "")
        #expect(counts.tally == [3, 2, 0, 1])
    }

    @Test func aMarketThatIsAskedForCounts() throws {
        let feed = try workplace.write(Catalog.lines[0], to: "feed.jsonl")
        let outcome = try Program.run("audit", feed, "--format", "jsonl", "--market", "de")
        let answer: Contract.Answer = try Contract.read(outcome.lines[0])
        #expect(answer.market == "DE")
    }
}
