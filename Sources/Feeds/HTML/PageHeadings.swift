import ICU
import Products

/// The blocks of a page with the headings they begin with, each folded and looked up once.
struct PageHeadings {
    /// Bytes of a block that may hold its heading.
    private static let headSize = 180

    let blocks: [HTMLBlock]
    private var heads: [Head]

    /// Where the heading ends, blanks and colons included, by kind; 0 where there is none.
    private struct Head {
        var list = Ending()
        var end = Ending()
        var allergens = Ending()
        var instructions = Ending()
        var bare = Ending()
        var bareInstructions = Ending()
    }

    private struct Ending {
        var offset = 0
        /// It has a mark at its end, as headings have in a line of their own.
        var isMarked = false
    }

    /// - Complexity: linear in the heads of the blocks.
    init(_ blocks: [HTMLBlock], _ headings: HeadingWords, _ folder: inout CaseFolder) throws(ICUError) {
        self.blocks = blocks
        heads = []
        var folded = FoldedBytes()
        for block in blocks {
            guard headings.trie.mayStart(block.bytes) else {
                heads.append(Head())
                continue
            }
            let head = Self.head(of: block.bytes)
            try folder.fold(head.span, into: &folded)
            heads.append(Self.head(folded, headings.trie))
        }
    }

    /// The first bytes of a text, whole scalars.
    private static func head(of bytes: [UInt8]) -> [UInt8] {
        var end = min(bytes.count, headSize)
        while end > 0, end < bytes.count, bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }

    private static func head(_ folded: FoldedBytes, _ trie: HeadingTrie) -> Head {
        var head = Head()
        var node = 0
        for (at, byte) in folded.bytes.enumerated() {
            guard let next = trie.child(of: node, byte) else { break }
            node = next
            let kinds = trie.kinds(of: node)
            if kinds.isEmpty || at < 1 || !isWordEnd(folded.bytes, at + 1) { continue }
            let ending = ending(folded, at + 1)
            if kinds.contains(.list) { head.list = ending }
            if kinds.contains(.end) { head.end = ending }
            if kinds.contains(.allergens) { head.allergens = ending }
            if kinds.contains(.instructions) { head.instructions = ending }
            if kinds.contains(.bare) { head.bare = ending }
            if kinds.contains(.bareInstructions) { head.bareInstructions = ending }
        }
        return head
    }

    private static func ending(_ folded: FoldedBytes, _ end: Int) -> Ending {
        let bytes = folded.bytes
        let marks = bytes[end...].prefix { $0 == 0x20 || $0 == 0x3A }
        let last = String(decoding: bytes[..<end].suffix(4), as: UTF8.self).unicodeScalars.last
        let isMarked = marks.contains(0x3A) || last.map(isPunctuation) == true
        return Ending(offset: folded.sourceRange(0, marks.endIndex).upperBound, isMarked: isMarked)
    }

    private static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .closePunctuation, .dashPunctuation, .finalPunctuation, .otherPunctuation: true
        default: false
        }
    }

    private static func isWordEnd(_ bytes: [UInt8], _ end: Int) -> Bool {
        end == bytes.count || bytes[end] < 0x80 && !(0x61...0x7A).contains(bytes[end])
    }

    // MARK: what a block begins

    /// What begins with the block, and from where on its text counts. The heading of a declaration is part of it:
    /// "Allergens" says what the names behind it mean.
    func sectionStart(_ index: Int) -> (role: Passage.Role, start: Int, isFilled: Bool)? {
        let count = blocks[index].bytes.count
        if let start = start(heads[index].list, index) { return (.ingredients, start, start < count) }
        return start(heads[index].allergens, index).map { (.statement, 0, $0 < count) }
    }

    /// True where the block begins with a heading behind which no ingredient stands.
    func endsList(_ index: Int) -> Bool { heads[index].end.offset > 0 || isAlone(heads[index].bare, index) }

    /// True where the block begins with a heading behind which other foods are named.
    func startsInstructions(_ index: Int) -> Bool {
        heads[index].instructions.offset > 0 || isAlone(heads[index].bareInstructions, index)
    }

    private func isAlone(_ ending: Ending, _ index: Int) -> Bool {
        ending.offset > 0 && ending.offset == blocks[index].bytes.count && blocks[index].heading != nil
    }

    /// Offset behind a heading at the start of the block; nil where there is none. A heading that is not
    /// marked up as one must end with a colon or stand alone.
    private func start(_ ending: Ending, _ index: Int) -> Int? {
        if ending.offset == 0 { return nil }
        let block = blocks[index]
        let isAlone = ending.offset == block.bytes.count
        return isAlone || ending.isMarked || block.heading != nil ? ending.offset : nil
    }
}
