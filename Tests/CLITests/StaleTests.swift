import Foundation
import GRDB
import ProductIndex
import Products
import TestSupport
import Testing

@testable import MilkVerdict

/// An answer older than the words or rules is judged again or marked, never shown as fresh.
@Suite struct StaleTests {
    private let store: Store

    /// An index in which older words called sauce with whey free of milk, and a free cracker milk.
    init() throws {
        store = try Store(Catalog.line("4006381333931", Catalog.milk) + Catalog.line("96385074", Catalog.free))
        try store.fill()
        let index = try ProductIndex(path: store.index, access: .readWrite)
        let older = Basis(lexicon: "0lder", rules: "0", profile: "strict")
        let writer = try IndexWriter(index, basis: older, now: 86_400)
        for key in try index.keys() {
            guard let item = try key.gtin.map(index.item) ?? nil else { continue }
            let label = try index.labelText(of: item) ?? ""
            try writer.write([Self.entry(item, item.verdict == .milkFree ? .containsNativeMilk : .milkFree, label)])
        }
    }

    private static func entry(_ item: StoredItem, _ verdict: Verdict, _ label: String) -> IndexWriter.Entry {
        let assessment = Assessment(
            verdict: verdict, precaution: .none, reasons: [], profile: "strict", market: "", languages: [],
            evidence: [], codes: [], findings: [], doubts: [])
        return IndexWriter.Entry(
            key: item.key, record: ProductRecord(position: SourcePosition(source: "")), hash: item.hash,
            assessment: assessment, source: item.source, label: label)
    }

    private func forgetLabels() throws {
        let database = try DatabaseQueue(path: store.index)
        try database.write { try $0.execute(sql: "DELETE FROM labels") }
        try database.close()
    }

    @Test(
        arguments: [
            ("4006381333931", 1, "Contains milk"), ("96385074", 0, "No milk ingredient found"),
        ] as [(String, Int32, String)])
    func isJudgedAgain(_ barcode: String, _ status: Int32, _ headline: String) throws {
        let outcome = try Program.run("check", "--index", store.index, barcode)
        #expect(outcome.status == status)
        #expect(outcome.lines.first == "judged again: the words or rules have changed since 1970-01-02")
        #expect(outcome.lines.dropFirst().first == headline)
        #expect(outcome.lines.last == "  data from \(store.feed), last seen 1970-01-02")
    }

    @Test func isJudgedAgainInJSON() throws {
        let outcome = try Program.run("check", "--json", "--index", store.index, "4006381333931")
        #expect(outcome.status == 1)
        let answer: Contract.Answer = try Contract.read(outcome.lines[0])
        #expect(answer.verdict == "contains-native-milk")
        #expect(answer.lexicon != "0lder")
        #expect(answer.stale == false)
        #expect(answer.source == store.feed)
        #expect(answer.evidence.map(\.text) == ["whey powder"])
    }

    /// Without its label it cannot be judged: it is marked, and nothing old is called free.
    @Test(arguments: [("4006381333931", 3), ("96385074", 1)] as [(String, Int32)])
    func isMarkedWhereTheLabelIsGone(_ barcode: String, _ status: Int32) throws {
        try forgetLabels()
        let text = try Program.run("check", "--index", store.index, barcode)
        #expect(text.status == status)
        #expect(text.lines.first == "STALE: judged by older words or rules; audit the feed again")
        let json = try Program.run("check", "--json", "--index", store.index, barcode)
        #expect(json.status == status)
        let answer: Contract.Answer = try Contract.read(json.lines[0])
        #expect(answer.stale == true)
        #expect(answer.lexicon == "0lder")
    }

    @Test func theNextAuditJudgesAgain() throws {
        let counts: Contract.Counts = try Contract.read(store.fill().output)
        #expect(counts.tally == [2, 2, 0, 0])
        let outcome = try Program.run("check", "--index", store.index, "4006381333931")
        #expect(outcome.status == 1)
        #expect(outcome.lines.first == "Contains milk")
    }
}
