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
}

extension BlobWriter {
    mutating func append(_ lists: FlatLists) {
        append(table: lists.starts)
        append(table: lists.items)
    }

    mutating func append(_ graph: PhraseGraph) {
        append(graph.units)
        append(table: graph.targets)
        append(graph.senses)
        append(table: graph.starts)
    }

    mutating func append(_ automaton: Automaton) {
        append(table: automaton.classes)
        append(table: automaton.fallback)
        append(Int(automaton.stride))
        append(table: automaton.cells)
        append(table: automaton.outputs)
    }
}

extension BlobReader {
    mutating func language() -> Language {
        Language(
            tag: string(), name: string(), script: string(), market: string(),
            forgivesAccents: bool())
    }

    mutating func concept() -> Concept {
        let name = string()
        let parent = int()
        return Concept(
            name: name, parent: parent == 0 ? nil : ConceptID(parent - 1), group: string(),
            protein: Concept.Protein(rawValue: string()) ?? .high, species: string(),
            treatment: Concept.Treatment(rawValue: string()) ?? .milk,
            baking: Concept.Baking(rawValue: string()) ?? .blocks)
    }

    mutating func rules() -> LexiconTable {
        LexiconTable(
            name: string(),
            rows: list { reader in
                LexiconTable.Row(line: reader.int(), fields: reader.list { $0.string() })
            })
    }

    mutating func flatLists() -> FlatLists {
        FlatLists(starts: table(), items: table())
    }

    mutating func phraseGraph() -> PhraseGraph {
        PhraseGraph(units: flatLists(), targets: table(), senses: flatLists(), starts: table())
    }

    mutating func automaton() -> Automaton {
        Automaton(
            classes: Array(table()), fallback: Array(table()),
            stride: UInt32(truncatingIfNeeded: int()),
            cells: table(),
            outputs: table())
    }
}
