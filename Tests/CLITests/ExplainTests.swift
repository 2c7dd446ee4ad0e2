import TestSupport
import Testing

/// `explain`: every stage's value, in the order of the street.
@Suite struct ExplainTests {
    @Test func everyStageInOrder() throws {
        let outcome = try Program.run("explain", Catalog.milk, "--statement", "May contain nuts.")
        #expect(outcome.status == 0)
        let stages = [
            "passage ingredients", "  text", "  folded", "  language", "  tokens", "  term", "  item",
            "passage statement", "  cue", "  statement", "verdict contains-native-milk, precaution none", "  reasons",
            "  profile    strict", "  rule       P9a requires-kind yes failed [form-unknown]", "  evidence",
        ]
        var rest = outcome.lines[...]
        for stage in stages {
            let at = rest.firstIndex { $0.hasPrefix(stage) }
            #expect(at != nil, "\(stage) is missing or out of order")
            rest = rest[(at ?? rest.startIndex)...]
        }
        #expect(outcome.output.contains("20..<31 «whey powder» whey-powder milk ingredient"))
    }

    @Test func aBarcodeOfAnIndex() throws {
        let store = try Store()
        try store.fill()
        let outcome = try Program.run("explain", "--barcode", "4006381333931", "--index", store.index)
        #expect(outcome.status == 0)
        #expect(outcome.lines.contains("  text       \(Catalog.milk)"))
        #expect(outcome.lines.contains("verdict contains-native-milk, precaution none"))
        let unknown = try Program.run("explain", "--barcode", "4006381333948", "--index", store.index)
        #expect(unknown.status == 3)
        #expect(unknown.errors == "wheyfinder: 04006381333948 is not in the index \(store.index)\n")
        let wrong = try Program.run("explain", "--barcode", "4006381333930", "--index", store.index)
        #expect(wrong.status == 64)
        #expect(wrong.errorLines.first == "Error: \"4006381333930\" is no valid barcode")
    }

    @Test func oneJSONObject() throws {
        let outcome = try Program.run("explain", "--json", Catalog.milk, "--statement", "May contain nuts.")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 1)
        let explanation: Transcript = try Contract.read(outcome.lines[0])
        #expect(explanation.passages.map(\.field) == ["ingredients", "statement"])
        let term = try #require(explanation.passages[0].terms.first)
        #expect(term.text == "whey powder" && term.start == 20 && term.end == 31 && term.role == "ingredient")
        #expect(explanation.rules.map(\.rule) == ["P3", "P12", "P9a", "P9b", "P9c", "P9d", "P9e", "P9f"])
        #expect(explanation.rules.first { $0.rule == "P9a" }?.reasons == ["form-unknown"])
        #expect(explanation.answer.verdict == "contains-native-milk")
    }

    @Test func whyNot() throws {
        let label = "Sugar, coconut milk, salt"
        let text = try Program.run("explain", "--why-not", "milk", label)
        #expect(text.status == 0)
        #expect(
            text.output
                == "ingredients 15..<19 «milk»: shielded by the look-alike «coconut milk» (plant-milk) [en]\n")
        let json = try Program.run("explain", "--json", "--why-not", "milk", label)
        let answers: Answers = try Contract.read(json.lines[0])
        #expect(answers.word == "milk")
        #expect(answers.answers.map(\.kind) == ["shielded"])
        #expect(answers.answers.first?.around?.text == "coconut milk")
        #expect(try Program.run("explain", "--why-not", "milk", "Sugar").output == "«milk»: not in the label\n")
        #expect(try Program.run("explain", "--why-not", "", "Sugar").status == 64)
    }

    /// What a label prints cannot reach the terminal as a control sequence, and breaks no line.
    @Test func signsThatDoNotShowAreWrittenOut() throws {
        let outcome = try Program.run("explain", "Sugar,\u{1B}[31m\nsalt\u{202E}")
        #expect(!outcome.output.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
        #expect(outcome.lines[1] == "  text       Sugar,\\u{1B}[31m\\u{A}salt\\u{202E}")
    }

    private struct Transcript: Decodable {
        var passages: [Passage]
        var rules: [Rule]
        var answer: Contract.Answer

        struct Passage: Decodable {
            var field: String
            var terms: [Term]
        }

        struct Term: Decodable {
            var start: Int
            var end: Int
            var text: String
            var role: String
        }

        struct Rule: Decodable {
            var rule: String
            var outcome: String
            var reasons: [String]?
        }
    }

    private struct Answers: Decodable {
        var word: String
        var answers: [Answer]

        struct Answer: Decodable {
            var kind: String
            var around: Place?
        }

        struct Place: Decodable {
            var text: String
        }
    }

    @Test func theSameTextGivesTheSameLines() throws {
        let runs = try (0..<3).map { _ in try Program.run("explain", Catalog.warned).output }
        #expect(Set(runs).count == 1)
    }
}
