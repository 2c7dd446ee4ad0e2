/// Cuts a page into blocks of text. Inline tags join what stands beside them, block tags separate.
struct HTMLBlockBuilder {
    private(set) var blocks: [HTMLBlock] = []
    /// Raw text of `<script type="application/ld+json">`.
    private(set) var structuredData: [String] = []
    private var block = HTMLBlock()
    private var depth = 0
    private var lowestDepth = 0
    private var heading: (kind: HTMLBlock.Heading, depth: Int)?
    private var aroundDepth: Int?
    private var silentDepth: Int?
    private var controlDepth: Int?
    /// Bold elements open, and where in the block the outermost began. One range covers what they hold together:
    /// a range for each would be as many as they are deep, in every block.
    private var bold = (open: 0, start: 0)
    /// A letter of the block stands outside links and buttons.
    private var hasOwnText = false
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
        if Self.controls.contains(name) { controlDepth = controlDepth ?? depth }
        if let kind = Self.heading(name) { heading = heading ?? (kind, depth) }
        if Self.bold.contains(name) { startBold() }
    }

    private mutating func end(_ name: String) {
        if Self.void.contains(name) { return }
        if Self.bold.contains(name) { endBold() }
        if !Self.inline.contains(name) { closeBlock() }
        if name == "script", let text = script {
            structuredData.append(text)
            script = nil
        }
        if silentDepth == depth { silentDepth = nil }
        if aroundDepth == depth { aroundDepth = nil }
        if controlDepth == depth { controlDepth = nil }
        if heading?.depth == depth { heading = nil }
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
                if controlDepth == nil, !hasOwnText { hasOwnText = scalar.properties.isAlphabetic }
            } else if !block.text.isEmpty, block.text.utf8.last != 0x20 {
                block.text.unicodeScalars.append(" ")
            }
        }
    }

    private mutating func startBold() {
        if bold.open == 0 { bold.start = block.text.utf8.count }
        bold.open += 1
    }

    private mutating func endBold() {
        if bold.open == 1 { stress() }
        bold.open = max(0, bold.open - 1)
    }

    private mutating func stress() {
        let end = block.text.utf8.count
        if bold.start < end { block.emphasis.append(bold.start..<end) }
    }

    private mutating func closeBlock() {
        if bold.open > 0 { stress() }
        bold.start = 0
        if block.text.utf8.last == 0x20 { dropLastBlank() }
        if block.text.isEmpty {
            block = HTMLBlock(isItem: block.isItem)
            return
        }
        defer {
            block = HTMLBlock()
            hasOwnText = false
        }
        block.depth = depth
        block.lowestDepth = lowestDepth
        block.isAround = aroundDepth != nil
        block.isControl = !hasOwnText
        let isBold = block.emphasis.contains { $0.lowerBound == 0 && $0.count >= block.text.utf8.count }
        block.heading = heading?.kind ?? (isBold ? .other : nil)
        lowestDepth = depth
        blocks.append(block)
    }

    /// The blank at the end belongs to no one, to a range in bold neither.
    private mutating func dropLastBlank() {
        block.text.unicodeScalars.removeLast()
        let end = block.text.utf8.count
        block.emphasis = block.emphasis.compactMap { $0.lowerBound < end ? $0.clamped(to: 0..<end) : nil }
    }

    private static func heading(_ name: String) -> HTMLBlock.Heading? {
        switch name {
        case "h1", "h2", "h3", "h4", "h5", "h6": .rank(Int(name.dropFirst()) ?? 1)
        case "dt": .term
        case "th", "summary", "legend", "button": .other
        default: nil
        }
    }

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd",
        "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
        "wbr",
    ]
    private static let bold: Set<String> = ["b", "strong", "em", "i", "u", "mark"]
    private static let controls: Set<String> = ["a", "button"]
    private static let around: Set<String> = ["nav", "header", "footer", "aside"]
    private static let silent: Set<String> = [
        "script", "style", "template", "noscript", "svg", "title", "head", "select", "textarea",
    ]
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    ]
}
