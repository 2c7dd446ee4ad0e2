import Foundation
import GRDB
import ProductIndex
import TestSupport
import Testing

/// `check`: barcodes answered from an index.
@Suite struct CheckTests {
    private let store: Store

    init() throws { store = try Store.shared.get() }

    @Test func answersWithTheReasonAndTheSource() throws {
        let outcome = try Program.run("check", "--index", store.index, "4006381333931")
        #expect(outcome.status == 1)
        #expect(outcome.lines.first == "Contains milk")
        #expect(outcome.lines.contains("  why: milk is in the ingredient list"))
        #expect(outcome.lines.contains("  product 04006381333931 Sauce 4006381333931"))
        #expect(outcome.lines.contains("  ingredient: «whey powder» (whey-powder, ingredient 3)"))
        let today = ISO8601DateFormatter().string(from: Date()).prefix(10)
        #expect(outcome.output.contains("  data from \(store.feed), last seen \(today), words "))
        #expect(outcome.errors == "")
    }

    /// Every way to write a number finds the same item.
    @Test func everySpelling() throws {
        let spellings = [
            "5901234123457", "05901234123457", "5 901234 123457", "590-1234-12345-7", "'5901234123457",
            "5901234123457.0", "５９０１２３４１２３４５７", "(01)05901234123457(10)A",
            "https://id.gs1.org/01/05901234123457", "15901234123454", "\u{A0}5901234123457 ",
        ]
        let outcome = try Run(["check", "--json", "--index", store.index] + spellings).finish()
        #expect(outcome.status == 0)
        let answers: [Contract.Answer] = try outcome.lines.map { try Contract.read($0) }
        #expect(answers.map(\.gtin) == spellings.map { _ in "05901234123457" })
        #expect(answers.map(\.verdict) == spellings.map { _ in "milk-free" })
    }

    /// GTIN-8, a UPC-E of an item the feed wrote as UPC-A, and an item of which nothing is known.
    @Test(
        arguments: [
            ("96385074", 1, "00000096385074"), ("00000096385074", 1, "00000096385074"),
            ("04252614", 1, "00042100005264"),
            ("3270190023814", 3, "03270190023814"),
        ] as [(String, Int32, String)])
    func otherNumbers(_ barcode: String, _ status: Int32, _ gtin: String) throws {
        let outcome = try Program.run("check", "--json", "--index", store.index, barcode)
        #expect(outcome.status == status)
        #expect(try Contract.member("gtin", of: outcome.output) == "\"\(gtin)\"")
    }

    /// One number in two markets, one with a context: the strictest answers, and each is listed.
    @Test func marketsAreListed() throws {
        let work = try Workplace()
        let lines = [
            ("DE\",\"context\":\"DP1", "Weizenmehl, Zucker, Salz"), ("US", "Wheat flour, sugar, whey powder"),
        ].map { "{\"gtin\":\"9521234500018\",\"market\":\"\($0)\",\"ingredients\":\"\($1)\"}\n" }
        let feed = try work.write(lines.joined(), to: "feed.jsonl")
        let index = work.path("index.sqlite")
        #expect(try Program.run("audit", feed, "--index", index).status == 0)
        let text = try Program.run("check", "--index", index, "9521234500018")
        #expect(text.status == 1 && text.lines.first == "Contains milk")
        #expect(text.lines.contains("  market DE, context DP1: milk-free, from \(feed)"))
        #expect(text.lines.contains("  market US: contains-native-milk, from \(feed)"))
        let json = try Program.run("check", "--json", "--index", index, "9521234500018")
        #expect(try Contract.member("gtin", of: json.output) == "\"09521234500018\"")
        #expect(json.output.contains("\"markets\":[{\"market\":\"DE\",\"context\":\"DP1\",\"verdict\":\"milk-free\""))
        let names = try Program.run("index", "verify", index)
        #expect(names.status == 0)
    }

    @Test func aPackIsAnsweredByItsUnitAndSaysSo() throws {
        let outcome = try Program.run("check", "--index", store.index, "15901234123454")
        #expect(
            outcome.lines.first
                == "15901234123454 is a pack and not in this index; this is the unit inside, 05901234123457:")
    }

    @Test(arguments: [
        ("4006381333948", "read the label"), ("9780471117094", "the number of a book, not of a food"),
        ("2112345678917", "a store's own number"), ("01000054", "could also mean 00000001000054"),
    ])
    func notInTheIndexIsNoVerdict(_ barcode: String, _ message: String) throws {
        let text = try Program.run("check", "--index", store.index, barcode)
        #expect(text.status == 3)
        #expect(text.output.contains("is not in this index"))
        #expect(text.output.contains(message), "\(text.output)")
        let json = try Program.run("check", "--index", store.index, "--json", barcode)
        #expect(json.status == 3)
        let failure: Contract.Failure = try Contract.read(json.lines[0])
        #expect(failure.error.kind == "not-in-index")
        #expect(try Contract.names(in: json.lines[0]) == ["gtin", "error"])
    }

    /// Nothing is repaired, nothing looked up; what may have been meant is asked.
    @Test(arguments: [
        ("4006381333930", "the check digit does not fit"), ("590123412345", "did you mean 05901234123457?"),
        ("abc", "digits only"), ("", "no digits"), ("123", "8, 12, 13 or 14 digits"),
        ("../../etc/passwd", "digits only"),
        ("4oo6381333931", "did you mean 04006381333931?"), ("4.00638133393E+12", "spreadsheet"),
        ("400638133393\n1x", "digits only"),
    ])
    func whatIsNoBarcodeIsRefused(_ barcode: String, _ message: String) throws {
        let outcome = try Program.run("check", "--index", store.index, barcode, "4006381333931")
        #expect(outcome.status == 64)
        #expect(outcome.output == "", "not even the good one beside it is looked up")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test(
        arguments: [
            (["5901234123457", "05901234123457"], 0), (["5901234123457", "4006381333948"], 3),
            (["4006381333948", "4006381333931", "5901234123457"], 1),
        ] as [([String], Int32)])
    func severalGiveTheGravestCode(_ barcodes: [String], _ status: Int32) throws {
        let outcome = try Run(["check", "--json", "--index", store.index] + barcodes).finish()
        #expect(outcome.status == status)
        let numbers = try outcome.lines.map { try Contract.member("gtin", of: $0) }
        #expect(numbers == barcodes.map { "\"\(String(repeating: "0", count: 14 - $0.count))\($0)\"" })
    }

    @Test func jsonHoldsTheContract() throws {
        let outcome = try Program.run("check", "--json", "--index", store.index, "96385074")
        #expect(outcome.status == 1)
        let line = try #require(outcome.lines.first)
        #expect(try Contract.names(in: line).isSuperset(of: Contract.names))
        let answer: Contract.Answer = try Contract.read(line)
        #expect(answer.gtin == "00000096385074")
        #expect(answer.verdict == "milk-free")
        #expect(answer.precaution == "may-contain")
        #expect(answer.source == store.feed)
        #expect(answer.stale == false)
        #expect(answer.evidence.map(\.role) == ["precaution"])
    }

    /// What an answer in JSON holds, it holds from the index as well.
    @Test func findingsAndDoubtsAreKept() throws {
        let store = try Store(
            Catalog.contradicted + Catalog.line("4006381333931", "sugar, margarine", more: ",\"market\":\"AE\""))
        try store.fill()
        let lines = try Program.run("check", "--json", "--index", store.index, "5000112637922", "4006381333931").lines
        let answers: [Contract.Answer] = try lines.map { try Contract.read($0) }
        #expect(answers[0].findings.map(\.rule) == ["claim-contradicted"])
        #expect(answers[0].findings.map(\.severity) == ["error"])
        #expect(answers[1].verdict == "undetermined")
        #expect(answers[1].doubts.map(\.text) == ["margarine"])
        _ = store
    }
}
