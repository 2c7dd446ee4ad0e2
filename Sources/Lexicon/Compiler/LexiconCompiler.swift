import ICU
import LabelText

/// Compiles a lexicon source into the one form that programs load.
public struct LexiconCompiler: ~Copyable {
    private let source: LexiconSource
    private var variants: SpellingVariants
    private var units = UnitTable()
    private var phrases = PhraseBuilder()
    private var senses = SenseTable()

    /// The bytes of a `CompiledLexicon`.
    ///
    /// - Complexity: linear in the spellings, apart from sorting and packing.
    /// - Throws: `LexiconError` where ICU's data are missing or there are too many spellings.
    public static func compile(_ source: LexiconSource) throws(LexiconError) -> [UInt8] {
        let result: Result<[UInt8], LexiconError>
        do throws(ICUError) {
            var compiler = try LexiconCompiler(source)
            for entry in source.entries { try compiler.add(entry) }
            compiler.bindConflicts()
            result = compiler.finish()
        } catch {
            throw LexiconError(file: "", message: "\(error)")
        }
        return try result.get()
    }

    private init(_ source: LexiconSource) throws(ICUError) {
        self.source = source
        variants = try SpellingVariants()
    }

    private mutating func add(_ entry: LexiconSource.Entry) throws(ICUError) {
        let exact = try steps(entry, isLoose: false)
        add(entry, exact, isLoose: false)
        let language = source.languages[Int(entry.language.index)]
        guard language.forgivesAccents, !entry.form.accentsDecide else { return }
        let loose = try steps(entry, isLoose: true)
        if loose != exact { add(entry, loose, isLoose: true) }
    }

    /// Puts the sense at every unit of a single word, or at the state behind the words of a phrase.
    private mutating func add(_ entry: LexiconSource.Entry, _ steps: [PhraseBuilder.Step], isLoose: Bool) {
        var sense = Sense(kind: .term, payload: 0, languages: LanguageSet([entry.language]))
        (sense.kind, sense.payload, sense.cueRole, sense.pair) = entry.meaning.sense
        sense.isLoose = isLoose
        sense.isOwnLanguageOnly = isLoose || entry.form.isOwnLanguageOnly || isTooShort(entry)
        if steps.count == 1 {
            for unit in steps[0].units { senses.add(sense, at: .unit(unit)) }
        } else {
            senses.add(sense, at: .phrase(phrases.state(behind: steps)))
        }
    }

    /// Up to three letters are a word in some other language too.
    private func isTooShort(_ entry: LexiconSource.Entry) -> Bool {
        guard case .term = entry.meaning, entry.language != source.sharedLanguage else { return false }
        let script = source.languages[Int(entry.language.index)].script
        let isSpaced = !["Hans", "Hant", "Jpan", "Kore", "Thai"].contains(script)
        return isSpaced && entry.form.choices.count == 1
            && entry.form.choices[0].words.contains { $0.text.unicodeScalars.count <= 3 }
    }

    private mutating func steps(_ entry: LexiconSource.Entry, isLoose: Bool) throws(ICUError) -> [PhraseBuilder.Step] {
        var steps: [PhraseBuilder.Step] = []
        for choice in entry.form.choices {
            var numbers: [Int] = []
            for word in choice.words {
                for number in try unitNumbers(word, entry.language, isLoose: isLoose) where !numbers.contains(number) {
                    numbers.append(number)
                }
            }
            steps.append(PhraseBuilder.Step(units: numbers.sorted(), isAdjacent: choice.isAdjacent))
        }
        return steps
    }

    /// The units a word may be printed as: as written, and where accents are forgiven also without them.
    private mutating func unitNumbers(
        _ word: Form.Word, _ language: LanguageID, isLoose: Bool
    ) throws(ICUError) -> [Int] {
        let folded = try variants.folded(word.text)
        var spellings = [folded]
        if isLoose {
            spellings.append(try variants.stripped(folded))
            spellings.append(variants.transliterated(folded, source.transliterations[Int(language.index)]))
        }
        let unit = WordUnit(
            leftAffix: try affixClass(word.left, language, isLoose: isLoose),
            rightAffix: try affixClass(word.right, language, isLoose: isLoose))
        return spellings.filter { !$0.isEmpty }.map { spelling in
            let symbols = Automaton.symbols(
                Array(spelling.utf8), startsWord: word.left == .exact, endsWord: word.right == .exact)
            return units.number(of: UnitTable.Key(symbols: symbols, unit: unit))
        }
    }

    private mutating func affixClass(
        _ edge: Form.Edge, _ language: LanguageID, isLoose: Bool
    ) throws(ICUError) -> UInt16 {
        guard case .affix(let name) = edge else { return 0 }
        var affixes: Set<String> = []
        for affix in source.affixes[Int(language.index)][name] ?? [] {
            let folded = affix.isEmpty ? "" : try variants.folded(affix)
            affixes.insert(folded)
            if isLoose { affixes.insert(try variants.stripped(folded)) }
        }
        return units.affixClass(affixes.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) })
    }

    private mutating func bindConflicts() {
        let keys = units.keys
        senses.bindConflicts(
            units: keys.count,
            isWhole: { keys[$0].symbols.first == Automaton.boundary && keys[$0].symbols.last == Automaton.boundary },
            shared: source.sharedLanguage)
    }

    private func finish() -> Result<[UInt8], LexiconError> {
        let (patterns, renumbered) = units.sorted()
        let (distinct, numbers) = senses.distinct()
        let table = senses
        let places = { (place: SenseTable.Place) in table.senses(at: place).map { numbers[Int($0)] } }
        var unitSenses: [[UInt32]] = Array(repeating: [], count: renumbered.count)
        for unit in renumbered.indices { unitSenses[renumbered[unit]] = places(.unit(unit)) }
        let phraseSenses = (0..<phrases.stateCount).map { places(.phrase($0)) }
        let misprints = DeletionTable(words: longMilkWords(units.keys, table))
        var blob = head()
        blob.append(table: distinct.flatMap(SenseList.numbers))
        blob.append(patterns)
        blob.append(FlatLists(unitSenses))
        blob.append(phrases.graph(renumbered: renumbered, senses: phraseSenses))
        return AutomatonBuilder.automaton(for: WordPatterns.headTexts(of: patterns.map(\.symbols))).map { automaton in
            blob.append(automaton)
            blob.append(misprints.buckets)
            return blob.bytes
        }
    }

    /// Milk words long enough to be told from their misprints.
    private func longMilkWords(_ units: [UnitTable.Key], _ table: SenseTable) -> Set<String> {
        var words: Set<String> = []
        for unit in units.indices {
            let isMilk = table.senses(at: .unit(unit)).map { table.senses[Int($0)] }.contains {
                $0.kind == .term && source.concepts[Int($0.payload)].treatment.isMilk
            }
            guard isMilk else { continue }
            let text = String(decoding: units[unit].symbols.filter { $0 != Automaton.boundary }, as: UTF8.self)
            if text.unicodeScalars.count >= Lexicon.shortestMisprint { words.insert(text) }
        }
        return words
    }

    private func head() -> BlobWriter {
        var blob = BlobWriter()
        blob.append(Lexicon.magic)
        blob.append(source.digest)
        blob.append(source.languages) { $0.append($1) }
        blob.append(source.concepts) { $0.append($1) }
        blob.append(source.lookalikeGroups) { $0.append($1) }
        blob.append(source.tables) { $0.append($1) }
        blob.append(units.affixes) { $0.append($1) { $0.append(raw: $1) } }
        return blob
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
    public convenience init(compiling source: LexiconSource) throws(LexiconError) {
        try self.init(CompiledLexicon(LexiconCompiler.compile(source)))
    }
}
