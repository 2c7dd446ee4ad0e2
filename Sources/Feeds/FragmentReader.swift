import ICU
import Products

/// Reads fields that shops write in HTML: descriptions, product bodies, attribute values.
///
/// A description is never judged as a whole: what stands under a heading of the lexicon counts, nothing else
/// (feeds-and-barcodes 2).
final class FragmentReader {
    private let headings: HeadingWords
    private var finder: ListFinder
    private var folder: CaseFolder

    init(_ headings: HeadingWords) throws(ICUError) {
        self.headings = headings
        finder = try ListFinder(headings)
        folder = try CaseFolder(equivalences: headings.equivalences, knowing: headings.folds.memory)
    }

    /// Lists and declarations under their headings; empty where there is none.
    ///
    /// - Complexity: linear in the text.
    func lists(in html: String) throws(ICUError) -> [Passage] {
        let blocks = Self.blocks(of: html)
        let found = try finder.lists(in: blocks)
        return found.isEmpty ? try inProse(blocks) : found
    }

    /// The text without its markup, a block a line.
    func plain(_ html: String) -> String { Self.blocks(of: html).map(\.text).joined(separator: "\n") }

    /// What a heading such as the name of an attribute announces; nil for anything else.
    func role(ofHeading name: String) throws(ICUError) -> Passage.Role? {
        var folded = FoldedBytes()
        let name = Self.heading(name)
        try folder.fold(name.utf8.span, into: &folded)
        let word = String(decoding: folded.bytes, as: UTF8.self)
        if headings.list.contains(word) { return .ingredients }
        return headings.allergens.contains(word) ? .statement : nil
    }

    // MARK: prose

    /// The list behind a heading with a colon in the middle of a text: "12 pieces. Ingredients: flour, butter".
    private func inProse(_ blocks: [HTMLBlock]) throws(ICUError) -> [Passage] {
        for (index, block) in blocks.enumerated() {
            guard let start = try proseStart(block.text) else { continue }
            let head = String(block.text.utf8.dropFirst(start)) ?? block.text
            let text = ([head] + blocks[(index + 1)...].map(\.text)).joined(separator: "\n")
            return text.nonEmpty.map { [Passage(role: .ingredients, text: $0)] } ?? []
        }
        return []
    }

    /// Offset behind the first `heading:` of the text that begins with a word.
    private func proseStart(_ text: String) throws(ICUError) -> Int? {
        var folded = FoldedBytes()
        let text = text
        try folder.fold(text.utf8.span, into: &folded)
        let bytes = folded.bytes
        for colon in bytes.indices where bytes[colon] == 0x3A {
            let before = bytes[..<colon]
            guard headings.list.contains(where: { Self.ends(before, with: $0) }) else { continue }
            return folded.sourceRange(0, colon + 1).upperBound
        }
        return nil
    }

    private static func ends(_ bytes: ArraySlice<UInt8>, with word: String) -> Bool {
        let tail = bytes.suffix(word.utf8.count)
        guard tail.elementsEqual(word.utf8), word.utf8.last != 0x3A else { return false }
        return bytes.dropLast(tail.count).last.map { $0 < 0x80 && !(0x61...0x7A).contains($0) } ?? true
    }

    // MARK: markup

    /// The blocks of a text whose markup may be escaped up to three times (feeds-and-barcodes 2.1).
    private static func blocks(of html: String) -> [HTMLBlock] {
        var text = html
        var blocks: [HTMLBlock] = []
        for _ in 0..<3 {
            blocks = parse(text)
            let plain = blocks.map(\.text).joined(separator: "\n")
            guard plain != text, isMarkup(plain) else { break }
            text = plain
        }
        return blocks
    }

    private static func isMarkup(_ text: String) -> Bool {
        ["</", "/>", "<br", "<p>", "&lt;", "&amp;", "&nbsp;", "&#"].contains(where: text.contains)
    }

    private static func parse(_ text: String) -> [HTMLBlock] {
        // A fragment that begins with blanks or bare text is a body all the same; its line ends part blocks.
        let html = text.contains("<") ? text : String(text.flatMap { $0.isNewline ? Array("<br>") : [$0] })
        var tokenizer = HTMLTokenizer()
        var reader = PageReader()
        let bytes = Array("<body>\(html)".utf8)
        tokenizer.feed(bytes.span, to: &reader)
        tokenizer.finish(to: &reader)
        reader.finish()
        return reader.builder.blocks
    }

    /// A heading without the colon and the blanks at its end.
    static func heading(_ text: String) -> String {
        var text = Substring(text)
        while let last = text.last, last == ":" || last.isWhitespace { text.removeLast() }
        return String(text.drop(while: \.isWhitespace))
    }
}
