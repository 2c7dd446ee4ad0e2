/// The words of all languages at once, ready to search.
///
/// Made from compiled bytes, whose tables stay where they lie: nothing is built or copied at start but the names
/// of languages, concepts and rules. Immutable, so one value serves every worker; a class, so that handing it on costs
/// one count.
public final class Lexicon: Sendable {
    static let magic = "WFLEX5"

    /// Hexadecimal digest of the source files: the `lexicon` of every answer and index row.
    public let digest: String
    public let languages: [Language]
    public let concepts: [Concept]
    public let lookalikeGroups: [String]
    /// Tables of the rules: markets, profiles, codes.
    public let tables: [LexiconTable]
    let affixes: AffixClasses
    let senses: SenseList
    let words: WordPatterns
    /// Senses of each unit on its own.
    let unitSenses: FlatLists
    let phrases: PhraseGraph
    let automaton: Automaton
    let misprints: DeletionTable

    /// - Complexity: linear in the languages, concepts and tables of rules, whatever the number of words.
    /// - Throws: `LexiconError` for bytes that are no compiled lexicon of this version.
    public init(_ compiled: CompiledLexicon) throws(LexiconError) {
        var reader = BlobReader(compiled)
        guard reader.string() == Self.magic else {
            throw LexiconError(file: "", message: "not a compiled lexicon of this version")
        }
        digest = reader.string()
        languages = reader.list { $0.language() }
        sharedLanguage = languages.firstIndex { $0.tag == "mul" }.map { LanguageID($0) }
        concepts = reader.list { $0.concept() }
        lookalikeGroups = reader.list { $0.string() }
        tables = reader.list { $0.rules() }
        affixes = AffixClasses(reader.list { $0.list { $0.raw() } })
        senses = SenseList(numbers: reader.table())
        words = reader.wordPatterns()
        unitSenses = reader.flatLists()
        phrases = reader.phraseGraph()
        automaton = reader.automaton()
        misprints = DeletionTable(buckets: reader.flatLists())
        let isWhole =
            words.isWhole && senses.isWhole && unitSenses.isWhole && unitSenses.count == words.affixes.count
            && phrases.isWhole && misprints.isWhole
        if reader.isDamaged || !isWhole { throw LexiconError(file: "", message: "the compiled lexicon is damaged") }
    }

    /// The words that mean the same in every language, or nil where the lexicon has none.
    public let sharedLanguage: LanguageID?

    public func concept(_ id: ConceptID) -> Concept { concepts[Int(id.index)] }

    public func language(_ id: LanguageID) -> Language { languages[Int(id.index)] }

    /// The language for a BCP 47 tag: the longest known prefix, case ignored, old tags mapped.
    ///
    /// - Complexity: linear in the number of languages.
    public func language(tagged tag: String) -> LanguageID? {
        var rest = LanguageTag.canonical(tag)
        while !rest.isEmpty {
            if let index = languages.firstIndex(where: { $0.tag.lowercased() == rest }) { return LanguageID(index) }
            guard let cut = rest.lastIndex(of: "-") else { return nil }
            rest = String(rest[..<cut])
        }
        return nil
    }
}
