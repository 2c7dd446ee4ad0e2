import LabelText
import TestSupport
import Testing

@testable import Lexicon

@Suite struct AutomatonTests {
    /// One table of cases through the automaton and its slow twin.
    @Test(arguments: [
        (["he", "she", "his", "hers"], "ushers and his she"),
        (["a", "ab", "bab", "bc", "bca", "c", "caa"], "abccab"),
        (["lait", "coco", "e-270"], "lait\ncoco, laits e-270"),
        (["молоко", "олок"], "молоко"), (["乳", "乳化剤", "脱脂粉乳"], "脱脂粉乳、乳化剤"), (["aaaa", "aa"], "aaaaaa"),
    ])
    func agreesWithItsTwin(_ patterns: [String], _ text: String) {
        compare(patterns, text, "\(patterns) in \(text)")
    }

    @Test func agreesWithItsTwinOnRandomText() {
        var random = SeededRandom(seed: 0x5EED_0003)
        for _ in 0..<300 {
            let patterns = (0..<Int.random(in: 1...30, using: &random)).map { _ in word(1...6, &random) }
            compare(patterns, word(0...60, &random), "seed \(random.seed)")
        }
    }

    @Test func wholeWordsAreFoundAsSuch() {
        let whole = Automaton.symbols(Array("milk".utf8), startsWord: true, endsWord: true)
        #expect(ends([whole], "milk, oatmilk milk2 milky") == [4, 18])
    }

    private func word(_ count: ClosedRange<Int>, _ random: inout SeededRandom) -> String {
        String((0..<Int.random(in: count, using: &random)).map { _ in "ab c-2é乳".randomElement(using: &random)! })
    }

    private func compare(_ patterns: [String], _ text: String, _ message: String) {
        let patterns = Set(patterns.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
        let symbols = patterns.map { Automaton.symbols($0, startsWord: false, endsWord: false) }
        let hits = symbols.enumerated().flatMap { number, symbols in
            ends([symbols], text).map { Automaton.Hit(pattern: UInt32(number), end: $0) }
        }
        let twin = NaiveMatcher.scan(patterns, Array(text.utf8))
            .map { Automaton.Hit(pattern: UInt32($0.pattern), end: UInt32($0.end)) }
        #expect(Set(hits) == Set(twin), "alone: \(message)")
        let order = symbols.indices.sorted { symbols[$0].lexicographicallyPrecedes(symbols[$1]) }
        let together = self.hits(order.map { symbols[$0] }, text).map {
            Automaton.Hit(pattern: UInt32(order[Int($0.pattern)]), end: $0.end)
        }
        #expect(together == twin, "together: \(message)")
        #expect(Set(byHeads(order.map { symbols[$0] }, text, order)) == Set(twin), "by heads: \(message)")
    }

    /// Occurrences found by the heads of the patterns and compared to the end.
    private func byHeads(_ patterns: [[UInt8]], _ text: String, _ order: [Int]) -> [Automaton.Hit] {
        var blob = BlobWriter()
        blob.append(patterns.map { (symbols: $0, units: []) })
        var reader = BlobReader(CompiledLexicon(blob.bytes))
        let words = reader.wordPatterns()
        let bytes = Array(text.utf8)
        let span = bytes.span
        return hits(WordPatterns.headTexts(of: patterns), text).compactMap { head in
            words.end(of: Int(head.pattern), headEnd: Int(head.end), span, WordBoundaries(span)).map {
                Automaton.Hit(pattern: UInt32(order[Int(head.pattern)]), end: UInt32($0))
            }
        }
    }

    private func ends(_ patterns: [[UInt8]], _ text: String) -> [UInt32] { hits(patterns, text).map(\.end) }

    private func hits(_ patterns: [[UInt8]], _ text: String) -> [Automaton.Hit] {
        var hits: [Automaton.Hit] = []
        guard case .success(let automaton) = AutomatonBuilder.automaton(for: patterns) else {
            Issue.record("no automaton for \(patterns)")
            return hits
        }
        let bytes = Array(text.utf8)
        let span = bytes.span
        automaton.scan(span, WordBoundaries(span), into: &hits)
        return hits
    }
}
