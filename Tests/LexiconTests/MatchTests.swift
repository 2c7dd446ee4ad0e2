import LabelText
import Testing

@testable import Lexicon

@Suite struct MatchTests {
    private func matches(_ text: String, declared: String? = "xx") throws -> LabelMatches {
        let lexicon = try Lexicon(
            compiling: LexiconSource(LexiconFiles(TinyLexicon.files.mapValues { Array($0.utf8) })))
        var folder = try TextFolder()
        let folded = try folder.fold(text)
        return TermMatcher(lexicon).match(folded, TokenRun(folded), declared: declared)
    }

    @Test(arguments: [
        ("Heumilchpulver", ["milch"]), ("Kokosmilchpulver", []), ("Kokosmilch, Milch", ["Milch"]), ("mlek", ["mlek"]),
        ("mleks", ["mleks"]), ("mlekx", []), ("amlek", []), ("SERUM", ["SERUM"]), ("Mi\u{AD}lch", ["Mi\u{AD}lch"]),
        ("<b>mil</b>ch", ["mil</b>ch"]), ("SalzMilch", ["Milch"]),
    ])
    func terms(_ text: String, _ expected: [String]) throws {
        let found = try matches(text)
        #expect(found.terms.map { found.text.slice($0.range) } == expected)
    }

    @Test func twoHalvesMakeOneCue() throws {
        let found = try matches("Salz. Kann Milch enthalten. Enthält Salz.")
        #expect(found.cues.map(\.kind) == [.mayContain, .contains])
        #expect(found.cues.map { found.text.slice($0.range) } == ["Kann Milch enthalten", "Enthält"])
        #expect(try matches("Kann Milch. Enthalten").cues.isEmpty)
    }

    @Test func accentlessSpellingsNeedTheirLanguage() throws {
        #expect(try matches("serum", declared: "xx").terms.count == 1)
        #expect(try matches("serum salz", declared: nil).terms.count == 1)
    }
}
