import Foundation
import TestSupport
import Testing

/// How the program is called, and from where.
@Suite struct UsageTests {
    @Test(arguments: [
        ["--frobnicate"], ["audit"], ["check"], ["audit", "feed", "--format", "xml"], ["label", "a", "b"],
        ["audit", "feed", "--fail-on", "sometimes"], ["check", "--index"], ["milk"],
        ["audit", "feed", "--feed-encoding", "EBCDIC"],
    ])
    func wrongUseIs64(_ arguments: [String]) throws {
        let outcome = try Run(arguments).finish()
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errorLines.first?.hasPrefix("Error: ") == true)
        #expect(outcome.errors.contains("Usage: wheyfinder"))
    }

    @Test(arguments: [["--help"], ["help"], ["audit", "--help"], ["check", "-h"], ["help", "label"]])
    func helpIsNoError(_ arguments: [String]) throws {
        let outcome = try Run(arguments).finish()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("USAGE: wheyfinder"))
        #expect(outcome.errors == "")
    }

    @Test func helpNamesTheExitCodes() throws {
        let help = try Program.run("--help").output
        let codes = ["64", "65", "66", "70", "74", "75", "77", "78", "130", "143"]
        for word in ["audit", "check", "label", "explain", "worker", "not medical"] + codes {
            #expect(help.contains(word), "\(word)")
        }
    }

    /// The libraries are the system's: a bug report must name them.
    @Test func versionNamesTheLibraries() throws {
        let outcome = try Program.run("--version")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 1)
        for part in ["rules", "ICU", "libxml2", "SQLite"] {
            #expect(outcome.output.firstRange(of: try Regex("\(part) [0-9]")) != nil, "\(part)")
        }
    }

    /// The words are in the program: it needs no folder, no home, no language of its own.
    @Test(arguments: [
        "cd / && exec \"$@\"", "exec env -i \"$@\"", "LC_ALL=tr_TR.UTF-8 exec \"$@\"", "LC_ALL=C exec \"$@\"",
        "cp \"$1\" program && shift && exec ./program \"$@\"",
    ])
    func runsAnywhere(_ script: String) throws {
        let plain = try Program.run("label", "--json", "PEYNİR, Weizenmehl, WHEY")
        let outcome = try Program.shell(script, "label", "--json", "PEYNİR, Weizenmehl, WHEY")
        #expect(outcome.status == 1)
        #expect(outcome.output == plain.output)
        #expect(outcome.errors == "")
    }

    /// Names on the command line belong to the folder one stands in.
    @Test func pathsAreThoseOfTheWorkingFolder() throws {
        let store = try Store()
        let here = store.workplace.folder
        #expect(try Program.run("audit", "feed.jsonl", "--index", "i.sqlite", folder: here).status == 0)
        #expect(try Program.run("check", "--index", "i.sqlite", "4006381333931", folder: here).status == 1)
        let elsewhere = try Workplace()
        #expect(try Program.run("check", "4006381333931", folder: elsewhere.folder).status == 66)
    }

    @Test(arguments: [
        ("missing", "no such folder"), ("broken", "en/terms.tsv:1: "), ("empty", "no such file"),
        ("file", "no such folder"),
    ])
    func lexiconsThatCannotBeUsedAre78(_ kind: String, _ message: String) throws {
        let workplace = try Workplace()
        let folder = workplace.folder.appending(path: kind)
        if ["broken", "empty"].contains(kind) {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        if kind == "file" { try workplace.write("", to: "file") }
        if kind == "broken" { try breakWords(folder) }
        let outcome = try Program.run("label", "--folder", folder.path(percentEncoded: false), Catalog.milk)
        #expect(outcome.status == 78)
        #expect(outcome.output == "")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        _ = workplace
    }

    private func breakWords(_ folder: URL) throws {
        let source = Repository.file("lexicons").path(percentEncoded: false)
        for name in try FileManager.default.contentsOfDirectory(atPath: source) {
            try FileManager.default.copyItem(
                atPath: source + "/" + name, toPath: folder.path(percentEncoded: false) + "/" + name)
        }
        try Data("unheard-of\tword\tK\n".utf8).write(to: folder.appending(path: "en/terms.tsv"))
    }
}
