import Foundation
import GRDB
import TestSupport
import Testing

/// Indexes that cannot be used, seen from the command line.
@Suite(.serialized) struct IndexFaultTests {
    private let store: Store

    init() throws {
        store = try Store()
        try store.fill()
    }

    private func check(_ index: String) throws -> Program.Outcome {
        try Program.run("check", "--index", index, "4006381333931")
    }

    /// Files that are no index: `check` and `audit` give the same code.
    @Test(arguments: ["random", "cut", "zero bytes", "folder", "newer", "changed"])
    func isUnusable(_ kind: String) throws {
        let path = try damaged(kind)
        let looked = try check(path)
        #expect(looked.status == 78)
        #expect(looked.output == "")
        #expect(looked.errorLines.count == 1)
        #expect(looked.errors.hasPrefix("wheyfinder: \(path): "))
        if kind == "zero bytes" { return }
        let audited = try Program.run("audit", store.feed, "--index", path)
        #expect(audited.status == 78)
        #expect(audited.errorLines.last?.hasPrefix("wheyfinder: \(path): ") == true)
    }

    private func damaged(_ kind: String) throws -> String {
        let bytes = try store.workplace.bytes(of: "index.sqlite")
        switch kind {
        case "random":
            var random = SeededRandom(seed: 0x5EED)
            return try store.workplace.write(bytes.map { _ in UInt8.random(in: 0...255, using: &random) }, to: "x")
        case "cut": return try store.workplace.write(Array(bytes.prefix(bytes.count / 2)), to: "x")
        case "zero bytes": return try store.workplace.write("", to: "x")
        case "folder": return store.workplace.folder.path(percentEncoded: false)
        case "newer": return try changed("PRAGMA user_version = 77")
        default: return try changed("UPDATE items SET verdict = 0")
        }
    }

    private func changed(_ statement: String) throws -> String {
        let database = try DatabaseQueue(path: store.index)
        try database.writeWithoutTransaction { try $0.execute(sql: statement) }
        try database.close()
        return store.index
    }

    @Test func isMissing() throws {
        let path = store.workplace.path("missing.sqlite")
        let outcome = try check(path)
        #expect(outcome.status == 66)
        #expect(outcome.errors == "wheyfinder: \(path): no such index\n")
        #expect(!FileManager.default.fileExists(atPath: path), "looking up makes no index")
        #expect(try Program.run("audit", store.feed, "--index", "missing/x.sqlite").status == 66)
    }

    @Test func isBusy() throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let other = try DatabaseQueue(path: store.index, configuration: configuration)
        try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
        let audited = try Program.run("audit", store.feed, "--index", store.index)
        #expect(audited.status == 75)
        #expect(audited.errors == "wheyfinder: \(store.index): another process is writing to it\n")
        #expect(try check(store.index).status == 1, "reading goes on")
        try other.close()
    }

    @Test(.enabled(if: Unprivileged.isPossible), arguments: [(0o444, 0o755), (0o644, 0o555), (0o444, 0o555)])
    func mayNotBeWritten(_ file: Int, _ folder: Int) throws {
        try Unprivileged.mode(file, store.index)
        try Unprivileged.mode(folder, store.workplace.folder.path(percentEncoded: false))
        let script = "exec \(Unprivileged.prefix)\"$@\""
        let audited = try Program.shell(script, "audit", store.feed, "--index", store.index)
        #expect(audited.status == 77)
        #expect(audited.errorLines.count == 1)
        #expect(audited.errors.hasPrefix("wheyfinder: \(store.index): "))
        #expect(try Program.shell(script, "check", "--index", store.index, "4006381333931").status == 1)
    }

    @Test(.enabled(if: Unprivileged.isPossible)) func mayNotBeRead() throws {
        try Unprivileged.open(store.workplace)
        try Unprivileged.mode(0, store.index)
        let outcome = try Program.shell(
            "exec \(Unprivileged.prefix)\"$@\"", "check", "--index", store.index, "4006381333931")
        #expect(outcome.status == 77)
        #expect(outcome.errorLines.count == 1)
    }

    /// No room for another batch: the answers of the last run stay, and with room again the audit goes on.
    @Test func theDiskIsFull() throws {
        let before = try store.workplace.bytes(of: "index.sqlite")
        let more = try store.workplace.write(Catalog.many(0..<500), to: "more.jsonl")
        let script = "ulimit -f \(before.count / 512 + 8); exec \"$@\""
        let outcome = try Program.shell(script, "audit", more, "--index", store.index)
        #expect(outcome.status == 74)
        #expect(outcome.errorLines.last?.hasPrefix("wheyfinder: \(store.index): ") == true)
        #expect(try check(store.index).status == 1)
        let again: Contract.Counts = try Contract.read(
            Program.run("audit", more, "--index", store.index, "--json").output)
        #expect(again.judged + again.reused == 500)
    }
}
