import ICU
import Products

/// Precautions and declarations that stand beside a list in a paragraph of their own: "May contain milk."
///
/// Only the statements themselves are taken, never the text around them, and none from what tells how to prepare or
/// serve.
struct NearbyStatements {
    /// Blocks looked at on either side of a list, and how long one may be. What is said further off or at greater
    /// length is said of something else as a rule.
    static let reach = 12
    static let longest = 600

    let page: PageHeadings
    let headings: HeadingWords

    /// - Complexity: linear in the blocks within reach of the sections.
    func passages(beside sections: [Range<Int>]) throws(ICUError) -> [Passage] {
        guard let find = headings.statements else { return [] }
        var passages: [Passage] = []
        for index in indices(beside: sections) {
            let block = page.blocks[index]
            for range in try find(block.text) where !range.isEmpty {
                let text = String(decoding: block.bytes[range], as: UTF8.self)
                passages.append(Passage(role: .statement, text: text, language: block.language))
            }
        }
        return passages
    }

    /// Blocks beside the sections and in none of them.
    private func indices(beside sections: [Range<Int>]) -> [Int] {
        let inside = Set(sections.joined())
        var found: Set<Int> = []
        for section in sections {
            let behind = section.upperBound..<min(page.blocks.count, section.upperBound + Self.reach)
            found.formUnion(behind.prefix { !page.startsInstructions($0) })
            found.formUnion(before(section))
        }
        return found.subtracting(inside).sorted().filter(isStatement)
    }

    /// Blocks in front of a section; none where they belong to instructions.
    private func before(_ section: Range<Int>) -> Range<Int> {
        let reach = max(0, section.lowerBound - Self.reach)..<section.lowerBound
        return reach.contains(where: page.startsInstructions) ? 0..<0 : reach
    }

    private func isStatement(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return !block.isAround && !block.isControl && block.bytes.count <= Self.longest
    }
}
