import ICU
import LabelReading
import LabelText
import Lexicon
import Products
import Synchronization

/// Finds declarations and precautions in texts that are no labels, for readers of pages.
///
/// The folder is shared by turns: readers ask for a few short texts a page.
final class StatementFinder: Sendable {
    private let matcher: TermMatcher
    private let reader: LabelReader
    private let folder = Mutex<TextFolder?>(nil)

    init(_ lexicon: Lexicon) {
        matcher = TermMatcher(lexicon)
        reader = LabelReader(lexicon)
    }

    /// UTF-8 ranges of the statements that say what is or may be in a product.
    ///
    /// - Complexity: linear in the text, but for the words that are found.
    func statements(in text: String) throws(ICUError) -> [Range<Int>] {
        let folded = try fold(text)
        let matches = matcher.match(folded, TokenRun(folded), declared: nil)
        if matches.cues.isEmpty { return [] }
        let reading = reader.read(Passage(role: .statement, text: text), matches)
        return reading.statements.filter { $0.kind == .mayContain || $0.kind == .contains && !$0.isInline }
            .filter { isSpoken($0, matches.guess) }
            .map { folded.originalRange($0.range) }
    }

    /// Texts beside a list are not about what is in it as a rule, so a phrase counts in its own language only.
    private func isSpoken(_ statement: Statement, _ guess: LanguageGuess) -> Bool {
        guard let cue = statement.cue, guess.best != nil else { return true }
        return guess.ranking.contains(where: cue.languages.contains)
    }

    private func fold(_ text: String) throws(ICUError) -> FoldedText {
        try folder.withLock { folder throws(ICUError) -> FoldedText in
            var own = if let kept = folder.take() { kept } else { try TextFolder() }
            let folded = try own.fold(text)
            folder = consume own
            return folded
        }
    }
}
