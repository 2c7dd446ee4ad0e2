import Audit
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// What an auditor hears of besides the verdict, and the facts of a label with milk.
@Suite struct FindingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var record: ProductRecord
        var rule: Finding.Rule
        var isFound: Bool
        var testDescription: String { "\(name): \(rule.rawValue) \(isFound ? "found" : "not found")" }

        init(
            _ name: String, _ rule: Finding.Rule, _ isFound: Bool, _ lists: [String], market: String = "DE"
        ) {
            record = ProductRecord(position: SourcePosition(source: "test"))
            record.market = market
            record.passages = lists.enumerated().map { index, text in
                Passage(role: .ingredients, text: text, index: lists.count > 1 ? index : nil)
            }
            (self.name, self.rule, self.isFound) = (name, rule, isFound)
        }
    }

    private static let german = "Zucker, Weizenmehl, Magermilchpulver, Salz"
    private static let english = "Sugar, wheat flour, salt, yeast"
    private static let cases = [
        Case(
            "milk beside a bold word", .milkNotEmphasised, true, ["Zucker, <b>Weizenmehl</b>, Magermilchpulver, Salz"]),
        Case("milk in bold", .milkNotEmphasised, false, ["Zucker, <b>Weizenmehl</b>, Mager<b>milch</b>pulver, Salz"]),
        Case("milk in capitals", .milkNotEmphasised, false, ["Zucker, <b>Weizenmehl</b>, MAGERMILCHPULVER, Salz"]),
        Case("no emphasis at all", .milkNotEmphasised, false, [german]),
        Case(
            "a market without the duty", .milkNotEmphasised, false,
            ["Sugar, <b>wheat flour</b>, skimmed milk powder, salt"], market: "US"),
        Case("milk in one language only", .languagesDisagree, true, [german, english]),
        Case("milk in both", .languagesDisagree, false, [german, english + ", skimmed milk powder"]),
        Case(
            "a short extract beside a list", .languagesDisagree, false, [german + ", Hefe, Wasser, Öl", "Sugar, salt"]),
        Case("one letter carried off", .misprint, true, ["Zucker, Weizenmehl, Magermichlpulver, Salz"]),
        Case("caffeine", .misprint, false, ["eau, sucre, caféine, arôme naturel"], market: "FR"),
    ]

    @Test(arguments: cases)
    func findingIsThere(_ one: Case) throws {
        var assessor = try Assessor(LexiconData.load())
        let found = try assessor.assess(one.record).findings.contains { $0.rule == one.rule }
        #expect(found == one.isFound)
    }

    @Test func flagsOfTheFeedHideNoText() throws {
        var one = Case("flag", .dataNotProvided, true, [Self.english], market: "GB").record
        one.faults = [RecordFault(kind: .dataNotProvided, message: "isAllergenRelevantDataProvided is missing")]
        var assessor = try Assessor(LexiconData.load())
        let assessment = try assessor.assess(one)
        #expect(assessment.verdict == .milkFree)
        #expect(assessment.findings.map(\.rule) == [.dataNotProvided])
        #expect(assessment.facts == nil)
    }

    @Test func factsAreThoseOfTheLabel() throws {
        var assessor = try Assessor(LexiconData.load())
        let facts = try assess(&assessor, "Weizenmehl, Zucker, Palmöl, Butter, Käsepulver, Molkenpulver", "Kekse")
        #expect(
            facts
                == MilkFacts(
                    form: .ovenBaked, positions: [4, 5, 6], hasCheese: true, hasCasein: true, grain: .wheat,
                    species: ["cow"]))
        let whey = try assess(&assessor, "Maismehl, Zucker, Molkenpulver, Milchzucker", "Waffelteig")
        #expect(whey?.hasCasein == false)
        #expect(whey?.grain == .other)
        #expect(whey?.form == .raw)
        let goat = try assess(&assessor, "Weizenmehl, Zucker, Ziegenmilchpulver", "Pfannkuchen")
        #expect(goat?.species == ["goat"])
        #expect(goat?.form == .griddled)
    }

    @Test func disputedAndPoorMilkIsSaidSo() throws {
        var assessor = try Assessor(LexiconData.load())
        var record = Case("", .misprint, true, ["Weizenmehl, Zucker, Ei, Magermilchpulver"]).record
        record.passages.append(Passage(role: .name, text: "Pfannkuchen"))
        #expect(try assessor.assess(record).reasons.contains(.bakedStatusDisputed))
        let lactose = Case("", .misprint, true, ["Zucker, Milchzucker, Salz"]).record
        #expect(try assessor.assess(lactose).reasons.contains(.lowProteinDerivative))
    }

    private func assess(_ assessor: inout Assessor, _ list: String, _ name: String) throws -> MilkFacts? {
        var record = Case("", .misprint, true, [list]).record
        record.passages.append(Passage(role: .name, text: name))
        return try assessor.assess(record).facts
    }
}
