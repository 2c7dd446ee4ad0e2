import Audit
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// Judged labels: class and precaution of every case.
@Suite struct DecisionCaseTests {
    @Test(arguments: ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"])
    func everyCaseIsJudgedAsWritten(_ file: String) throws {
        var assessor = try Assessor(LexiconData.load())
        let cases = try Repository.table(file)
        #expect(cases.count >= 122)
        for row in cases {
            let answer = try assessor.assess(DecisionCase.record(row))
            let got = "\(answer.verdict.rawValue)/\(answer.precaution == .mayContain ? "yes" : "no")"
            let want = "\(row["expected_class"] ?? "")/\(row["expected_precaution"] ?? "")"
            #expect(got == want, "\(row["id"] ?? "") \(row["ingredients_text"] ?? "")")
        }
    }
}

/// A row of a table of judged cases as the record a feed would give.
enum DecisionCase {
    static func record(_ row: [String: String]) -> ProductRecord {
        let language = row["lang"] == "mul" ? nil : row["lang"]
        var record = ProductRecord(position: SourcePosition(source: "cases"))
        record.id = row["id"]
        let fields: [(Passage.Role, String)] = [
            (.name, "product_name"), (.category, "category"), (.ingredients, "ingredients_text"),
            (.statement, "precaution_text"),
        ]
        for (role, field) in fields {
            guard let text = row[field], !text.isEmpty else { continue }
            record.passages.append(Passage(role: role, text: text, language: language))
        }
        return record
    }
}
