import ICU

/// Compiles a lexicon source into the one form that programs load.
public struct LexiconCompiler: ~Copyable {
    private let source: LexiconSource
    private var variants: SpellingVariants
    private var table = PatternTable()

    /// The compiled bytes: valid UTF-8 that `Lexicon(compiled:)` reads.
    ///
    /// - Complexity: linear in the spellings, apart from packing the automaton.
    /// - Throws: `LexiconError` where ICU cannot fold, which means that its data are missing.
    public static func compile(_ source: LexiconSource) throws(LexiconError) -> [UInt8] {
        do throws(ICUError) {
            var compiler = try LexiconCompiler(source)
            for entry in source.entries { try compiler.add(entry) }
            compiler.table.bindConflicts(shared: source.sharedLanguage)
            return compiler.write()
        } catch {
            throw LexiconError(file: "", message: "\(error)")
        }
    }

    private init(_ source: LexiconSource) throws(ICUError) {
        self.source = source
        variants = try SpellingVariants()
    }

    private mutating func add(_ entry: LexiconSource.Entry) throws(ICUError) {
        let words = try foldedWords(entry)
        if words.contains(where: \.text.isEmpty) { return }
        try add(entry, words, isLoose: false)
        let language = source.languages[Int(entry.language.index)]
        guard language.forgivesAccents, !entry.form.accentsDecide else { return }
        for loose in try looseWords(words, entry.language) { try add(entry, loose, isLoose: true) }
    }

    /// Adds one spelling: what can be written out becomes a pattern, words with endings before the last
    /// become conditions on what stands before it.
    private mutating func add(_ entry: LexiconSource.Entry, _ words: [Form.Word], isLoose: Bool) throws(ICUError) {
        let firstOfPattern = words.indices.dropLast().last { words[$0].right != .exact || words[$0 + 1].left != .exact }.map { $0 + 1 } ?? 0
        let pattern = words[firstOfPattern...].map(\.text).joined(separator: " ")
        guard let last = words.last, !pattern.isEmpty else { return }
        var sense = Sense(kind: .term, payload: 0, languages: LanguageSet([entry.language]))
        (sense.kind, sense.payload, sense.cueRole, sense.pair) = entry.meaning.sense
        sense.isLoose = isLoose
        sense.isOwnLanguageOnly =
            isLoose || entry.form.isOwnLanguageOnly || isTooShort(words, entry)
        sense.left = try edge(words[firstOfPattern].left, entry.language, isLoose: isLoose)
        sense.right = try edge(last.right, entry.language, isLoose: isLoose)
        sense.lead = try lead(words[..<firstOfPattern], entry.language, isLoose: isLoose)
        table.add(sense, to: pattern)
    }

    /// Up to three letters are a word in some other language too.
    private func isTooShort(_ words: [Form.Word], _ entry: LexiconSource.Entry) -> Bool {
        guard case .term = entry.meaning, entry.language != source.sharedLanguage else { return false }
        let isSpaced = !["Hans", "Hant", "Jpan", "Kore", "Thai"].contains(source.languages[Int(entry.language.index)].script)
        return isSpaced && words.count == 1 && words[0].text.unicodeScalars.count <= 3
    }

    private mutating func foldedWords(_ entry: LexiconSource.Entry) throws(ICUError) -> [Form.Word] {
        var words = entry.form.words
        for index in words.indices { words[index].text = try variants.folded(words[index].text) }
        return words
    }

    private func looseWords(_ words: [Form.Word], _ language: LanguageID) throws(ICUError) -> [[Form.Word]] {
        let joined = words.map(\.text).joined(separator: " ")
        let transliteration = source.transliterations[Int(language.index)]
        return try variants.loose(joined, transliteration: transliteration).map { spelling in
            zip(words, spelling.split(separator: " ")).map { word, text in
                Form.Word(text: String(text), left: word.left, right: word.right)
            }
        }
    }

    private mutating func edge(_ edge: Form.Edge, _ language: LanguageID, isLoose: Bool) throws(ICUError) -> EdgeRule {
        switch edge {
        case .exact: return .exact
        case .open: return .open
        case .affix(let name):
            var affixes: Set<String> = []
            for affix in source.affixes[Int(language.index)][name] ?? [] {
                let folded = affix.isEmpty ? "" : try variants.folded(affix)
                affixes.insert(folded)
                if isLoose { affixes.formUnion(try variants.loose(folded, transliteration: [])) }
            }
            return table.edge(affixes: affixes.sorted().map { Array($0.utf8) })
        }
    }

    private mutating func lead(_ words: ArraySlice<Form.Word>, _ language: LanguageID, isLoose: Bool)
        throws(ICUError) -> UInt16
    {
        var lead: [LeadWord] = []
        for word in words {
            lead.append(
                LeadWord(
                    text: Array(word.text.utf8), left: try edge(word.left, language, isLoose: isLoose),
                    right: try edge(word.right, language, isLoose: isLoose)))
        }
        return table.lead(lead)
    }

    private func write() -> [UInt8] {
        let patterns = table.sorted()
        var blob = BlobWriter()
        blob.append(Lexicon.magic)
        blob.append(source.digest)
        blob.append(source.languages) { $0.append($1) }
        blob.append(source.concepts) { $0.append($1) }
        blob.append(source.lookalikeGroups) { $0.append($1) }
        blob.append(source.tables) { $0.append($1) }
        blob.append(table.affixes) { $0.append($1) { $0.append(raw: $1) } }
        blob.append(table.leads) { $0.append($1) { $0.append($1) } }
        blob.append(patterns) { blob, pattern in
            blob.append(raw: pattern.pattern)
            blob.append(pattern.senses) { $0.append($1) }
        }
        AutomatonBuilder.automaton(for: patterns.map(\.pattern)).write(to: &blob)
        return blob.bytes
    }
}

extension LexiconSource.Meaning {
    fileprivate var sense: (Sense.Kind, UInt16, Sense.CueRole, UInt16) {
        switch self {
        case .term(let concept): (.term, concept.index, .alone, 0)
        case .lookalike(let group): (.lookalike, UInt16(group), .alone, 0)
        case .word(let word): (.word, UInt16(WordClass.allCases.firstIndex(of: word) ?? 0), .alone, 0)
        case .cue(let kind, let role, let pair):
            (.cue, UInt16(StatementKind.allCases.firstIndex(of: kind) ?? 0), role, pair)
        }
    }
}

extension LexiconSource {
    /// The folder `mul`: words that are the same in every language.
    var sharedLanguage: LanguageID? {
        languages.firstIndex { $0.tag == "mul" }.map { LanguageID($0) }
    }
}

extension Lexicon {
    /// Compiles `source` and loads the result, for words that are not built in.
    ///
    /// - Complexity: that of `LexiconCompiler.compile`.
    public init(compiling source: LexiconSource) throws(LexiconError) {
        let compiled = try LexiconCompiler.compile(source)
        self = try Lexicon(compiled: compiled.span)
    }
}
