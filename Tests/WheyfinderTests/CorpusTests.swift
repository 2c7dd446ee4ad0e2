import Audit
import Foundation
import MilkVerdict
import Products
import TestSupport
import Testing
import Wheyfinder

/// The invented catalog and pages of `corpus/`, audited as a user would, against their judged answers.
@Suite struct CorpusTests {
    private static let rows = (try? Repository.table("corpus/answers.tsv")) ?? []
    private static let files = Array(Set(rows.compactMap { $0["file"] })).sorted()

    @Test func thereAreEnoughItems() {
        #expect(Self.rows.count >= 140)
        #expect(Self.files.count >= 13)
    }

    @Test(arguments: files)
    func everyItemIsJudgedAsWritten(_ file: String) throws {
        var answers: [String: Assessment] = [:]
        _ = try Wheyfinder.audit([Repository.file("corpus/" + file).path], clock: { 0 }) { event in
            if case .judged(let record, let assessment) = event { answers[record.gtin?.gtin14 ?? "-"] = assessment }
            if case .fault(let error) = event { Issue.record("\(error)") }
        }
        let expected = Self.rows.filter { $0["file"] == file }
        #expect(answers.count == expected.count)
        for row in expected { compare(row, answers[row["gtin"] ?? ""]) }
    }

    private func compare(_ row: [String: String], _ answer: Assessment?) {
        let gtin = row["gtin"] ?? ""
        guard row["class"] != "-" else {
            return #expect(answer?.findings.contains { $0.rule == .notAFood } == true, "\(gtin) is not a food")
        }
        let got = answer.map { "\($0.verdict.rawValue) \($0.precaution == .mayContain ? "yes" : "no")" }
        #expect(got == "\(row["class"] ?? "") \(row["precaution"] ?? "")", "\(gtin): \(row["why"] ?? "")")
    }
}
