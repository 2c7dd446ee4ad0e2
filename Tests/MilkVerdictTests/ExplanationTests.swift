import Audit
import Feeds
import Foundation
import LexiconData
import MilkVerdict
import Products
import Reports
import TestSupport
import Testing

/// Text and JSON of an explanation say the same, and what they point at is what the label holds.
@Suite struct ExplanationTests {
    private struct Object: Decodable {
        var passages: [[String: Value]]
    }

    /// A member of a passage: a text, or the notes of a stage.
    private enum Value: Decodable {
        case text(String)
        case notes([Note])
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let text = (Result { try container.decode(String.self) }).value {
                self = .text(text)
            } else if let notes = (Result { try container.decode([Note].self) }).value {
                self = .notes(notes)
            } else {
                self = .other
            }
        }
    }

    private struct Note: Decodable {
        var start: Int?
        var end: Int?
        var text: String?
    }

    @Test(arguments: ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"])
    func textAndJSONSayTheSame(_ file: String) throws {
        var assessor = try Assessor(LexiconData.load())
        for row in try Repository.table(file) {
            let explanation = Explanation(try assessor.explain(DecisionCase.record(row)), assessor.lexicon)
            var writer = JSONWriter()
            writer.explanation(explanation)
            let object = try JSONDecoder().decode(Object.self, from: Data(writer.bytes))
            let lines = explanation.text.split(separator: "\n")
            #expect(lines.count { $0.hasPrefix("passage ") } == object.passages.count)
            for (stage, label) in [("terms", "term"), ("refused", "refused"), ("items", "item"), ("cues", "cue")] {
                let notes = object.passages.reduce(0) { $0 + Self.notes($1[stage]).count }
                #expect(lines.count { $0.hasPrefix("  \(label) ") } == notes, "\(row["id"] ?? "") \(stage)")
            }
            for passage in object.passages { Self.checkPieces(passage, row["id"] ?? "") }
        }
    }

    private static func notes(_ value: Value?) -> [Note] {
        if case .notes(let notes) = value { return notes }
        return []
    }

    /// Every note slices the text as given.
    private static func checkPieces(_ passage: [String: Value], _ id: String) {
        guard case .text(let text) = passage["text"] else {
            Issue.record("\(id): a passage without its text")
            return
        }
        let bytes = Array(text.utf8)
        for stage in passage.values {
            for note in notes(stage) {
                guard let start = note.start, let end = note.end else { continue }
                #expect(String(decoding: bytes[start..<end], as: UTF8.self) == note.text, "\(id)")
            }
        }
    }
}

extension Result {
    fileprivate var value: Success? {
        if case .success(let value) = self { return value }
        return nil
    }
}

/// What each rule of the profile says of a label.
@Suite struct RuleOutcomeTests {
    /// Rules by what they said, over a name and a list.
    @Test(arguments: [
        ("Biscuits", "Wheat flour, sugar, palm oil, whey powder, salt", "", "P3 P12 P9a P9b P9c P9d P9e P9f"),
        ("Biscuits", "Sugar, wheat flour, butter, whey powder", "", "P3 P12 P9a P9b P9c P9d P9e P9f"),
        ("Sauce", "Wheat flour, sugar, palm oil, whey powder, salt", "P9a", "P3 P12 P9b P9c P9d P9e P9f"),
        ("Biscuits", "Wheat flour, butter, sugar, salt", "P9b", "P3 P12 P9a P9c P9d P9e P9f"),
        (
            "Biscuits", "Wheat flour, sugar, filling (palm oil, whey powder), salt", "P9c",
            "P3 P12 P9a P9b P9d P9e P9f"
        ), ("Biscuits", "Wheat flour, sugar, salt, cheese", "P9d", "P3 P12 P9a P9b P9c P9e P9f"),
        ("Biscuits", "Rice flour, sugar, salt, whey powder", "P9e", "P3 P12 P9a P9b P9c P9d P9f"),
        ("Biscuits", "Wheat flour, sugar, salt, goat milk powder", "P9d P9f", "P3 P12 P9a P9b P9c P9e"),
        ("Biscuits", "Wheat flour, sugar, salt. Contains: milk", "P3", "P12 P9a"),
        ("Biscuits", "Wheat flour, sugar, salt", "", ""),
        ("Biscuits", "Wheat flour, sugar, whey powder, salt,", "P12", "P3 P9a P9b P9c P9d P9e P9f"),
    ])
    func outcomes(_ name: String, _ list: String, _ failed: String, _ met: String) throws {
        var assessor = try Assessor(LexiconData.load())
        var record = ProductRecord(position: SourcePosition(source: "test"))
        record.passages = [Passage(role: .name, text: name), Passage(role: .ingredients, text: list)]
        let label = try assessor.explain(record)
        let names = { (isWanted: (RuleOutcome) -> Bool) in
            label.outcomes.filter(isWanted).map(\.rule.rawValue).joined(separator: " ")
        }
        #expect(names { $0.result == .met } == met)
        #expect(names { if case .failed = $0.result { true } else { false } } == failed)
        let isBaked = failed.isEmpty && !met.isEmpty
        #expect((label.assessment.verdict == .bakedMilkOnly) == isBaked)
    }

    /// `baked-milk-only` and no failed rule are the same thing.
    @Test(arguments: ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"])
    func bakedMeansThatNothingFailed(_ file: String) throws {
        var assessor = try Assessor(LexiconData.load())
        for row in try Repository.table(file) {
            let label = try assessor.explain(DecisionCase.record(row))
            let hasFailed = label.outcomes.contains { if case .failed = $0.result { true } else { false } }
            let isAsked = label.outcomes.contains { $0.result != .notAsked }
            #expect(
                (label.assessment.verdict == .bakedMilkOnly) == (isAsked && !hasFailed),
                "\(row["id"] ?? "") \(label.outcomes)")
        }
    }
}
