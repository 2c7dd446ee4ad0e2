/// Folded headings as a tree of bytes, so that one walk along a text finds the longest of every kind.
struct HeadingTrie: Sendable {
    /// What a heading announces; a word may be of several kinds.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8
        static let list = Kinds(rawValue: 1)
        static let end = Kinds(rawValue: 2)
        static let allergens = Kinds(rawValue: 4)
        static let instructions = Kinds(rawValue: 8)
        /// The heading without the colon it is written with in a text: it counts where it stands alone.
        static let bare = Kinds(rawValue: 16)
        static let bareInstructions = Kinds(rawValue: 32)
    }

    private struct Node {
        var byte: UInt8
        var kinds: Kinds = []
        var child: Int32 = -1
        var sibling: Int32 = -1
    }

    private var nodes = [Node(byte: 0)]
    private var roots = [Int32](repeating: -1, count: 256)

    /// - Complexity: linear in the words, times the bytes that can stand at one place.
    mutating func insert(_ word: some Sequence<UInt8>, _ kinds: Kinds) {
        var node = 0
        for byte in word { node = child(of: node, byte) ?? addChild(to: node, byte) }
        nodes[node].kinds.formUnion(kinds)
    }

    /// Inserts headings that end a list, also as they are written above a section.
    mutating func insert(ends words: some Sequence<String>, _ kinds: Kinds, bare: Kinds) {
        for word in words {
            insert(word.utf8, kinds)
            guard word.utf8.last == 0x3A else { continue }
            var name = word.utf8.dropLast()
            while name.last == 0x20 { name = name.dropLast() }
            insert(name, bare)
        }
    }

    private mutating func addChild(to node: Int, _ byte: UInt8) -> Int {
        let new = Int32(nodes.count)
        if node == 0 {
            roots[Int(byte)] = new
            nodes.append(Node(byte: byte))
        } else {
            nodes.append(Node(byte: byte, sibling: nodes[node].child))
            nodes[node].child = new
        }
        return Int(new)
    }

    /// The node behind `byte`; nil where no word goes on with it. The first node is 0.
    func child(of node: Int, _ byte: UInt8) -> Int? {
        if node == 0 { return roots[Int(byte)] < 0 ? nil : Int(roots[Int(byte)]) }
        var next = nodes[node].child
        while next >= 0 {
            if nodes[Int(next)].byte == byte { return Int(next) }
            next = nodes[Int(next)].sibling
        }
        return nil
    }

    func kinds(of node: Int) -> Kinds { nodes[node].kinds }

    /// False where no heading can stand at the head of a text that is not folded yet.
    ///
    /// ASCII letters fold to lower case unless a combining mark follows; wherever more could happen, the answer is
    /// true.
    func mayStart(_ text: [UInt8]) -> Bool {
        var node = 0
        for (at, byte) in text.enumerated() {
            // A backtick may stand for an apostrophe.
            guard byte < 0x80, byte != 0x60 else { return true }
            guard let next = child(of: node, HTMLTokenizer.lowercased(byte)) else {
                return at + 1 < text.count && text[at + 1] >= 0x80
            }
            if !kinds(of: next).isEmpty { return true }
            node = next
        }
        return false
    }
}
