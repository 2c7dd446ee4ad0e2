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

    mutating func append(_ word: LeadWord) {
        append(raw: word.text)
        append(Int(word.left.code))
        append(Int(word.right.code))
    }

    mutating func append(_ sense: Sense) {
        let flags = (sense.isOwnLanguageOnly ? 1 : 0) | (sense.isLoose ? 2 : 0)
        append(Int(sense.kind.rawValue) | flags << 2)
        append(Int(sense.payload))
        append(sense.languages.members) { $0.append(Int($1.index)) }
        append(Int(sense.left.code))
        append(Int(sense.right.code))
        append(Int(sense.lead))
        append(Int(sense.cueRole.rawValue))
        append(Int(sense.pair))
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

    mutating func leadWord(_ bytes: Span<UInt8>) -> LeadWord {
        LeadWord(text: raw(bytes), left: edge(bytes), right: edge(bytes))
    }

    private mutating func edge(_ bytes: Span<UInt8>) -> EdgeRule {
        EdgeRule(code: UInt16(truncatingIfNeeded: int(bytes)))
    }

    mutating func sense(_ bytes: Span<UInt8>) -> Sense {
        let head = int(bytes)
        var sense = Sense(
            kind: Sense.Kind(rawValue: UInt8(head & 3)) ?? .term, payload: UInt16(truncatingIfNeeded: int(bytes)),
            languages: LanguageSet(list(bytes) { LanguageID($0.int($1) & 127) }))
        sense.isOwnLanguageOnly = head & 4 != 0
        sense.isLoose = head & 8 != 0
        sense.left = edge(bytes)
        sense.right = edge(bytes)
        sense.lead = UInt16(truncatingIfNeeded: int(bytes))
        sense.cueRole = Sense.CueRole(rawValue: UInt8(truncatingIfNeeded: int(bytes))) ?? .alone
        sense.pair = UInt16(truncatingIfNeeded: int(bytes))
        return sense
    }

    mutating func patterns(_ bytes: Span<UInt8>) -> PatternTexts {
        var texts = PatternTexts()
        let count = int(bytes)
        for _ in 0..<count where !isDamaged {
            texts.append(raw(bytes), list(bytes) { $0.sense($1) })
        }
        return texts
    }

    mutating func automaton(_ bytes: Span<UInt8>) -> Automaton {
        Automaton(
            classes: words(bytes).map { UInt8(truncatingIfNeeded: $0) }, fallback: words(bytes), stride: UInt32(truncatingIfNeeded: int(bytes)),
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
