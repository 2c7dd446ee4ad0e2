import Foundation
import LabelText
import Lexicon
import LexiconData
import LexiconFolder
import TestSupport
import Testing

/// The lines of `hit.txt` and `miss.txt`, the proof of every word file, against the words that are built in.
@Suite struct MarkedLabelTests {
    private static let source = Result { try LexiconSource(LexiconFiles(folder: Repository.file("lexicons"))) }
    private static let lexicon = Result { try LexiconData.load() }
    private static let tags = ((try? source.get().languages) ?? []).map(\.tag)

    @Test func builtInWordsAreThoseOfTheFolder() throws {
        #expect(try Self.lexicon.get().digest == Self.source.get().digest)
        #expect(Self.tags.count > 60)
    }

    /// Every language has a word for every concept group, statement kind and word class, or a reason why not.
    @Test func theMatrixIsFull() throws {
        let coverage = LexiconCoverage(try Self.source.get())
        #expect(coverage.gaps.isEmpty, "\(coverage.gaps.map(\.description).joined(separator: "; "))")
        #expect(coverage.idle.isEmpty, "exempted, but there: \(coverage.idle)")
    }

    @Test(arguments: tags)
    func everyMarkedLineHolds(_ tag: String) throws {
        let source = try Self.source.get()
        let matcher = TermMatcher(try Self.lexicon.get())
        var folder = try TextFolder()
        for proof in source.proofs where source.languages[Int(proof.language.index)].tag == tag {
            let failure = try proof.failure(matcher, &folder)
            #expect(failure == nil, "\(proof.file):\(proof.line): \(failure ?? "") <- \(proof.text)")
        }
    }
}
