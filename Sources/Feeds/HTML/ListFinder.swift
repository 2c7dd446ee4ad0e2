import ICU
import Products

/// Cuts the ingredient list and the allergen declaration out of a page by their headings, in any language of the
/// lexicon.
struct ListFinder: ~Copyable {
    private let headings: HeadingWords
    private var folder: CaseFolder

    init(_ headings: HeadingWords) throws(ICUError) {
        self.init(headings, folder: try CaseFolder(equivalences: headings.equivalences, knowing: headings.folds.memory))
    }

    private init(_ headings: HeadingWords, folder: consuming CaseFolder) {
        self.headings = headings
        self.folder = folder
    }

    /// The lists and declarations of the page, as passages. Where several blocks carry a heading, those in the body
    /// of the page that are followed by text win over navigation and menus.
    ///
    /// - Complexity: linear in the page.
    mutating func lists(in blocks: [HTMLBlock]) throws(ICUError) -> [Passage] {
        let page = try PageHeadings(blocks, headings, &folder)
        headings.folds.keep(folder.memory)
        var found: [(passage: Passage, isAround: Bool)] = []
        var sections: [Range<Int>] = []
        var index = 0
        while index < blocks.count {
            guard let (role, start, isFilled) = page.sectionStart(index) else {
                index += 1
                continue
            }
            let end = end(of: page, from: index, hasText: isFilled)
            if let passage = passage(role, blocks, index, from: start, to: end) {
                found.append((passage, blocks[index].isAround))
                sections.append(index..<end)
            }
            index = max(index + 1, end)
        }
        let inBody = found.filter { !$0.isAround }
        let nearby = try NearbyStatements(page: page, headings: headings).passages(beside: sections)
        return (inBody.isEmpty ? found : inBody).map(\.passage) + nearby
    }

    /// The block behind the list: a heading that stands no lower than its own, a block that ends lists, or the
    /// end of the container the list stands in.
    ///
    /// Bold text ends nothing: the ingredient printed in bold is the allergen. Headings of a lower rank are parts
    /// of the list ("For the filling").
    private func end(of page: PageHeadings, from index: Int, hasText isFilled: Bool) -> Int {
        let blocks = page.blocks
        var limit = blocks[index].depth
        var hasText = isFilled
        var heading = blocks[index].heading
        for next in blocks.indices.dropFirst(index + 1) {
            let block = blocks[next]
            if block.lowestDepth < limit - 1 {
                if hasText { return next }
                limit = block.lowestDepth + 1
            }
            if hasText && ends(heading, at: block) { return next }
            if page.endsList(next) || page.sectionStart(next) != nil { return next }
            if !hasText { heading = self.heading(heading, above: block) }
            if !block.isControl { hasText = true }
        }
        return blocks.count
    }

    /// The heading of the list, raised above a heading that follows it at once: that one begins a part.
    private func heading(_ heading: HTMLBlock.Heading?, above block: HTMLBlock) -> HTMLBlock.Heading? {
        guard case .rank(let rank)? = block.heading else { return heading }
        guard case .rank(let own)? = heading else { return .rank(rank - 1) }
        return .rank(min(own, rank - 1))
    }

    /// True where `block` is a heading that the heading of the list does not stand above.
    private func ends(_ heading: HTMLBlock.Heading?, at block: HTMLBlock) -> Bool {
        switch (heading, block.heading) {
        case (.rank(let own), .rank(let rank)): rank <= own
        case (_, .rank): true
        case (.term, .term): true
        default: false
        }
    }

    private func passage(
        _ role: Passage.Role, _ blocks: [HTMLBlock], _ index: Int, from start: Int, to end: Int
    ) -> Passage? {
        var passage = Passage(role: role, text: "", language: blocks[index].language)
        append(blocks[index], from: start, to: &passage)
        for block in blocks[index + 1..<end] { append(block, from: 0, to: &passage) }
        return passage.text.isEmpty ? nil : passage
    }

    /// Adds the block's text from `start` on, in a line of its own as a browser shows it, with its emphasis.
    private func append(_ block: HTMLBlock, from start: Int, to passage: inout Passage) {
        let rest = block.bytes.dropFirst(start).drop { $0 == 0x20 || $0 == 0x3A }
        if rest.isEmpty { return }
        if !passage.text.isEmpty { passage.text += block.isItem ? "\n• " : "\n" }
        let shift = passage.text.utf8.count - rest.startIndex
        passage.text += String(decoding: rest, as: UTF8.self)
        for range in block.emphasis where range.upperBound + shift > passage.text.utf8.count - rest.count {
            let lower = max(range.lowerBound + shift, passage.text.utf8.count - rest.count)
            passage.emphasis.append(lower..<range.upperBound + shift)
        }
    }
}
