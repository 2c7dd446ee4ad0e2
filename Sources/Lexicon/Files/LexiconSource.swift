/// A lexicon as its authors wrote it, read and checked but not yet compiled.
public struct LexiconSource: Sendable {
    public internal(set) var languages: [Language] = []
    public internal(set) var concepts: [Concept] = []
    /// Groups of look-alikes in order of appearance.
    public internal(set) var lookalikeGroups: [String] = []
    var entries: [Entry] = []
    /// Prefixes and endings by language index and class name.
    var affixes: [[String: [String]]] = []
    /// Letter pairs such as ä → ae that a language also prints, by language index.
    var transliterations: [[(from: Character, to: String)]] = []
    public internal(set) var tables: [LexiconTable] = []
    public internal(set) var proofs: [MarkedLabel] = []
    /// Two-part cues so far; the number ties the halves together.
    var pairs: UInt16 = 0
    /// Hexadecimal digest of every file's path and bytes.
    public internal(set) var digest = ""

    /// One spelling with its meaning and its place in the files.
    struct Entry {
        var meaning: Meaning
        var language: LanguageID
        var form: Form
        var file: String
        var line: Int
    }

    enum Meaning: Hashable {
        case term(ConceptID)
        case lookalike(group: Int)
        case word(WordClass)
        case cue(StatementKind, Sense.CueRole, pair: UInt16)
    }

    /// Reads and checks every file.
    ///
    /// - Complexity: linear in the files.
    /// - Throws: `LexiconError` naming file and line of the first fault.
    public init(_ files: LexiconFiles) throws(LexiconError) {
        digest = Self.digest(of: files)
        try readLanguages(files)
        try readConcepts(files)
        for index in languages.indices { try readLanguage(LanguageID(index), files) }
        try readTables(files)
    }
}

/// A table the rules read: markets, profiles, codes. The lexicon carries it and does not interpret it.
public struct LexiconTable: Hashable, Sendable {
    /// Path below the lexicon folder.
    public var name: String
    public var rows: [Row]

    public struct Row: Hashable, Sendable {
        public var line: Int
        public var fields: [String]
    }

    /// An error at a row of this table.
    public func error(_ row: Row, _ message: String) -> LexiconError {
        LexiconError(file: name, line: row.line, message: message)
    }
}

/// A line of `hit.txt` or `miss.txt`: a label with every milk word between « and ».
public struct MarkedLabel: Hashable, Sendable {
    public var language: LanguageID
    /// The label without the marks.
    public var text: String
    /// UTF-8 ranges of the marked words.
    public var marks: [Range<Int>]
    public var file: String
    public var line: Int
    /// True for lines of `hit.txt`, which must have a mark.
    public var isHit: Bool
}
