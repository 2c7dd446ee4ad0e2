import Foundation
import GRDB
import Products
import TestSupport
import Testing

@testable import MilkVerdict
@testable import ProductIndex

/// Batches are whole or not there, and readers see one or the other.
@Suite struct WriterTests {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    private func count(_ table: String, _ shelf: Shelf) throws -> Int {
        try DatabaseQueue(path: shelf.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } ?? -1
    }

    /// A fault in the middle of a batch takes the whole batch back and leaves the last one alone.
    @Test(arguments: ["items", "findings"]) func aBatchIsWholeOrNotThere(_ table: String) throws {
        let writer = try shelf.run([Sample.entry("4006381333931", .undetermined)])
        try DatabaseQueue(path: shelf.path).write {
            try $0.execute(
                sql: """
                    CREATE TRIGGER stop BEFORE INSERT ON \(table) WHEN NEW.key = 5901234123457
                    BEGIN SELECT raise(ABORT, 'stopped'); END
                    """)
        }
        let batch = try ["96385074", "036000291452", "5901234123457", "4006381333931"].map {
            try Sample.entry($0, .containsNativeMilk)
        }
        let error = #expect(throws: IndexError.self) { try writer.write(batch) }
        #expect(error?.kind == .storage)
        for table in ["items", "labels", "findings"] { #expect(try count(table, shelf) == 1) }
        #expect(try shelf.item("4006381333931")?.verdict == .undetermined)
    }

    @Test func readersSeeTheLastWholeBatch() throws {
        let writer = try shelf.run([Sample.entry("4006381333931")])
        let reader = try ProductIndex(path: shelf.path, access: .readOnly)
        #expect(try reader.keys().count == 1)
        try writer.write([Sample.entry("5901234123457")])
        #expect(try reader.keys().count == 2)
    }

    /// A connection that holds a lock of this kind until it is closed.
    private func locked(_ kind: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: shelf.path, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN \(kind)") }
        return other
    }

    @Test(.timeLimit(.minutes(1))) func aSecondWriterIsToldThatItIsBusy() throws {
        let writer = try shelf.run([Sample.entry("4006381333931")])
        let other = try locked("IMMEDIATE")
        #expect(try shelf.item("4006381333931") != nil, "reading goes on")
        let error = #expect(throws: IndexError.self) { try writer.write([Sample.entry("5901234123457")]) }
        #expect(error?.kind == .busy)
        #expect(error?.description == "\(shelf.path): another process is writing to it")
        try other.close()
        try writer.write([Sample.entry("5901234123457")])
        #expect(try shelf.item("5901234123457") != nil)
    }

    @Test(.timeLimit(.minutes(1))) func readersWaitNoLongerThanWriters() throws {
        try shelf.run([Sample.entry("4006381333931")])
        let other = try locked("EXCLUSIVE")
        let error = #expect(throws: IndexError.self) { try shelf.item("4006381333931") }
        #expect(error?.kind == .busy)
        try other.close()
    }

    @Test func runsKeepTheirCounts() throws {
        let writer = try shelf.run([Sample.entry("4006381333931")], now: 1_000)
        try writer.finish(seen: 9, judged: 4, reused: 3, unreadable: 2, now: 1_005, isComplete: true)
        let stopped = try shelf.run([], now: 2_000)
        try stopped.finish(seen: 1, judged: 0, reused: 1, unreadable: 0, now: nil, isComplete: true)
        let rows = try DatabaseQueue(path: shelf.path).read {
            try Row.fetchAll(
                $0, sql: "SELECT started, finished, seen, judged, reused, unreadable FROM runs ORDER BY id")
        }
        #expect(
            rows.map { row in (0..<6).map { row[$0] as Int? } } == [
                [1_000, 1_005, 9, 4, 3, 2], [2_000, nil, 1, 0, 1, 0],
            ])
    }

    /// What the program writes, sqlite3 and pandas read.
    @Test func theViewNamesThingsAsTheContractDoes() throws {
        var entry = try Sample.entry("96385074", .bakedMilkOnly, .mayContain)
        try shelf.run([entry])
        entry.key = ItemKey(namespace: "feed", id: "own 7")
        try shelf.run([entry])
        let rows = try DatabaseQueue(path: shelf.path).read {
            try Row.fetchAll(
                $0, sql: "SELECT gtin, id, verdict, precaution, market, lexicon FROM products ORDER BY gtin")
        }
        #expect(
            rows.map { row in (0..<6).map { row[$0] as String? } } == [
                [nil, "own 7", "baked-milk-only", "may-contain", "DE", "words-1"],
                ["00000096385074", nil, "baked-milk-only", "may-contain", "DE", "words-1"],
            ])
    }
}
