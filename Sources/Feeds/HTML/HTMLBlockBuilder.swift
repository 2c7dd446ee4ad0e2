/// Cuts a page into blocks of text. Inline tags join what stands beside them, block tags separate.
struct HTMLBlockBuilder {
    private(set) var blocks: [HTMLBlock] = []
    /// Raw text of `<script type="application/ld+json">`.
    private(set) var structuredData: [String] = []
    private var block = HTMLBlock()
    private var depth = 0
    private var lowestDepth = 0
    private var headingDepth: Int?
    private var aroundDepth: Int?
    private var silentDepth: Int?
    private var boldStarts: [Int] = []
    private var script: String?

    mutating func take(_ event: HTMLEvent) {
        switch event {
        case .start(let name, let attributes): start(name, attributes)
        case .end(let name): end(name)
        case .text(let text): add(text)
        }
    }

    /// The blocks of the whole page; call at its end.
    mutating func finish() -> [HTMLBlock] {
        closeBlock()
        return blocks
    }

    private mutating func start(_ name: String, _ attributes: [HTMLEvent.Attribute]) {
        if !Self.inline.contains(name) { closeBlock() }
        if Self.void.contains(name) { return }
        if name == "li" { block.isItem = true }
        depth += 1
        if name == "script",
            attributes.contains(where: { $0.name == "type" && $0.value.hasPrefix("application/ld+json") })
        {
            script = ""
        }
        if Self.silent.contains(name) { silentDepth = silentDepth ?? depth }
        if Self.around.contains(name) { aroundDepth = aroundDepth ?? depth }
        if Self.headings.contains(name) { headingDepth = headingDepth ?? depth }
        if Self.bold.contains(name) { boldStarts.append(block.text.utf8.count) }
    }

    private mutating func end(_ name: String) {
        if Self.void.contains(name) { return }
        if Self.bold.contains(name), let start = boldStarts.popLast() { stress(from: start) }
        if !Self.inline.contains(name) { closeBlock() }
        if name == "script", let text = script {
            structuredData.append(text)
            script = nil
        }
        if silentDepth == depth { silentDepth = nil }
        if aroundDepth == depth { aroundDepth = nil }
        if headingDepth == depth { headingDepth = nil }
        depth = max(0, depth - 1)
        lowestDepth = min(lowestDepth, depth)
    }

    private mutating func add(_ text: String) {
        script? += text
        if silentDepth != nil { return }
        for scalar in text.unicodeScalars {
            let isBlank = scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}"
            if !isBlank {
                block.text.unicodeScalars.append(scalar)
            } else if !block.text.isEmpty, block.text.utf8.last != 0x20 {
                block.text.unicodeScalars.append(" ")
            }
        }
    }

    private mutating func stress(from start: Int) {
        if start < block.text.utf8.count { block.emphasis.append(start..<block.text.utf8.count) }
    }

    private mutating func closeBlock() {
        for start in boldStarts { stress(from: start) }
        boldStarts = boldStarts.map { _ in 0 }
        if block.text.utf8.last == 0x20 { block.text.unicodeScalars.removeLast() }
        if block.text.isEmpty {
            block = HTMLBlock(isItem: block.isItem)
            return
        }
        defer { block = HTMLBlock() }
        block.depth = depth
        block.lowestDepth = lowestDepth
        block.isAround = aroundDepth != nil
        block.isHeading =
            headingDepth != nil || block.emphasis.contains { $0.lowerBound == 0 && $0.count >= block.text.utf8.count }
        lowestDepth = depth
        blocks.append(block)
    }

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr",
    ]
    private static let bold: Set<String> = ["b", "strong", "em", "i", "u", "mark"]
    private static let headings: Set<String> = [
        "h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "summary", "legend", "button",
    ]
    private static let around: Set<String> = ["nav", "header", "footer", "aside"]
    private static let silent: Set<String> = [
        "script", "style", "template", "noscript", "svg", "title", "head", "select", "textarea",
    ]
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}
