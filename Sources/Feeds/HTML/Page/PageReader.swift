/// Reads a page token by token: its text in blocks, and what it says of the product outside the text.
struct PageReader: HTMLSink {
    /// Scripts of structured data that are read; each may be as long as a field.
    private static let scriptLimit = 32

    private(set) var builder = BlockBuilder()
    private(set) var items = ItemReader()
    private(set) var head = PageHead()
    /// Raw text of `<script type="application/ld+json">`.
    private(set) var structuredData: [[UInt8]] = []
    private var open = OpenElements()
    private var languages: [String] = []
    private var language = -1
    /// Open `<b>`, `<i>` and their like are counted, not kept: they reach over the ends of blocks.
    private var openLinks = 0
    /// Raw text being collected: structured data, or the inside of `noscript`.
    private var collected: [UInt8]?
    private var isInNoscript = false
    private var end = PageEnd()
    /// Ids of what can be opened by a control met so far.
    private var openable: Set<String> = []

    var isForeign: Bool { open.isForeign }

    // MARK: start tags

    mutating func start(_ tag: borrowing HTMLTag) -> HTMLContent {
        let element = HTMLElement(tag.name)
        var traits = TagTraits(tag)
        if !traits.opens.isEmpty, builder.hiddenCount == 0 { openable.formUnion(traits.opens) }
        // A panel that a control shown before it opens is shown to everyone who presses it.
        if traits.isHidden, let id = traits.id, openable.contains(String(decoding: tag.bytes[id], as: UTF8.self)) {
            traits.isHidden = false
        }
        if open.isForeign {
            if !element.endsForeign && !(element == .font && tag.value("color") != nil) {
                return startForeign(element, tag)
            }
            while open.isForeign { pop() }
        }
        if Self.isRoot(element) { return startRoot(element, traits) }
        for _ in 0..<open.impliedEnds(before: element) { pop() }
        if open.entries.last?.element == .select { hideInSelect(element) }
        if element.isVoid { return void(element, tag, traits) }
        let isCounted = element.isFormatting && !traits.isHidden && !traits.hasData && traits.language == nil
        if !isCounted { push(element, tag, traits) }
        if element.isBold { builder.startBold() }
        if isCounted, element == .a { openLink() }
        return content(of: element, tag)
    }

    /// Blocks in a choice of options stand in its list, or behind one that nobody closed: read, not shown.
    private mutating func hideInSelect(_ element: HTMLElement) {
        if element.isInline || element == .option || element == .optgroup || element == .hr { return }
        if open.hideLast() { builder.hiddenCount += 1 }
    }

    private static func isRoot(_ element: HTMLElement) -> Bool {
        element == .html || element == .head || element == .body
    }

    /// The page has one of each, whatever their tags say; what counts is the language.
    private mutating func startRoot(_ element: HTMLElement, _ traits: TagTraits) -> HTMLContent {
        builder.part()
        if element != .head {
            end.start()
            if let language = traits.language, head.language == nil {
                head.language = language
                builder.language = language
            }
        }
        return .markup
    }

    private mutating func void(_ element: HTMLElement, _ tag: borrowing HTMLTag, _ traits: TagTraits) -> HTMLContent {
        if !element.isInline { part() }
        if element == .meta { head.read(tag) }
        if traits.hasData { items.readVoid(tag) }
        return .markup
    }

    private mutating func push(_ element: HTMLElement, _ tag: borrowing HTMLTag, _ traits: TagTraits) {
        var flags: OpenElements.Flags = []
        if traits.isHidden || element.isHidden && !(element == .dialog && tag.value("open") != nil) {
            flags.insert(.hidden)
            builder.hiddenCount += 1
        }
        // The boundary of a hidden element is hidden itself, so it is counted before and, in `pop`, after.
        if !element.isInline { part() }
        if element == .svg || element == .math { flags.insert(.foreign) }
        if element.isSilent { flags.insert(.silent) }
        if element.isAround { flags.insert(.around) }
        if element.isControl { flags.insert(.control) }
        if element.keepsLines { flags.insert(.lines) }
        if traits.hasData { flags.insert(.data) }
        if builder.heading == nil, let heading = element.heading {
            flags.insert(.heading)
            builder.heading = heading
        }
        if element == .li { builder.startItem() }
        open.push(.init(element: element, nameHash: Self.hash(tag, element), flags: flags, languageBefore: language))
        if let language = traits.language { enter(language) }
        count(flags, 1)
        if !element.isInline { builder.enter() }
        if traits.hasData { items.open(tag) }
    }

    private mutating func count(_ flags: OpenElements.Flags, _ change: Int) {
        if flags.contains(.silent) { builder.silentCount += change }
        if flags.contains(.around) { builder.aroundCount += change }
        if flags.contains(.control) { builder.controlCount += change }
        if flags.contains(.lines) { builder.linesCount += change }
    }

    private mutating func enter(_ language: String) {
        if let known = languages.firstIndex(of: language) {
            self.language = known
        } else if languages.count < 64 {
            languages.append(language)
            self.language = languages.count - 1
        }
        builder.language = language
    }

    private mutating func openLink() {
        openLinks = 1
        builder.controlCount += 1
    }

    private mutating func closeLink() {
        builder.controlCount -= openLinks
        openLinks = 0
    }

    /// - Returns: how the element's inside is read; what is of use in it is collected.
    private mutating func content(of element: HTMLElement, _ tag: borrowing HTMLTag) -> HTMLContent {
        if element == .script, Self.isStructuredData(tag) { collected = [] }
        if element == .noscript {
            if isInNoscript { return .markup }
            collected = []
        }
        return element.content
    }

    private static func isStructuredData(_ tag: borrowing HTMLTag) -> Bool {
        guard let type = tag.value("type") else { return false }
        return type.map(HTMLTokenizer.lowercased).starts(with: "application/ld+json".utf8)
    }

    private mutating func part() {
        builder.part()
        items.part()
    }

    // MARK: end tags

    mutating func end(_ tag: borrowing HTMLTag) {
        let element = HTMLElement(tag.name)
        if Self.isRoot(element) {
            if element != .head { end.end() }
            return builder.part()
        }
        if let raw = collected, element == .script || element == .noscript { finish(raw, element) }
        let count = open.ends(by: element, Self.hash(tag, element))
        for _ in 0..<count { pop() }
        if count > 0 { return }
        if element.isBold, element.isFormatting { builder.endBold() }
        if element == .a { closeLink() }
        // Browsers make an empty element of a lone </p> and </br>; every lone end tag of a block parts what it stands
        // between here, which is what a reader of the page sees more often than not.
        if !element.isInline { part() }
    }

    private mutating func finish(_ raw: [UInt8], _ element: HTMLElement) {
        collected = nil
        if element == .script {
            if raw.count <= XMLLimits.field, structuredData.count < Self.scriptLimit { structuredData.append(raw) }
            return
        }
        // A browser with scripts does not read the inside of noscript, so no tag of it reaches out of it.
        isInNoscript = true
        let depth = open.entries.count
        let end = end
        var tokenizer = HTMLTokenizer()
        tokenizer.feed(raw.span, to: &self)
        tokenizer.finish(to: &self)
        while open.entries.count > depth { pop() }
        collected = nil
        self.end = end
        isInNoscript = false
    }

    private mutating func pop() {
        guard let entry = open.entries.last else { return }
        if !entry.element.isInline { part() }
        _ = open.pop()
        if entry.element.isBold { builder.endBold() }
        count(entry.flags, -1)
        if entry.flags.contains(.hidden) { builder.hiddenCount -= 1 }
        if entry.flags.contains(.heading) { builder.heading = nil }
        if entry.flags.contains(.data) { items.close() }
        if entry.languageBefore != language {
            language = entry.languageBefore
            builder.language = language < 0 ? head.language : languages[language]
        }
        if !entry.element.isInline { builder.leave() }
    }

    /// Names that are in the list need no more than the list.
    private static func hash(_ tag: borrowing HTMLTag, _ element: HTMLElement) -> UInt32 {
        guard element == .unknown || element == .component else { return 0 }
        var hash: UInt32 = 2_166_136_261
        for byte in tag.name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return hash
    }

    // MARK: SVG and MathML

    private mutating func startForeign(_ element: HTMLElement, _ tag: borrowing HTMLTag) -> HTMLContent {
        if tag.isSelfClosing { return .markup }
        var flags: OpenElements.Flags = .foreign
        if element.isSilent {
            flags.insert(.silent)
            builder.silentCount += 1
        }
        open.push(.init(element: element, nameHash: Self.hash(tag, element), flags: flags, languageBefore: language))
        if !element.isInline { builder.enter() }
        return .markup
    }

    // MARK: text

    mutating func text(_ bytes: Span<UInt8>) {
        if collected != nil {
            for at in 0..<bytes.count { collected?.append(bytes[at]) }
            return
        }
        builder.add(bytes)
        if builder.silentCount == 0 { items.add(bytes) }
    }

    mutating func comment(_ bytes: Span<UInt8>) {}

    mutating func commentEnd(isClosed: Bool) {
        if !isClosed { end.isInsideComment = true }
    }

    mutating func doctype(_ doctype: borrowing HTMLDoctype) { end.start() }
}

extension PageReader {
    /// Why the page seems to end before its end; nil where it does not. Ask before `finish`.
    func cut(isAtRest: Bool) -> String? {
        end.cut(isAtRest: isAtRest, hasOpen: !open.entries.isEmpty || builder.openBolds > 0)
    }

    /// Ends the page: what is open is closed.
    mutating func finish() {
        // A script without an end is no script, but what it would have held may be the text of the page.
        if let raw = collected {
            collected = nil
            builder.hiddenCount += 1
            builder.add(raw.span)
            builder.hiddenCount -= 1
        }
        while !open.entries.isEmpty { pop() }
        builder.part()
    }
}
