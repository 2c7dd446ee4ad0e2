import ArgumentParser
import Foundation
import LabelText
import Lexicon
import LexiconData
import LexiconFolder
import Reports

struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Looks into the words Wheyfinder knows.",
        subcommands: [Check.self, Find.self, Coverage.self])

    struct Source: ParsableArguments {
        @Option(help: "Folder with lexicon files, instead of the words built in.")
        var folder: String?
    }
}

extension LexiconCommand {
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Validates a lexicon folder and its marked labels.")

        @Argument(help: "Folder with lexicon files.")
        var folder = "lexicons"

        @Option(help: "Only the marked labels of this language.")
        var language: String?

        mutating func run() throws {
            let source = try LexiconSource(LexiconFiles(folder: URL(filePath: folder)))
            let lexicon = try Lexicon(compiling: source)
            let matcher = TermMatcher(lexicon)
            var folder = try TextFolder()
            var failed = 0
            let wanted = language.flatMap(lexicon.language(tagged:))
            let proofs = source.proofs.filter { wanted == nil || $0.language == wanted }
            for proof in proofs {
                if let failure = try proof.failure(matcher, &folder) {
                    failed += 1
                    try Output.standard.write("\(proof.file):\(proof.line): \(failure)  <- \(proof.text)\n")
                }
            }
            try Output.standard.write(
                "\(source.languages.count) languages, \(proofs.count) marked labels, \(failed) failed\n")
            if failed > 0 { throw Finish(.unusable) }
        }
    }

    struct Coverage: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints how many lines each language has for each kind of word, and what is missing.")

        @Argument(help: "Folder with lexicon files.")
        var folder = "lexicons"

        mutating func run() throws {
            let coverage = LexiconCoverage(try LexiconSource(LexiconFiles(folder: URL(filePath: folder))))
            var text = AnswerText()
            text.line((["subject"] + coverage.rows.map(\.language)).joined(separator: "\t"))
            for (number, subject) in coverage.subjects.enumerated() {
                text.line(([subject] + coverage.rows.map { String($0.counts[number]) }).joined(separator: "\t"))
            }
            for gap in coverage.gaps { text.line("missing\t\(gap)") }
            for gap in coverage.idle { text.line("exempted, but there\t\(gap)") }
            try Output.standard.write(text.text)
            if !coverage.gaps.isEmpty || !coverage.idle.isEmpty { throw Finish(.unusable) }
        }
    }

    struct Find: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows what would match in a text, and why.")

        @OptionGroup var source: Source

        @Option(help: "Language of the text (BCP 47), a hint.")
        var language: String?

        @Argument(help: "The text.")
        var text: String

        mutating func run() throws {
            let lexicon = try source.load()
            var folder = try TextFolder()
            let folded = try folder.fold(text)
            let found = TermMatcher(lexicon).match(folded, TokenRun(folded), declared: language)
            var lines = [
                "languages: \(found.guess.ranking.map { lexicon.language($0).tag }) (\(found.guess.votes) letters)"
            ]
            func add(_ kind: String, _ range: Range<Int>, _ what: String, _ languages: LanguageSet) {
                lines.append("\(kind)  \(folded.slice(range)) = \(what) \(tags(languages, lexicon))")
            }
            for term in found.terms {
                let concept = lexicon.concept(term.concept)
                add("term", term.range, "\(concept.name) (\(concept.treatment))", term.languages)
            }
            for match in found.lookalikes { add("look", match.range, match.group, match.languages) }
            for cue in found.cues { add("cue ", cue.range, "\(cue.kind.rawValue) \(cue.role)", cue.languages) }
            for word in found.words { add("word", word.range, word.wordClass.rawValue, word.languages) }
            try Output.standard.write(lines.map { $0 + "\n" }.joined())
        }

        private func tags(_ languages: LanguageSet, _ lexicon: Lexicon) -> String {
            languages.members.map { lexicon.language($0).tag }.joined(separator: " ")
        }
    }
}

extension LexiconCommand.Source {
    func load() throws -> Lexicon {
        guard let folder else { return try LexiconData.load() }
        return try Lexicon(compiling: LexiconSource(LexiconFiles(folder: URL(filePath: folder))))
    }
}
