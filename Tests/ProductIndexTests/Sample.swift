import Products
import TestSupport

@testable import MilkVerdict
@testable import ProductIndex

/// Small made-up entries: the index stores what it is given and judges nothing.
enum Sample {
    static let basis = Basis(lexicon: "words-1", rules: "1", profile: "strict")

    static func gtin(_ digits: String) throws -> GTIN {
        guard let gtin = GTIN(digits: digits) else { throw NoGTIN(digits: digits) }
        return gtin
    }

    struct NoGTIN: Error { var digits: String }

    static func record(_ gtin: String, _ text: String = "sugar, salt") -> ProductRecord {
        var record = ProductRecord(position: SourcePosition(source: "feed"))
        record.id = "id \(gtin)"
        record.barcode = Barcode(gtin)
        record.brand = "Brand"
        record.passages = [
            Passage(role: .name, text: "Name \(gtin)"), Passage(role: .ingredients, text: text, language: "en"),
        ]
        return record
    }

    static func assessment(_ verdict: Verdict, _ precaution: Precaution = .none) -> Assessment {
        let milk = Evidence(
            field: .ingredients, index: nil, start: 7, end: 11, text: "whey\tor\nwhat", concept: "whey", language: "en",
            role: .ingredient, position: 2, path: ["filling", "cream"], isEmphasised: true)
        return Assessment(
            verdict: verdict, precaution: precaution, reasons: [.milkIngredient, .formUnknown], profile: "strict",
            market: "DE", languages: ["de", "en"], evidence: [milk], codes: [],
            findings: [Finding(.claimContradicted, about: "milk free", message: "the claim says milk free")],
            doubts: [.init(kind: "cut-list", text: "sug…\r"), .init(kind: "no-list", text: "")])
    }

    static func entry(
        _ gtin: String, _ verdict: Verdict = .milkFree, _ precaution: Precaution = .none, text: String = "sugar, salt",
        source: String = "feed"
    ) throws -> IndexWriter.Entry {
        let record = record(gtin, text)
        return IndexWriter.Entry(
            key: ItemKey(try self.gtin(gtin)), record: record, hash: ContentHash(record),
            assessment: assessment(verdict, precaution), source: source, label: "{\"text\":\"\(text)\"}"
        )
    }
}

/// An index in a folder of its own.
struct Shelf {
    let workplace: Workplace
    let path: String

    init() throws {
        workplace = try Workplace()
        path = workplace.path("index.sqlite")
    }

    /// One run that writes these entries in one batch.
    @discardableResult func run(
        _ entries: [IndexWriter.Entry], seenAgain: [StoredItem] = [], basis: Basis = Sample.basis,
        now: Int = 1_000
    ) throws -> IndexWriter {
        let writer = try IndexWriter(ProductIndex(path: path, access: .readWrite), basis: basis, now: now)
        try writer.write(entries, seenAgain: seenAgain)
        return writer
    }

    /// The text of the label behind an answer.
    func label(_ item: StoredItem) throws -> String? {
        try ProductIndex(path: path, access: .readOnly).labelText(of: item)
    }

    func item(_ gtin: String) throws -> StoredItem? {
        try ProductIndex(path: path, access: .readOnly).item(Sample.gtin(gtin))
    }
}
