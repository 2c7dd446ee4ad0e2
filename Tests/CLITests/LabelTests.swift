import Foundation
import TestSupport
import Testing

/// `label`: a text from the argument, a file or standard input.
@Suite struct LabelTests {
    static let answers: [(String, Int32, String)] = [
        (Catalog.milk, 1, "Contains milk"), (Catalog.free, 0, "No milk ingredient found"),
        (Catalog.warned, 1, "No milk ingredient listed – milk warning on the pack"),
        ("", 3, "Undetermined: the label does not tell"),
        ("Qwzx vrtk plmb, ghrtz", 3, "Undetermined: the label does not tell"),
        ("Zutaten: Mehl, Zucker, Süßmolkenpulver", 1, "Contains milk"),
    ]

    @Test(arguments: answers) func argument(_ text: String, _ status: Int32, _ headline: String) throws {
        let outcome = try Program.run("label", text)
        #expect(outcome.status == status)
        #expect(outcome.lines.first == headline)
        #expect(outcome.errors == "")
    }

    @Test(arguments: answers) func standardInput(_ text: String, _ status: Int32, _ headline: String) throws {
        let outcome = try Program.run("label", "-", input: text + "\n")
        #expect(outcome.status == status)
        #expect(outcome.lines.first == headline)
    }

    @Test func nothingReadsStandardInput() throws {
        #expect(try Program.run("label", input: Catalog.milk).status == 1)
    }

    @Test func file() throws {
        let workplace = try Workplace()
        let path = try workplace.write("Ingredients: Water,\nwhey powder.\n", to: "label with ü.txt")
        let outcome = try Program.run("label", "--file", path)
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("«whey powder»"))
        _ = workplace
    }

    @Test func theDecisiveWordsAreShownInTheLabel() throws {
        let outcome = try Program.run("label", Catalog.milk)
        #expect(outcome.lines.contains("  ingredients: Wheat flour, sugar, «whey powder», salt."))
        #expect(outcome.lines.contains("  why: milk is in the ingredient list"))
        #expect(
            outcome.lines.suffix(3) == [
                "  Recipes change: read the pack in your hand.",
                "  A label cannot show cross-contact that nobody declared.", "  Not medical advice.",
            ])
    }

    @Test func aWarningOfAnotherTextCounts() throws {
        let outcome = try Program.run("label", Catalog.free, "--statement", "May contain traces of milk.")
        #expect(outcome.status == 1)
        #expect(outcome.lines.first == "No milk ingredient listed – milk warning on the pack")
        #expect(outcome.lines.contains("  warning on the pack names: milk"))
    }

    @Test func bakedMilk() throws {
        let text = "Wheat flour, sugar, sunflower oil, whey powder, salt."
        let outcome = try Program.run("label", text, "--name", "Butterless biscuits", "--category", "en:biscuits")
        #expect(outcome.status == 1)
        #expect(outcome.lines.first == "Milk, baked into the product as far as the label shows")
        #expect(outcome.output.contains("decide with your allergist"))
    }

    @Test func jsonHoldsTheContract() throws {
        let outcome = try Program.run("label", Catalog.milk, "--json", "--market", "GB", "--language", "en")
        #expect(outcome.status == 1)
        #expect(outcome.lines.count == 1)
        #expect(try Contract.names(in: outcome.lines[0]) == Contract.names)
        let answer: Contract.Answer = try Contract.read(outcome.lines[0])
        #expect(answer.verdict == "contains-native-milk")
        #expect(answer.precaution == "none")
        #expect(answer.market == "GB")
        #expect(answer.languages == ["en"])
        let evidence = try #require(answer.evidence.first)
        #expect(evidence.text == "whey powder")
        #expect(evidence.position == 3)
        #expect(evidence.isComplete)
        #expect(evidence.slice(of: Catalog.milk) == "whey powder")
    }

    @Test(
        arguments: [
            (["--file", "missing.txt"], 66, "missing.txt"), (["--file", "."], 66, ".: "),
            (["--file", "latin"], 65, "latin: byte 0: the text is not UTF-8"),
            (["--file", "huge"], 65, "huge: byte 0: a label text is longer than 1 MiB"),
        ] as [([String], Int32, String)])
    func textsThatCannotBeRead(_ arguments: [String], _ status: Int32, _ message: String) throws {
        let workplace = try Workplace()
        try workplace.write([0x4D, 0xFC, 0x6C], to: "latin")
        try workplace.write(String(repeating: "sugar, ", count: 160_000), to: "huge")
        let outcome = try Program.shell("exec \"$@\"", "label", arguments[0], arguments[1], folder: workplace.folder)
        #expect(outcome.status == status)
        #expect(outcome.output == "")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    /// One of two texts would stay unread, and it may be the one with milk.
    @Test func twoTextsAreRefused() throws {
        let workplace = try Workplace()
        let path = try workplace.write(Catalog.free, to: "label")
        let outcome = try Program.run("label", Catalog.milk, "--file", path)
        #expect(outcome.status == 64)
        #expect(outcome.output == "")
        #expect(outcome.errorLines.first == "Error: give the text or --file, not both")
    }
}
