import Audit
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// Why a word is, or is not, taken for milk.
@Suite struct WordInquiryTests {
    /// A question with the answer it must get.
    struct Question: CustomTestStringConvertible, Sendable {
        var word: String
        var label: String
        var kinds: [String]
        var means: String?
        var around: String?
        var nearest: String?
        var role = Passage.Role.ingredients

        var testDescription: String { "\(word): \(kinds.joined(separator: " "))" }
    }

    static let questions: [Question] = [
        Question(word: "whey", label: "Sugar, whey, salt", kinds: ["milk"], means: "whey"),
        Question(
            word: "skimmed", label: "Sugar, skimmed milk powder, salt", kinds: ["milk"], around: "skimmed milk powder"),
        Question(word: "margarine", label: "Wheat flour, margarine, salt", kinds: ["ambiguous"]),
        Question(word: "milk", label: "Sugar, salt. May contain traces of milk.", kinds: ["in-precaution"]),
        Question(word: "milk", label: "Sugar, salt. Free from gluten and milk.", kinds: ["in-claim"]),
        Question(word: "dairy", label: "Dairy-free. Ingredients: sugar, salt", kinds: ["in-claim"]),
        Question(word: "milk", label: "Sugar, salt. Preparation: stir with milk.", kinds: ["in-instructions"]),
        Question(word: "milk", label: "Milk chocolate", kinds: ["in-name"], role: .name),
        Question(
            word: "milk", label: "Sugar, coconut milk, salt", kinds: ["shielded"], means: "plant-milk",
            around: "coconut milk"),
        Question(word: "coconut milk", label: "Sugar, coconut milk, salt", kinds: ["look-alike"], means: "plant-milk"),
        Question(
            word: "Milch", label: "Zucker, Milchsäure, Salz", kinds: ["shielded"], means: "lactic-acid",
            around: "Milchsäure"),
        Question(word: "contain", label: "Sugar. May contain nuts.", kinds: ["part-of-phrase"], means: "may-contain"),
        Question(
            word: "ost", label: "Sugar, ost, water, wheat flour, sunflower oil", kinds: ["too-short"], means: "cheese"),
        Question(word: "lat", label: "Sugar, flat bread, salt", kinds: ["part-of-word"], around: "flat"),
        Question(word: "sugar", label: "Sugar, salt, water", kinds: ["other-word"], means: "common"),
        Question(word: "wheyy", label: "Sugar, wheyy, salt, water", kinds: ["unknown"], nearest: "whey"),
        Question(word: "frobozz", label: "Sugar, frobozz, salt, water", kinds: ["unknown"]),
        Question(word: "milk", label: "Sugar, m\u{456}lk, salt, water", kinds: ["disguised"]),
        Question(word: "milk", label: "Sugar, salt, water", kinds: ["not-in-label"]),
        Question(word: "MILK", label: "Sugar, coconut milk, milk, salt", kinds: ["shielded", "milk"]),
    ]

    @Test(arguments: questions) func answer(_ question: Question) throws {
        var assessor = try Assessor(LexiconData.load())
        var record = ProductRecord(position: SourcePosition(source: "test"))
        record.passages = [Passage(role: question.role, text: question.label)]
        let answers = try assessor.whyNot(question.word, in: assessor.explain(record))
        #expect(answers.map(\.kind.rawValue) == question.kinds, "\(answers)")
        let first = try #require(answers.first)
        if let means = question.means { #expect(first.means == means) }
        if let around = question.around { #expect(first.around?.text == around) }
        #expect(first.nearest == question.nearest)
    }

    /// Words that are milk elsewhere, and the language the text is read in.
    @Test(arguments: [
        ("lait", "Zucker, lait, Salz, Wasser, Weizenmehl", ["milk"]),
        ("bor", "Sugar, bor, salt, water, wheat flour", ["unknown"]),
        ("syrove", "Cukr, syrove brambory, voda, pšeničná mouka", ["other-language"]),
        ("tejfol", "Zucker, tejfol, Salz, Wasser, Weizenmehl", ["accents-decide"]),
    ])
    func otherLanguages(_ word: String, _ label: String, _ kinds: [String]) throws {
        var assessor = try Assessor(LexiconData.load())
        var record = ProductRecord(position: SourcePosition(source: "test"))
        record.passages = [Passage(role: .ingredients, text: label)]
        let answers = try assessor.whyNot(word, in: assessor.explain(record))
        #expect(answers.map(\.kind.rawValue) == kinds, "\(answers)")
    }

    /// The answers and the verdict are two views of one reading: where a place is taken for milk, the verdict is no
    /// better than that.
    @Test(arguments: ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"])
    func everyPieceOfEvidenceIsAnsweredAsTaken(_ file: String) throws {
        var assessor = try Assessor(LexiconData.load())
        for row in try Repository.table(file) {
            let label = try assessor.explain(DecisionCase.record(row))
            for evidence in label.assessment.evidence {
                let answers = try assessor.whyNot(evidence.text, in: label)
                let own = answers.first {
                    $0.field == evidence.field && $0.place?.start == evidence.start && $0.place?.end == evidence.end
                }
                let kinds: [WordAnswer.Kind] =
                    switch evidence.role {
                    case .precaution: [.inPrecaution, .milk]
                    case .name: [.inName]
                    default: [.milk]
                    }
                #expect(
                    own.map { kinds.contains($0.kind) } == true, "\(row["id"] ?? "") «\(evidence.text)»: \(answers)")
            }
        }
    }
}
