import Foundation
import Products
import TestSupport
import Testing

/// What an audit says and keeps is the same to the byte for any number of workers.
@Suite struct WorkerCountTests {
    private let store: Store

    init() throws { store = try Store() }

    /// Products that come back with the same recipe and with another, lines that cannot be read, and a list that
    /// changes with `day`.
    private func feed(day: UInt64) throws -> String {
        let recipes = [Catalog.free, Catalog.milk, Catalog.warned, Catalog.unclear]
        let lines = try (0..<4_000 as Range<UInt64>).map { number in
            if number % 97 == 5 { return "{\"id\":\n" }
            let gtin = try #require(GTIN(completing: 950_000_000_000 + number % 2_900)).gtin14
            let recipe = number % 41 == day ? "Oats, \(day) % whey." : recipes[Int(number % 4)]
            return Catalog.line(gtin, recipe)
        }
        return try store.workplace.write(lines.joined(), to: "feed.jsonl")
    }

    /// Three audits into one index: new, unchanged, changed; and what the index holds then.
    private func said(_ workers: Int) throws -> [String] {
        let index = store.workplace.path("index-\(workers).sqlite")
        let catalog = Repository.file("corpus/catalog.xml").path(percentEncoded: false)
        var said: [String] = []
        for day in [1, 1, 2] as [UInt64] {
            let outcome = try Program.run(
                "audit", try feed(day: day), catalog, "--index", index, "--format", "jsonl", "--changes", "--workers",
                "\(workers)")
            #expect(outcome.status == 65, "some lines cannot be read")
            said += [outcome.output, outcome.errors]
        }
        return said + [try Program.run("index", "export", index).output]
    }

    @Test func anyNumberSaysTheSame() throws {
        let one = try said(1)
        #expect(one[0].utf8.count > 1_000_000)
        for workers in [2, 5] { #expect(try said(workers) == one, "\(workers) workers") }
    }

    @Test(arguments: ["0", "257", "x"]) func otherNumbersAreRefused(_ workers: String) throws {
        #expect(try Program.run("audit", store.feed, "--workers", workers).status == 64)
    }
}
