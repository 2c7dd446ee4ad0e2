import Foundation
import GRDB
import ProductIndex
import TestSupport
import Testing

/// Signals during an audit: it stops soon, says that it is partial, and keeps what it judged.
@Suite(.serialized) struct InterruptionTests {
    private let workplace: Workplace
    private let index: String

    init() throws {
        workplace = try Workplace()
        index = workplace.path("index.sqlite")
    }

    private func keys() throws -> Int { try ProductIndex(path: index, access: .readOnly).keys().count }

    /// True when the run has met `count` records: their answers stand in its output.
    private func wait(_ run: Run, for count: Int) throws {
        #expect(try run.wait { try run.output().split(separator: "\n").count >= count })
    }

    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143), (SIGHUP, 129)] as [(Int32, Int32)])
    func aLongAuditStops(_ signal: Int32, _ status: Int32) throws {
        let feed = try workplace.write(Catalog.many(0..<60_000), to: "many.jsonl")
        let run = try Run(["audit", feed, "--format", "jsonl", "--index", index])
        try wait(run, for: 1_000)
        run.send(signal)
        let outcome = try run.end()
        #expect(outcome.status == status)
        #expect(outcome.output.hasSuffix("}\n"), "the last line is whole")
        #expect(outcome.errorLines.first == "PARTIAL: the audit was interrupted")
        #expect(outcome.lines.count < 12_000)
        #expect(try keys() == outcome.lines.count, "every answer that was given is kept")
    }

    @Test func countsSayThatTheyArePartial() throws {
        let feed = try workplace.write(Catalog.many(0..<60_000), to: "many.jsonl")
        let run = try Run(["audit", feed, "--json", "--index", index])
        #expect(try run.wait { (try? keys()) ?? 0 > 0 })
        run.send(SIGINT)
        let outcome = try run.end()
        #expect(outcome.status == 130)
        let counts: Contract.Counts = try Contract.read(outcome.output)
        #expect(counts.partial)
        #expect(counts.seen == counts.judged)
        #expect(try keys() == counts.judged)
        let size = try workplace.bytes(of: "many.jsonl").count
        #expect(counts.bytesExpected == size)
        #expect((1..<size).contains(counts.bytesRead))
    }

    /// A feed that gives nothing for the time being does not hold the audit up.
    @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
    func aWaitingAuditStops(_ signal: Int32, _ status: Int32) throws {
        let run = try Run(["audit", "-", "--json", "--index", index])
        try run.feed(Catalog.many(0..<700))
        #expect(try run.wait { (try? keys()) ?? 0 == 500 })
        // Most often the rest has been judged too by then, and it waits for more.
        Thread.sleep(forTimeInterval: 2)
        let start = ContinuousClock.now
        run.send(signal)
        let outcome = try run.end()
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(outcome.status == status)
        #expect(outcome.errors == "")
        let counts: Contract.Counts = try Contract.read(outcome.output)
        #expect(counts.partial)
        #expect((500...700).contains(counts.judged))
        #expect(try keys() == counts.judged)
    }

    /// Killed outright: whole batches are there, and nothing else.
    @Test func aCrashLeavesWholeBatches() throws {
        let run = try Run(["audit", "-", "--index", index])
        try run.feed(Catalog.many(0..<1_350))
        #expect(try run.wait { (try? keys()) ?? 0 == 1_000 })
        run.send(SIGKILL)
        #expect(try run.end().status == 128 + SIGKILL)
        #expect(try keys() == 1_000)
        let database = try DatabaseQueue(path: index)
        let (check, labels, runs) = try database.read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA integrity_check"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM items JOIN labels ON labels.id = items.label"),
                try Int.fetchOne(db, sql: "SELECT count(*) FROM runs WHERE finished IS NULL")
            )
        }
        #expect(check == "ok")
        #expect(labels == 1_000)
        #expect(runs == 1, "a run that fell over is not finished")
    }

    /// Killed at moments nobody chose, on an index that grows: it opens and every row in it is whole.
    @Test func crashesAtAnyMoment() throws {
        let feed = try workplace.write(Catalog.many(0..<60_000), to: "many.jsonl")
        var random = SeededRandom(seed: 0xDEAD)
        var count = 0
        for round in 0..<4 {
            let run = try Run(["audit", feed, "--index", index])
            #expect(try run.wait { (try? keys()) ?? 0 > count })
            Thread.sleep(forTimeInterval: Double.random(in: 0...0.5, using: &random))
            run.send(SIGKILL)
            _ = try run.end()
            // Whoever opens it next rolls back what was half written, a reader as well.
            let check = try ProductIndex(path: index, access: .readOnly).verify()
            #expect(check.isSound)
            #expect(check.items % 500 == 0, "seed \(random.seed), round \(round)")
            #expect(check.items > count)
            count = check.items
        }
    }
}
