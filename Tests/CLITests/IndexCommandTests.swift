import Foundation
import GRDB
import TestSupport
import Testing

/// `index …`, `audit --changes` and `check --since`, with their codes.
@Suite struct IndexCommandTests {
    private let store: Store

    init() throws {
        store = try Store()
        try store.fill()
    }

    /// The same feed with milk in what was free, free what had milk, and one product less.
    private func second() throws -> String {
        try store.workplace.write(
            Catalog.line("5901234123457", Catalog.milk) + Catalog.line("4006381333931", Catalog.free)
                + Catalog.line("042100005264", "Wheat flour, whey powder.") + Catalog.line("96385074", Catalog.warned),
            to: "feed.jsonl")
    }

    private func change(_ statement: String) throws {
        let database = try DatabaseQueue(path: store.index)
        try database.write { try $0.execute(sql: statement) }
        try database.close()
    }

    @Test func stats() throws {
        let outcome = try Program.run("index", "stats", "--json", store.index)
        #expect(outcome.status == 0)
        #expect(try Contract.member("items", of: outcome.output) == "5")
        #expect(
            try Contract.member("verdicts", of: outcome.output)
                == "{\"baked-milk-only\":0,\"contains-native-milk\":2,\"milk-free\":2,\"undetermined\":1}")
        let text = try Program.run("index", "stats", store.index)
        #expect(text.lines.first == "items               5")
    }

    @Test func verify() throws {
        let sound = try Program.run("index", "verify", "--json", store.index)
        #expect(sound.status == 0)
        #expect(sound.output == "{\"sound\":true,\"items\":5,\"damaged\":[],\"without_label\":[],\"complaints\":[]}\n")
        try change(
            "UPDATE items SET verdict = 0 WHERE key = 4006381333931; DELETE FROM labels WHERE id = (SELECT label FROM items WHERE key = 5901234123457)"
        )
        let damaged = try Program.run("index", "verify", "--json", store.index)
        #expect(damaged.status == 78)
        #expect(try Contract.member("damaged", of: damaged.output) == "[\"4006381333931\"]")
        #expect(try Contract.member("without_label", of: damaged.output) == "[\"5901234123457\"]")
    }

    @Test func diffTellsEveryKind() throws {
        let old = store.workplace.path("old.sqlite")
        try FileManager.default.copyItem(atPath: store.index, toPath: old)
        #expect(try Program.run("index", "diff", old, store.index).status == 0)
        let audit = try Program.run("audit", second(), "--index", store.index, "--changes")
        let diff = try Program.run("index", "diff", old, store.index)
        let kinds = [
            "00000096385074 recipe-changed", "00042100005264 recipe-changed", "03270190023814 vanished",
            "04006381333931 no-longer-milk", "05901234123457 newly-contains-milk",
        ]
        #expect(audit.status == 0)
        for kind in kinds.dropFirst() {
            #expect(audit.lines.contains { $0.hasPrefix(kind) }, "\(kind) in \(audit.output)")
        }
        #expect(diff.status == 1)
        for kind in [kinds[1], kinds[3], kinds[4]] { #expect(diff.lines.contains { $0.hasPrefix(kind) }, "\(kind)") }
        let json = try Program.run("index", "diff", "--json", old, store.index)
        #expect(json.lines.count == diff.lines.count)
        #expect(try Contract.names(in: json.lines[0]) == ["gtin", "id", "name", "seen", "kinds", "before", "after"])
    }

    @Test func checkShowsTheRecipeOfThenAndNow() throws {
        _ = try Program.run("audit", second(), "--index", store.index)
        let text = try Program.run("check", "--index", store.index, "--since", "2020-01-01", "5901234123457")
        #expect(text.status == 1)
        #expect(text.lines.first == "CHANGED since 2020-01-01:")
        #expect(text.lines.contains("  before ingredients: \(Catalog.free)"))
        #expect(text.lines.contains("  now ingredients: \(Catalog.milk)"))
        let json = try Program.run("check", "--json", "--index", store.index, "--since", "2020-01-01", "5901234123457")
        #expect(try Contract.member("since", of: json.output)?.contains("newly-contains-milk") == true)
        let later = try Program.run("check", "--index", store.index, "--since", "2999-01-01", "5901234123457")
        #expect(later.lines.first == "no change known since 2999-01-01")
        #expect(try Program.run("check", "--index", store.index, "--since", "2020-02-30", "96385074").status == 64)
    }

    @Test func exportsBothForms() throws {
        let lines = try Program.run("index", "export", store.index)
        #expect(lines.status == 0)
        #expect(lines.lines.count == 5)
        #expect(try Contract.member("gtin", of: lines.lines[0]) == "\"00000096385074\"")
        let table = try Program.run("index", "export", "--format", "csv", store.index)
        #expect(table.lines.count == 6)
        #expect(table.lines[1].hasPrefix("00000096385074,,,milk-free,may-contain,no-milk-in-list,"))
    }

    /// A name that a spreadsheet would run.
    @Test func csvHoldsNoFormula() throws {
        let feed = try store.workplace.write(
            "{\"gtin\":\"5901234123457\",\"name\":\"=1+1,\\\"x\\\"\",\"ingredients\":\"sugar\"}\n", to: "formula.jsonl")
        let index = store.workplace.path("formula.sqlite")
        _ = try Program.run("audit", feed, "--index", index)
        let table = try Program.run("index", "export", "--format", "csv", index)
        #expect(table.output.contains(",\"'=1+1,\"\"x\"\"\","), "\(table.output)")
    }

    @Test func rebuildJudgesWhatIsStale() throws {
        try forgeStaleAnswer()
        let outcome = try Program.run("index", "rebuild", "--json", store.index)
        #expect(outcome.status == 0)
        #expect(outcome.output == "{\"judged\":5,\"kept\":0,\"lost\":0}\n")
        #expect(try Program.run("check", "--index", store.index, "4006381333931").lines.first == "Contains milk")
        #expect(try Program.run("index", "rebuild", "--json", store.index).output.contains("\"kept\":5"))
    }

    /// All answers of an older basis, sealed as the program seals them.
    private func forgeStaleAnswer() throws {
        let words = store.workplace.path("words.sqlite")
        try FileManager.default.moveItem(atPath: store.index, toPath: words)
        let folder = Repository.file("lexicons").path(percentEncoded: false)
        let copy = store.workplace.path("lexicons")
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        let file = copy + "/concepts.tsv"
        try (String(contentsOfFile: file, encoding: .utf8) + "# other words\n").write(
            toFile: file, atomically: true, encoding: .utf8)
        let audit = try Program.run("audit", store.feed, "--index", store.index, "--folder", copy)
        #expect(audit.status == 0, "\(audit.errors)")
    }

    @Test func rebuildLeavesDamageBehind() throws {
        try change("UPDATE items SET verdict = 0 WHERE key = 4006381333931")
        let fresh = store.workplace.path("fresh.sqlite")
        let outcome = try Program.run("index", "rebuild", "--json", store.index, "--output", fresh)
        #expect(outcome.status == 65)
        #expect(outcome.output == "{\"judged\":4,\"kept\":0,\"lost\":1}\n")
        #expect(try Program.run("index", "verify", fresh).status == 0)
        #expect(try Program.run("check", "--index", fresh, "4006381333931").status == 3)
        #expect(try Program.run("index", "rebuild", store.index, "--output", fresh).status == 64, "never overwritten")
    }

    @Test func mergeKeepsTheStrictest() throws {
        let other = store.workplace.path("other.sqlite")
        let feed = try store.workplace.write(Catalog.line("5901234123457", Catalog.milk), to: "other.jsonl")
        _ = try Program.run("audit", feed, "--index", other)
        let merged = store.workplace.path("merged.sqlite")
        for inputs in [[store.index, other], [other, store.index]] {
            let outcome = try Run(["index", "merge", "--json", merged] + inputs).finish()
            #expect(outcome.status == 0)
            #expect(outcome.output == "{\"judged\":6,\"kept\":0,\"lost\":0}\n")
            #expect(try Program.run("check", "--index", merged, "5901234123457").status == 1)
            try FileManager.default.removeItem(atPath: merged)
        }
    }

    @Test func pruneForgets() throws {
        let outcome = try Program.run("index", "prune", "--json", store.index, "--before", "2999-01-01")
        #expect(outcome.status == 0)
        #expect(outcome.output == "{\"items\":5,\"changes\":0,\"labels\":5}\n")
        #expect(try Program.run("check", "--index", store.index, "4006381333931").status == 3)
    }

    @Test(arguments: ["stats", "verify", "export", "rebuild"]) func whatIsNoIndexIsNamed(_ command: String) throws {
        let missing = try Program.run("index", command, store.workplace.path("none.sqlite"))
        #expect(missing.status == 66)
        let feed = try Program.run("index", command, store.feed)
        #expect(feed.status == 78)
        #expect(feed.errorLines.count == 1)
    }

    /// A store's number is answered for that store alone.
    @Test func aStoresOwnNumber() throws {
        let feed = try store.workplace.write(Catalog.line("2112345678917", Catalog.milk), to: "shop.jsonl")
        _ = try Program.run("audit", feed, "--index", store.index, "--retailer", "corner shop")
        let check = ["check", "--index", store.index, "2112345678917"]
        #expect(try Run(check).finish().status == 3)
        #expect(try Run(check + ["--retailer", "other"]).finish().status == 3)
        #expect(try Run(check + ["--retailer", "corner shop"]).finish().status == 1)
    }

    @Test func aPackSaysWhatWasAsked() throws {
        let outcome = try Program.run("check", "--json", "--index", store.index, "15901234123454")
        #expect(try Contract.member("asked", of: outcome.output) == "\"15901234123454\"")
        #expect(try Contract.member("gtin", of: outcome.output) == "\"05901234123457\"")
    }

    /// What a check of an index needs not wait for: one file, and a folder nobody can write to.
    @Test func aFinishedIndexIsOneFile() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: store.workplace.folder.path(percentEncoded: false))
        #expect(names.filter { $0.hasPrefix("index.sqlite") } == ["index.sqlite"])
    }
}
