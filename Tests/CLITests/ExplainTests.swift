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
            "  profile    strict", "  evidence",
        ]
        var rest = outcome.lines[...]
        for stage in stages {
            let at = rest.firstIndex { $0.hasPrefix(stage) }
            #expect(at != nil, "\(stage) is missing or out of order")
            rest = rest[(at ?? rest.startIndex)...]
        }
        #expect(outcome.output.contains("20..<31 «whey powder» whey-powder (milk)"))
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

    @Test func theSameTextGivesTheSameLines() throws {
        let runs = try (0..<3).map { _ in try Program.run("explain", Catalog.warned).output }
        #expect(Set(runs).count == 1)
    }
}
