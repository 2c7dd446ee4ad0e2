import Audit
import Foundation
import LabelReading
import LabelText
import Lexicon
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// What the second look costs honest labels: real ones without milk, with it and without (reliability.md, section 8).
///
/// The labels lie beside the checkout where the project is developed; `scripts/second-look` prints the figures.
@Suite struct SecondLookTests {
    private static let labels = Repository.root.deletingLastPathComponent()
        .appending(path: "shared/eval/real-products-dev.jsonl")

    static var isPossible: Bool { FileManager.default.fileExists(atPath: labels.path(percentEncoded: false)) }

    /// Points of a hundred that it may add to the share of `undetermined`.
    private static let mostPoints = 0.1

    @Test(.enabled(if: isPossible, "no judged labels beside this checkout"))
    func addsHardlyAnyUndetermined() throws {
        var assessor = try Assessor(LexiconData.load())
        var plain = try PlainStreet(LexiconData.load())
        let labels = try Self.labelsWithoutMilk()
        var (with, without) = (0, 0)
        for label in labels {
            let before = try plain.assess(label.record).verdict
            let after = try assessor.assess(label.record).verdict
            if before == .undetermined { without += 1 }
            if after == .undetermined { with += 1 }
            #expect(before == after || after == .undetermined, "\(label.gtin)")
            if before != after { Self.report("\(label.gtin) \(before.rawValue) becomes \(after.rawValue)") }
        }
        let points = Double(with - without) * 100 / Double(max(1, labels.count))
        Self.report(
            "\(labels.count) labels without milk: undetermined \(without) without the second look, \(with) with it, "
                + "\(points) points more")
        #expect(labels.count > 1_000)
        #expect(points <= Self.mostPoints)
    }

    private static func labelsWithoutMilk() throws -> [JudgedProduct] {
        var seen: Set<String> = []
        return try String(contentsOf: labels, encoding: .utf8).split(separator: "\n").compactMap { line in
            let product = try JSONDecoder().decode(JudgedProduct.self, from: Data(line.utf8))
            return seen.insert(product.gtin).inserted && product.isWithoutMilk ? product : nil
        }
    }

    /// Prints a line for `scripts/second-look`.
    private static func report(_ line: String) {
        guard ProcessInfo.processInfo.environment["WHEYFINDER_SECOND_LOOK"] != nil else { return }
        FileHandle.standardOutput.write(Data("second look: \(line)\n".utf8))
    }
}

/// The street without the second look.
private struct PlainStreet: ~Copyable {
    private let matcher: TermMatcher
    private let reader: LabelReader
    private let judge: Judge
    private var folder: TextFolder

    init(_ lexicon: Lexicon) throws {
        self.init(lexicon, Judge(lexicon, try Rulebook(lexicon)), try TextFolder())
    }

    private init(_ lexicon: Lexicon, _ judge: Judge, _ folder: consuming TextFolder) {
        matcher = TermMatcher(lexicon)
        reader = LabelReader(lexicon)
        self.judge = judge
        self.folder = folder
    }

    mutating func assess(_ record: ProductRecord) throws -> Assessment {
        var readings: [LabelReading] = []
        for passage in record.passages {
            let text = try folder.fold(passage.text)
            readings.append(reader.read(passage, matcher.match(text, TokenRun(text), declared: passage.language)))
        }
        return judge.judge(record, readings)
    }
}

/// A real product with the mark people gave it.
private struct JudgedProduct: Decodable {
    struct Mark: Decodable {
        var milk: Bool?
        var strong: Bool?
        /// Reasons to mistrust the mark.
        var suspect: [String]?
    }

    var gtin: String
    var name: String
    var categories: [String]?
    var ingredients: [String: String]
    /// Texts without their declarations, where they had any.
    var stripped: [String: String]?
    var label: Mark

    var isWithoutMilk: Bool { label.strong == true && label.milk == false && (label.suspect ?? []).isEmpty }

    /// Emphasis is taken out, so that the words alone decide.
    var record: ProductRecord {
        var record = ProductRecord(position: SourcePosition(source: "products"))
        record.passages = [Passage(role: .name, text: name)]
        if let categories, !categories.isEmpty {
            let codes = categories.map { CategoryCode($0) }
            record.categories = codes
            record.passages.append(
                Passage(role: .category, text: codes.map(\.words).joined(separator: ", "), language: "en"))
        }
        let texts = ingredients.merging(stripped ?? [:]) { $1 }.sorted { $0.key < $1.key }
        for (index, (language, text)) in texts.enumerated() {
            record.passages.append(
                Passage(
                    role: .ingredients, text: text.filter { $0 != "_" },
                    language: ["und", "xx", ""].contains(language) ? nil : language,
                    index: texts.count == 1 ? nil : index))
        }
        return record
    }
}
