import Foundation
import TestSupport
import Testing

/// Standard output that is full or closed: 74 and one line, whatever was asked.
@Suite struct StreamTests {
    private let workplace: Workplace

    init() throws {
        workplace = try Workplace()
        try workplace.write(Catalog.text, to: "feed.jsonl")
        try workplace.write(Catalog.many(0..<300), to: "many.jsonl")
        try workplace.write("{\"id\":1}\n", to: "worker.jsonl")
    }

    static let commands: [[String]] = [
        ["label", Catalog.free], ["label", "--json", Catalog.milk], ["explain", Catalog.milk], ["audit", "feed.jsonl"],
        ["audit", "--format", "jsonl", "feed.jsonl"], ["worker"], ["--help"], ["--version"], ["label", "--help"],
        ["lexicon", "find", "milk"],
    ]

    private func run(_ script: String, _ arguments: [String]) throws -> Program.Outcome {
        try Run(arguments, script: script, folder: workplace.folder).finish()
    }

    @Test(arguments: commands) func isFull(_ arguments: [String]) throws {
        let outcome = try run("exec \"$@\" <worker.jsonl >/dev/full", arguments)
        #expect(outcome.status == 74)
        #expect(outcome.errorLines.last == "wheyfinder: standard output: no space left on device")
    }

    @Test(arguments: commands) func isClosed(_ arguments: [String]) throws {
        let outcome = try run("exec \"$@\" <worker.jsonl >&-", arguments)
        #expect(outcome.status == 74)
        #expect(outcome.errorLines.last == "wheyfinder: standard output: bad file descriptor")
    }

    /// Descriptors that something else could have taken the place of.
    @Test(arguments: ["<&- >&-", "<&- >&- 2>&-", ">&- 2>&-"]) func severalAreClosed(_ redirection: String) throws {
        #expect(try run("exec \"$@\" \(redirection)", ["label", Catalog.free]).status == 74)
    }

    /// Without standard error the codes still tell.
    @Test(arguments: ["2>&-", "2>/dev/full"]) func errorsCannotBeWritten(_ redirection: String) throws {
        #expect(try run("exec \"$@\" \(redirection)", ["label", Catalog.milk]).status == 1)
        #expect(try run("exec \"$@\" \(redirection)", ["audit", "missing"]).status == 66)
        #expect(try run("exec \"$@\" \(redirection)", ["--bad"]).status == 64)
    }

    /// The index has room, so what was judged before the output was full is in it.
    @Test func whatWasJudgedIsKept() throws {
        let arguments = ["audit", "--format", "jsonl", "--index", "index.sqlite", "many.jsonl"]
        let outcome = try run("exec \"$@\" >/dev/full", arguments)
        #expect(outcome.status == 74)
        let again = try run("exec \"$@\"", ["audit", "--json", "--index", "index.sqlite", "many.jsonl"])
        let counts: Contract.Counts = try Contract.read(again.output)
        #expect(counts.reused > 0)
        #expect(counts.reused + counts.judged == 300)
    }

    /// A file at the limit of its size is a write error and not the end of the process.
    @Test func aFileAtItsLimit() throws {
        let outcome = try run("ulimit -f 1; exec \"$@\" >out", ["audit", "--format", "jsonl", "many.jsonl"])
        #expect(outcome.status == 74)
        #expect(outcome.errorLines.last == "wheyfinder: standard output: file too large")
    }
}
