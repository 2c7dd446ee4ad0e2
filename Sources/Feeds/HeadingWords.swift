public import ICU
import Products
import Synchronization

/// What the readers need from the lexicon: they cut lists out of pages by their headings, and precautions out of
/// what stands beside the lists.
///
/// The words are gathered when they are first asked for: feeds of fields need none, and gathering costs as much as
/// reading megabytes.
public struct HeadingWords: Sendable {
    /// Finds declarations and precautions in a text: their UTF-8 ranges.
    public typealias StatementSearch = @Sendable (String) throws(ICUError) -> [Range<Int>]

    /// Headings as the lexicon has them, folded.
    public struct Lists: Sendable {
        /// Headings of ingredient lists, in every language.
        public var list: Set<String>
        /// Headings behind which no ingredient stands.
        public var end: Set<String>
        /// Headings behind which allergens are declared.
        public var allergens: Set<String>
        /// Those of `end` behind which other foods are named: how to prepare and serve.
        public var instructions: Set<String>

        public init(
            list: some Sequence<String>, end: some Sequence<String>,
            allergens: some Sequence<String> = EmptyCollection(),
            instructions: some Sequence<String> = EmptyCollection()
        ) {
            self.list = Set(list)
            self.end = Set(end)
            self.allergens = Set(allergens)
            self.instructions = Set(instructions)
        }
    }

    /// How the headings were folded beyond NFKC_Casefold; texts are folded alike.
    public let equivalences: Equivalences
    /// Finds statements in a text outside every section; nil where the caller knows none.
    let statements: StatementSearch?
    /// What folding the heads of pages has taught so far, for the next page.
    let folds = SharedFolds()
    private let words: LateWords

    /// - Parameter lists: called once at most, on any thread.
    public init(
        equivalences: Equivalences = .none, statements: StatementSearch? = nil, lists: @escaping @Sendable () -> Lists
    ) {
        self.equivalences = equivalences
        self.statements = statements
        words = LateWords(lists)
    }

    var list: Set<String> { words.value.lists.list }

    var allergens: Set<String> { words.value.lists.allergens }

    /// All headings, to be found at the head of a text.
    var trie: HeadingTrie { words.value.trie }
}

/// Headings that are gathered when they are first asked for.
private final class LateWords: Sendable {
    struct Value {
        var lists: HeadingWords.Lists
        var trie: HeadingTrie
    }

    private let make: @Sendable () -> HeadingWords.Lists
    private let made = Mutex<Value?>(nil)

    init(_ make: @escaping @Sendable () -> HeadingWords.Lists) { self.make = make }

    var value: Value {
        made.withLock { made in
            if let made { return made }
            let lists = make()
            var trie = HeadingTrie()
            for word in lists.list { trie.insert(word.utf8, .list) }
            trie.insert(ends: lists.end, .end, bare: .bare)
            for word in lists.allergens { trie.insert(word.utf8, .allergens) }
            trie.insert(ends: lists.instructions, .instructions, bare: .bareInstructions)
            let value = Value(lists: lists, trie: trie)
            made = value
            return value
        }
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
