import LabelText

/// The matcher alone, over words without meanings, for `Benchmarks/bench` to hold beside others.
package struct WordScanner: Sendable {
    private let words: WordPatterns
    private let automaton: Automaton

    /// - Parameter words: folded; they may stand anywhere, inside other words too.
    /// - Throws: `LexiconError` where there are more than the automaton can hold.
    package init(_ words: Set<[UInt8]>) throws(LexiconError) {
        let patterns = words.map { Automaton.symbols($0, startsWord: false, endsWord: false) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        automaton = try AutomatonBuilder.automaton(for: WordPatterns.headTexts(of: patterns)).get()
        var blob = BlobWriter()
        blob.append(patterns.map { (symbols: $0, units: []) })
        var reader = BlobReader(CompiledLexicon(blob.bytes))
        self.words = reader.wordPatterns()
    }

    /// Bytes of the tables that scanning reads.
    package var size: Int {
        4 * (automaton.classes.count + automaton.fallback.count + automaton.cells.count + automaton.outputs.count)
            + words.text.count + 4 * (words.textStarts.count + words.heads.count)
    }

    /// How often the words stand in a text, overlaps counted.
    ///
    /// - Complexity: O(bytes + hits).
    package func count(in bytes: Span<UInt8>) -> Int {
        let boundaries = WordBoundaries(bytes)
        var count = 0
        automaton.scan(bytes, boundaries) { pattern, headEnd in
            if words.end(of: Int(pattern), headEnd: headEnd, bytes, boundaries) != nil { count += 1 }
        }
        return count
    }
}
