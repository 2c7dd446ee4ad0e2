/// The words of all languages at once, ready to search.
///
/// Made from compiled bytes; nothing is built at start but plain tables. Immutable, so one value serves
/// every worker.
public struct Lexicon: Sendable {
    static let magic = "WFLEX4"

    /// Hexadecimal digest of the source files: the `lexicon` of every answer and index row.
    public let digest: String
    public let languages: [Language]
    public let concepts: [Concept]
    public let lookalikeGroups: [String]
    /// Tables of the rules: markets, profiles, codes.
    public let tables: [LexiconTable]
    let affixes: [[[UInt8]]]
    let senses: [Sense]
    let words: WordPatterns
    /// Senses of each unit on its own.
    let unitSenses: FlatLists
    let phrases: PhraseGraph
    let automaton: Automaton
    let misprints: DeletionTable

    /// - Complexity: linear in the compiled bytes.
    /// - Throws: `LexiconError` for bytes that are no compiled lexicon of this version.
    public init(compiled bytes: Span<UInt8>) throws(LexiconError) {
        var reader = BlobReader()
        guard reader.string(bytes) == Self.magic else {
            throw LexiconError(file: "", message: "not a compiled lexicon of this version")
        }
        digest = reader.string(bytes)
        languages = reader.list(bytes) { $0.language($1) }
        concepts = reader.list(bytes) { $0.concept($1) }
        lookalikeGroups = reader.list(bytes) { $0.string($1) }
        tables = reader.list(bytes) { $0.table($1) }
        affixes = reader.list(bytes) { $0.list($1) { $0.raw($1) } }
        senses = reader.list(bytes) { $0.sense($1) }
        words = reader.wordPatterns(bytes)
        unitSenses = reader.flatLists(bytes)
        phrases = reader.phraseGraph(bytes)
        automaton = reader.automaton(bytes)
        misprints = DeletionTable(hashes: reader.words(bytes))
        let isWhole = words.isWhole && unitSenses.isWhole && unitSenses.count == words.affixes.count && phrases.isWhole
        if reader.isDamaged || !isWhole { throw LexiconError(file: "", message: "the compiled lexicon is damaged") }
    }

    /// The words that mean the same in every language, or nil where the lexicon has none.
    public var sharedLanguage: LanguageID? {
        languages.firstIndex { $0.tag == "mul" }.map { LanguageID($0) }
    }

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
