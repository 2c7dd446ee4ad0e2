import Foundation
import LabelText
import Lexicon
import LexiconData
import LexiconFolder
import TestSupport
import Testing

/// What the marked lines must prove together, language by language: nothing is listed that no line exercises.
@Suite struct ProofCoverageTests {
    private static let files = Result { try LexiconFiles(folder: Repository.file("lexicons")) }
    private static let source = Result { try LexiconSource(try files.get()) }
    private static let lexicon = Result { try LexiconData.load() }
    private static let guesses = Result { try Lexicon(compiling: LexiconSource(guesses(in: try files.get()))) }
    private static let tags = ((try? source.get().languages) ?? []).map(\.tag).filter { $0 != "mul" }

    @Test(arguments: tags)
    func hitLinesCoverEveryConceptGroup(_ tag: String) throws {
        let lines = try Self.lines(tag, hits: true)
        #expect(lines.count >= 80)
        let matcher = TermMatcher(try Self.lexicon.get())
        var folder = try TextFolder()
        var proved: Set<String> = []
        for line in lines { proved.formUnion(try line.groups(matcher, &folder)) }
        let exempt = try Self.rows("exemptions.tsv").filter { $0[0] == tag }.map { $0[1] }
        let wanted = Set(try Self.source.get().concepts.map(\.group)).subtracting(exempt)
        #expect(wanted.subtracting(proved).isEmpty)
    }

    @Test(arguments: tags)
    func missLinesCoverEveryGroupOfLookalikes(_ tag: String) throws {
        let lines = try Self.lines(tag, hits: false)
        #expect(lines.count >= 60)
        let proved = try Self.lookalikes(lines, try Self.lexicon.get())
        let wanted = Set(try Self.rows("\(tag)/lookalikes.tsv").map { $0[0] })
        #expect(!wanted.isEmpty)
        #expect(wanted.subtracting(proved).isEmpty)
    }

    /// A look-alike that no source confirms stands in a line of the language, so that a reader meets it there.
    @Test(arguments: tags)
    func missLinesHoldEveryUnsourcedLookalike(_ tag: String) throws {
        let proved = try Self.lookalikes(try Self.lines(tag, hits: false), try Self.guesses.get())
        let wanted = Set(try Self.rows(Self.guesses(in: try Self.files.get()), "\(tag)/lookalikes.tsv").map { $0[0] })
        #expect(wanted.subtracting(proved).isEmpty)
    }

    /// Without a word of any language a list cannot be relied on; no plain list may come to that.
    @Test(arguments: tags)
    func missLinesAreInAKnownLanguage(_ tag: String) throws {
        let matcher = TermMatcher(try Self.lexicon.get())
        var folder = try TextFolder()
        for line in try Self.lines(tag, hits: false) {
            let folded = try folder.fold(line.text)
            let guess = matcher.match(folded, TokenRun(folded), declared: nil).guess
            #expect(guess.votes > 0, "\(line.file):\(line.line): \(line.text)")
        }
    }

    /// One line a cheese in the words of all languages; each is found as milk where it stands alone in a list.
    @Test func manyCheesesAreKnownByName() throws {
        let names = try Self.rows("mul/terms.tsv").filter { $0[0] == "named-cheese" }.map { Self.spelling($0[1]) }
        #expect(Set(names).count >= 150)
        let matcher = TermMatcher(try Self.lexicon.get())
        var folder = try TextFolder()
        for name in names {
            let folded = try folder.fold("\(name) 20 %")
            let terms = matcher.match(folded, TokenRun(folded), declared: nil).terms
            #expect(terms.contains { matcher.lexicon.concept($0.concept).treatment.isMilk }, "\(name)")
        }
    }

    private static func lines(_ tag: String, hits: Bool) throws -> [MarkedLabel] {
        let source = try source.get()
        return source.proofs.filter { source.languages[Int($0.language.index)].tag == tag && $0.isHit == hits }
    }

    private static func lookalikes(_ lines: [MarkedLabel], _ lexicon: Lexicon) throws -> Set<String> {
        let matcher = TermMatcher(lexicon)
        var folder = try TextFolder()
        var found: Set<String> = []
        for line in lines { found.formUnion(try line.lookalikes(matcher, &folder)) }
        return found
    }

    private static func rows(_ path: String) throws -> [[String]] { try rows(try files.get(), path) }

    private static func rows(_ files: LexiconFiles, _ path: String) throws -> [[String]] {
        String(decoding: try #require(files.bytes[path]), as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    /// A lexicon of the look-alikes that are only known, `[K]`, each line a group of its own.
    private static func guesses(in files: LexiconFiles) throws -> LexiconFiles {
        var bytes = files.bytes.filter { $0.key.hasSuffix(".tsv") }
        for path in bytes.keys where path.contains("/") && !path.hasPrefix("profiles/") {
            if path.hasSuffix("/lookalikes.tsv") {
                let known = try rows(files, path).enumerated().filter { $1[2].hasPrefix("[K]") }
                bytes[path] = Array(known.map { "row \($0)\t\($1[1])\t\($1[2])\n" }.joined().utf8)
            } else if !path.hasSuffix("/affixes.tsv") {
                bytes[path] = []
            }
        }
        return LexiconFiles(bytes)
    }

    /// The first spelling of a line, without the signs of the grammar.
    private static func spelling(_ forms: String) -> String {
        var name = ""
        var isChosen = false
        for letter in forms.prefix(while: { $0 != "|" }) where !"~^!".contains(letter) {
            switch letter {
            case "{": isChosen = false
            case "}": isChosen = false
            case ",": isChosen = true
            default: if !isChosen { name.append(letter) }
            }
        }
        return name.trimmingCharacters(in: .whitespaces)
    }
}
