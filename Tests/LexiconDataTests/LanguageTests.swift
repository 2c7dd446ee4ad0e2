import Foundation
import LabelText
import Lexicon
import LexiconData
import TestSupport
import Testing

/// Which languages a label is read in: of the whole, and of the parts that speak another.
@Suite struct LanguageTests {
    struct Row: CustomTestStringConvertible, Sendable {
        let languages: [String]
        let text: String
        var testDescription: String { languages.joined(separator: " ") }
    }

    private static let lexicon = Result { try LexiconData.load() }
    private static let rows = Result {
        try String(contentsOf: Repository.file("Tests/LexiconDataTests/languages.tsv"), encoding: .utf8)
            .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
                return Row(languages: fields[0].split(separator: " ").map(String.init), text: fields[1])
            }
    }

    @Test func thereAreLabels() throws {
        #expect(try Self.rows.get().count > 25)
    }

    /// The likeliest of the whole comes first; the others stand in the order of their parts.
    @Test(arguments: (try? rows.get()) ?? [])
    func languagesAreThoseOfTheParts(_ row: Row) throws {
        let languages = try read(row.text)
        let lexicon = try Self.lexicon.get()
        let read = languages.best.map { lexicon.language($0).tag } + (languages.unread == nil ? [] : ["unread"])
        #expect(read == row.languages)
    }

    /// A declared language settles ties and beats no words.
    @Test func declaredLanguageIsAHint() throws {
        let lexicon = try Self.lexicon.get()
        let german = try read("Zucker, Weizenmehl, Palmöl, Salz", declared: "fr")
        #expect(german.best.map { lexicon.language($0).tag } == ["de"])
        let unclear = try read("Xyzzy", declared: "fr")
        #expect(unclear.best.map { lexicon.language($0).tag } == ["fr"])
    }

    private func read(_ text: String, declared: String? = nil) throws -> LanguageSegments {
        var folder = try TextFolder()
        let folded = try folder.fold(text)
        return TermMatcher(try Self.lexicon.get()).match(folded, TokenRun(folded), declared: declared).languages
    }
}
