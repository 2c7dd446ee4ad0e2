// What the compiled lexicon is made of, each element written and read side by side.

extension BlobWriter {
    mutating func append(_ language: Language) {
        append(language.tag)
        append(language.name)
        append(language.script)
        append(language.market)
        append(language.forgivesAccents)
    }

    mutating func append(_ concept: Concept) {
        append(concept.name)
        append(concept.parent.map { Int($0.index) + 1 } ?? 0)
        append(concept.group)
        append(concept.protein.rawValue)
        append(concept.species)
        append(concept.treatment.rawValue)
        append(concept.baking.rawValue)
    }

    mutating func append(_ table: LexiconTable) {
        append(table.name)
        append(table.rows) { blob, row in
            blob.append(row.line)
            blob.append(row.fields) { $0.append($1) }
        }
    }

    mutating func append(_ sense: Sense) {
        let flags = (sense.isOwnLanguageOnly ? 1 : 0) | (sense.isLoose ? 2 : 0)
        append(Int(sense.kind.rawValue) | flags << 2)
        append(Int(sense.payload))
        append(sense.languages.members) { $0.append(Int($1.index)) }
        append(Int(sense.cueRole.rawValue))
        append(Int(sense.pair))
    }
}

extension BlobWriter {
    mutating func append(_ patterns: [(symbols: [UInt8], units: [WordUnit])]) {
        var last: [UInt8] = []
        append(patterns.count)
        for pattern in patterns {
            let shared = zip(last, pattern.symbols).prefix { $0 == $1 }.count
            append(shared)
            append(pattern.symbols[shared...]) { $0.append(Int($1)) }
            append(pattern.units) { blob, unit in
                blob.append(Int(unit.leftAffix))
                blob.append(Int(unit.rightAffix))
            }
            last = pattern.symbols
        }
    }

    mutating func append(_ graph: PhraseGraph) {
        append(graph.senses.count)
        for state in graph.senses.indices {
            append(graph.edges[Int(graph.start[state])..<Int(graph.start[state + 1])]) { blob, edge in
                blob.append(Int(edge.unit))
                blob.append(Int(edge.target) << 1 | (edge.isAdjacent ? 1 : 0))
            }
            append(graph.senses[state]) { $0.append(Int($1)) }
        }
    }
}

extension BlobReader {
    mutating func language(_ bytes: Span<UInt8>) -> Language {
        Language(
            tag: string(bytes), name: string(bytes), script: string(bytes), market: string(bytes),
            forgivesAccents: bool(bytes))
    }

    mutating func concept(_ bytes: Span<UInt8>) -> Concept {
        let name = string(bytes)
        let parent = int(bytes)
        return Concept(
            name: name, parent: parent == 0 ? nil : ConceptID(parent - 1), group: string(bytes),
            protein: Concept.Protein(rawValue: string(bytes)) ?? .high, species: string(bytes),
            treatment: Concept.Treatment(rawValue: string(bytes)) ?? .milk,
            baking: Concept.Baking(rawValue: string(bytes)) ?? .blocks)
    }

    mutating func table(_ bytes: Span<UInt8>) -> LexiconTable {
        LexiconTable(
            name: string(bytes),
            rows: list(bytes) { reader, bytes in
                LexiconTable.Row(line: reader.int(bytes), fields: reader.list(bytes) { $0.string($1) })
            })
    }

    mutating func sense(_ bytes: Span<UInt8>) -> Sense {
        let head = int(bytes)
        var sense = Sense(
            kind: Sense.Kind(rawValue: UInt8(head & 3)) ?? .term, payload: UInt16(truncatingIfNeeded: int(bytes)),
            languages: LanguageSet(list(bytes) { LanguageID($0.int($1) & 127) }))
        sense.isOwnLanguageOnly = head & 4 != 0
        sense.isLoose = head & 8 != 0
        sense.cueRole = Sense.CueRole(rawValue: UInt8(truncatingIfNeeded: int(bytes))) ?? .alone
        sense.pair = UInt16(truncatingIfNeeded: int(bytes))
        return sense
    }

    mutating func numbers(_ bytes: Span<UInt8>) -> [UInt32] {
        list(bytes) { UInt32(truncatingIfNeeded: $0.int($1)) }
    }

    /// Patterns front-coded: bytes shared with the one before, then the rest.
    mutating func wordPatterns(_ bytes: Span<UInt8>) -> WordPatterns {
        var patterns = WordPatterns()
        var last: [UInt8] = []
        let count = int(bytes)
        for _ in 0..<count where !isDamaged {
            let shared = min(int(bytes), last.count)
            last = last[..<shared] + list(bytes) { $0.symbol($1) }
            patterns.append(last, list(bytes) { $0.unit($1) })
        }
        return patterns
    }

    private mutating func symbol(_ bytes: Span<UInt8>) -> UInt8 { UInt8(truncatingIfNeeded: int(bytes)) }

    private mutating func unit(_ bytes: Span<UInt8>) -> WordUnit {
        WordUnit(leftAffix: UInt16(truncatingIfNeeded: int(bytes)), rightAffix: UInt16(truncatingIfNeeded: int(bytes)))
    }

    mutating func phraseGraph(_ bytes: Span<UInt8>) -> PhraseGraph {
        var start: [UInt32] = [0]
        var edges: [PhraseGraph.Edge] = []
        var senses: [[UInt32]] = []
        let count = int(bytes)
        for _ in 0..<count where !isDamaged {
            edges += list(bytes) { $0.edge($1) }
            start.append(UInt32(edges.count))
            senses.append(numbers(bytes))
        }
        return PhraseGraph(start: start, edges: edges, senses: senses)
    }

    private mutating func edge(_ bytes: Span<UInt8>) -> PhraseGraph.Edge {
        let unit = int(bytes)
        let target = int(bytes)
        return PhraseGraph.Edge(
            unit: UInt32(truncatingIfNeeded: unit), target: UInt32(truncatingIfNeeded: target >> 1),
            isAdjacent: target & 1 == 1)
    }

    mutating func automaton(_ bytes: Span<UInt8>) -> Automaton {
        Automaton(
            classes: words(bytes).map { UInt8(truncatingIfNeeded: $0) }, fallback: words(bytes),
            stride: UInt32(truncatingIfNeeded: int(bytes)),
            cells: words(bytes),
            outputs: words(bytes))
    }
}

extension Automaton {
    func write(to blob: inout BlobWriter) {
        blob.append(words: classes.map(UInt32.init))
        blob.append(words: fallback)
        blob.append(Int(stride))
        blob.append(words: cells)
        blob.append(words: outputs)
    }
}
