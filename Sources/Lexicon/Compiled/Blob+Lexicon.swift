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
    mutating func append(_ patterns: WordPatterns) {
        append(raw: patterns.text)
        append(words: patterns.lengths)
        append(words: patterns.unitCounts)
        append(words: patterns.affixes)
    }

    mutating func append(_ lists: FlatLists) {
        append(words: lists.counts)
        append(words: lists.items)
    }

    mutating func append(_ graph: PhraseGraph) {
        append(graph.units)
        append(words: graph.targets)
        append(graph.senses)
    }

    mutating func append(_ automaton: Automaton) {
        append(words: automaton.classes.map(UInt32.init))
        append(words: automaton.fallback)
        append(Int(automaton.stride))
        append(words: automaton.cells)
        append(words: automaton.outputs)
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

    mutating func wordPatterns(_ bytes: Span<UInt8>) -> WordPatterns {
        WordPatterns(text: raw(bytes), lengths: words(bytes), unitCounts: words(bytes), affixes: words(bytes))
    }

    mutating func flatLists(_ bytes: Span<UInt8>) -> FlatLists {
        FlatLists(counts: words(bytes), items: words(bytes))
    }

    mutating func phraseGraph(_ bytes: Span<UInt8>) -> PhraseGraph {
        PhraseGraph(units: flatLists(bytes), targets: words(bytes), senses: flatLists(bytes))
    }

    mutating func automaton(_ bytes: Span<UInt8>) -> Automaton {
        Automaton(
            classes: words(bytes).map { UInt8(truncatingIfNeeded: $0) }, fallback: words(bytes),
            stride: UInt32(truncatingIfNeeded: int(bytes)),
            cells: words(bytes),
            outputs: words(bytes))
    }
}
