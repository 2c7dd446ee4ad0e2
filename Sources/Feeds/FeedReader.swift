public import ICU
public import Products
import Synchronization

/// What a reader hands over, record by record.
public enum FeedItem: Sendable {
    case record(ProductRecord)
    /// A record that could not be read. The feed goes on, or ends where `FeedSummary.fault` says so.
    case unreadable(RecordFault, SourcePosition)
    /// A file of a folder or archive that could not be read to its end, or at all. The next one is read.
    case fault(FeedError)
}

/// How a feed ended.
public struct FeedSummary: Sendable {
    /// Name of the format that was read.
    public var format: String
    public var records = 0
    public var unreadable = 0
    /// Files of a folder or archive with a fault.
    public var faults = 0
    public var bytesRead = 0
    /// Bytes of the file; nil for pipes.
    public var bytesExpected: Int?
    /// Why the feed could not be read to its end.
    public var fault: FeedError?

    public init(format: String) { self.format = format }
}

/// What the readers need from the lexicon: they cut lists out of pages by their headings, and precautions out of
/// what stands beside the lists.
public struct HeadingWords: Sendable {
    /// Finds declarations and precautions in a text: their UTF-8 ranges.
    public typealias StatementSearch = @Sendable (String) throws(ICUError) -> [Range<Int>]

    /// Folded headings of ingredient lists, in every language.
    public let list: Set<String>
    /// Folded headings behind which no ingredient stands.
    public let end: Set<String>
    /// Folded headings behind which allergens are declared.
    public let allergens: Set<String>
    /// How the headings were folded beyond NFKC_Casefold; texts are folded alike.
    public let equivalences: Equivalences
    /// Finds statements in a text outside every section; nil where the caller knows none.
    let statements: StatementSearch?
    /// All headings, to be found at the head of a text.
    let trie: HeadingTrie
    /// What folding the heads of pages has taught so far, for the next page.
    let folds = SharedFolds()

    /// - Parameter instructions: those of `end` behind which other foods are named: how to prepare and serve.
    public init(
        list: some Sequence<String>, end: some Sequence<String>, allergens: some Sequence<String> = EmptyCollection(),
        instructions: some Sequence<String> = EmptyCollection(), equivalences: Equivalences = .none,
        statements: StatementSearch? = nil
    ) {
        self.list = Set(list)
        self.end = Set(end)
        self.allergens = Set(allergens)
        var trie = HeadingTrie()
        for word in self.list { trie.insert(word.utf8, .list) }
        trie.insert(ends: self.end, .end, bare: .bare)
        for word in self.allergens { trie.insert(word.utf8, .allergens) }
        trie.insert(ends: instructions, .instructions, bare: .bareInstructions)
        self.trie = trie
        self.equivalences = equivalences
        self.statements = statements
    }
}

/// The memory of folders that come and go with each page.
final class SharedFolds: Sendable {
    private let known = Mutex(FoldMemory())

    var memory: FoldMemory { known.withLock { $0 } }

    func keep(_ memory: FoldMemory) {
        known.withLock { if memory.size > $0.size { $0 = memory } }
    }
}
