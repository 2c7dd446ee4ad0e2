import Audit
import Foundation
import LexiconData
import MilkVerdict
import Products
import Reports
import TestSupport
import Testing

/// Dumps of every stage for some labels, compared byte for byte.
///
/// `Golden/labels.tsv` holds the labels, one file a label the dump. After a wanted change run the tests with
/// `WHEYFINDER_WRITE_GOLDEN=1` and read the difference in git.
@Suite struct GoldenTests {
    private static let folder = Repository.file("Tests/MilkVerdictTests/Golden")
    private static let labels = (try? Repository.table("Tests/MilkVerdictTests/Golden/labels.tsv")) ?? []

    @Test(arguments: labels)
    func dumpIsAsBefore(_ row: [String: String]) throws {
        let name = try #require(row["name"])
        let file = Self.folder.appending(path: "\(name).txt")
        let dump = try Self.dump(row)
        if ProcessInfo.processInfo.environment["WHEYFINDER_WRITE_GOLDEN"] == "1" {
            try dump.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(dump == expected, "\(name)")
    }

    @Test func thereAreLabels() {
        #expect(Self.labels.count >= 12)
    }

    private static func dump(_ row: [String: String]) throws -> String {
        var assessor = try Assessor(LexiconData.load())
        return Explanation(try assessor.explain(DecisionCase.record(row)), assessor.lexicon).text
    }
}
