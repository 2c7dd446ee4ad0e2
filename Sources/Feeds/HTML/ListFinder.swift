import ICU
import Products

/// Cuts the ingredient list and the allergen declaration out of a page by their headings, in any language of the
/// lexicon.
struct ListFinder: ~Copyable {
    private let headings: HeadingWords
    private var folder: CaseFolder

    init(_ headings: HeadingWords) throws(ICUError) {
        self.init(headings, folder: try CaseFolder())
    }

    private init(_ headings: HeadingWords, folder: consuming CaseFolder) {
        self.headings = headings
        self.folder = folder
    }

    /// The lists and declarations of the page, as passages. Where several blocks carry a heading, those in the body of the page
    /// that are followed by text win over navigation and menus.
    ///
    /// - Complexity: linear in the page.
    mutating func lists(in blocks: [HTMLBlock]) throws(ICUError) -> [Passage] {
        var found: [(passage: Passage, isAround: Bool)] = []
        var index = 0
        while index < blocks.count {
            guard let (role, start) = try sectionStart(blocks[index]) else {
                index += 1
                continue
            }
            let end = try self.end(of: blocks, from: index)
            if let passage = passage(role, blocks, index, from: start, to: end) {
                found.append((passage, blocks[index].isAround))
            }
            index = max(index + 1, end)
        }
        let inBody = found.filter { !$0.isAround }
        return (inBody.isEmpty ? found : inBody).map(\.passage)
    }

    /// What begins with the block, and from where on its text counts. The heading of a declaration is part of it:
    /// "Allergens" says what the names behind it mean.
    private mutating func sectionStart(_ block: HTMLBlock) throws(ICUError) -> (Passage.Role, Int)? {
        if let start = try start(of: block, headings.list) { return (.ingredients, start) }
        return try start(of: block, headings.allergens).map { _ in (.statement, 0) }
    }

    /// Offset behind a heading at the start of the block; nil where there is none. A heading that is not
    /// marked up as one must end with a colon or stand alone.
    private mutating func start(of block: HTMLBlock, _ words: Set<String>) throws(ICUError) -> Int? {
        let head = String(block.text.prefix(60))
        guard let length = try headingLength(head, words) else { return nil }
        let rest = block.text.utf8.dropFirst(length)
        let isAlone = rest.allSatisfy { $0 == 0x20 || $0 == 0x3A }
        return isAlone || block.text.utf8.prefix(length).last == 0x3A || rest.first == 0x3A || block.isHeading
            ? length : nil
    }

    /// Bytes of the heading that `head` begins with, a colon and blanks included.
    private mutating func headingLength(_ head: String, _ words: Set<String>) throws(ICUError) -> Int? {
        var folded = FoldedBytes()
        try folder.fold(head.utf8.span, into: &folded)
        let bytes = folded.bytes
        for end in stride(from: bytes.count, through: 2, by: -1) where isWordEnd(bytes, end) {
            if words.contains(String(decoding: bytes[..<end], as: UTF8.self)) {
                return folded.sourceRange(0, end).upperBound
            }
        }
        return nil
    }

    private func isWordEnd(_ bytes: [UInt8], _ end: Int) -> Bool {
        end == bytes.count || bytes[end] < 0x80 && !(0x61...0x7A).contains(bytes[end])
    }

    /// The block behind the list: the next heading, a block that ends lists, or the end of the container the
    /// list stands in.
    private mutating func end(of blocks: [HTMLBlock], from index: Int) throws(ICUError) -> Int {
        var limit = blocks[index].depth
        var hasText = false
        for next in blocks.indices.dropFirst(index + 1) {
            let block = blocks[next]
            if block.lowestDepth < limit - 1 {
                if hasText { return next }
                limit = block.lowestDepth + 1
            }
            if block.isHeading && hasText { return next }
            if try headingLength(String(block.text.prefix(60)), headings.end) != nil { return next }
            if try sectionStart(block) != nil { return next }
            hasText = true
        }
        return blocks.count
    }

    private func passage(
        _ role: Passage.Role, _ blocks: [HTMLBlock], _ index: Int, from start: Int, to end: Int
    ) -> Passage? {
        var passage = Passage(role: role, text: "")
        append(blocks[index], from: start, to: &passage)
        for block in blocks[index + 1..<end] { append(block, from: 0, to: &passage) }
        return passage.text.isEmpty ? nil : passage
    }

    /// Adds the block's text from `start` on, in a line of its own as a browser shows it, with its emphasis.
    private func append(_ block: HTMLBlock, from start: Int, to passage: inout Passage) {
        let rest = block.text.utf8.dropFirst(start).drop { $0 == 0x20 || $0 == 0x3A }
        guard let text = String(rest), !text.isEmpty else { return }
        if !passage.text.isEmpty { passage.text += block.isItem ? "\n• " : "\n" }
        let shift = passage.text.utf8.count - (block.text.utf8.count - rest.count)
        passage.text += text
        for range in block.emphasis where range.upperBound + shift > passage.text.utf8.count - rest.count {
            let lower = max(range.lowerBound + shift, passage.text.utf8.count - rest.count)
            passage.emphasis.append(lower..<range.upperBound + shift)
        }
    }
}
