/// Cuts the text of a page into blocks. Inline tags join what stands beside them, block tags separate.
struct BlockBuilder {
    /// Blocks a page may have: real ones have thousands.
    static let limit = 100_000

    private(set) var blocks: [HTMLBlock] = []
    /// There were more blocks than a page may have; the last were dropped.
    var isOverfull: Bool { blocks.count > Self.limit }
    private(set) var hasHidden = false
    /// Block elements open.
    private(set) var depth = 0
    private var block = HTMLBlock()
    private var lowestDepth = 0
    /// Set by the element that is a heading, for the blocks in it.
    var heading: HTMLBlock.Heading?
    /// Open elements that change what text in them is.
    var hiddenCount = 0
    var silentCount = 0
    var aroundCount = 0
    var controlCount = 0
    var linesCount = 0
    var language: String?
    /// Bold elements open, and where in the block the outermost began. One range covers what they hold together:
    /// a range for each would be as many as they are deep, in every block.
    private var bold = (open: 0, start: 0)
    /// A letter of the block stands outside links and buttons.
    private var hasOwnText = false
    /// A tag that is shown stood since the block before.
    private var isParted = true

    mutating func enter() { depth += 1 }

    mutating func leave() {
        depth = max(0, depth - 1)
        lowestDepth = min(lowestDepth, depth)
    }

    mutating func startItem() { block.isItem = true }

    var openBolds: Int { bold.open }

    mutating func startBold() {
        if bold.open == 0 { bold.start = block.bytes.count }
        bold.open += 1
    }

    mutating func endBold() {
        if bold.open == 1 { stress() }
        bold.open = max(0, bold.open - 1)
    }

    private mutating func stress() {
        let end = block.bytes.count
        if bold.start < end { block.emphasis.append(bold.start..<end) }
    }

    /// - Complexity: linear in the text.
    mutating func add(_ text: Span<UInt8>) {
        if silentCount > 0 || isOverfull { return }
        let start = block.bytes.count
        for at in 0..<text.count {
            let byte = text[at]
            if byte > 0x20 {
                block.bytes.append(byte)
            } else {
                addBlank(byte)
            }
        }
        if block.bytes.count > start { note(start..<block.bytes.count) }
    }

    /// Blanks become one, control characters that are none stay; NUL is dropped as in every browser.
    private mutating func addBlank(_ byte: UInt8) {
        switch byte {
        case 0x0A where linesCount > 0: if !block.bytes.isEmpty { block.bytes.append(byte) }
        case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
            if let last = block.bytes.last, last != 0x20, last != 0x0A { block.bytes.append(0x20) }
        case 0: break
        default: block.bytes.append(byte)
        }
    }

    private mutating func note(_ range: Range<Int>) {
        if hiddenCount > 0 {
            if block.bytes[range].contains(where: { $0 > 0x20 }) { hasHidden = true }
            if let last = block.hidden.last, last.upperBound == range.lowerBound {
                block.hidden[block.hidden.count - 1] = last.lowerBound..<range.upperBound
            } else {
                block.hidden.append(range)
            }
        }
        if controlCount == 0, !hasOwnText { hasOwnText = Self.hasLetter(block.bytes[range]) }
    }

    private static func hasLetter(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.contains(where: HTMLTokenizer.isLetter) { return true }
        guard bytes.contains(where: { $0 >= 0x80 }) else { return false }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0.properties.isAlphabetic }
    }

    /// Ends the block at a block tag. Tags inside what is hidden part nothing that is shown.
    mutating func part() {
        closeBlock()
        if hiddenCount == 0 { isParted = true }
    }

    private mutating func closeBlock() {
        if bold.open > 0 { stress() }
        bold.start = 0
        dropLastBlank()
        if block.bytes.isEmpty {
            let isItem = block.isItem
            block = HTMLBlock()
            block.isItem = isItem
            return
        }
        finishBlock()
        blocks.append(block)
        block = HTMLBlock()
        hasOwnText = false
        isParted = false
        lowestDepth = depth
    }

    private mutating func finishBlock() {
        block.depth = depth
        block.lowestDepth = lowestDepth
        block.isAround = aroundCount > 0
        block.isControl = !hasOwnText
        block.isJoined = !isParted
        block.language = language
        let isBold = block.emphasis.contains { $0.lowerBound == 0 && $0.count >= block.bytes.count }
        block.heading = heading ?? (isBold ? .other : nil)
    }

    /// The blank at the end belongs to no one, to a range in bold neither.
    private mutating func dropLastBlank() {
        guard let last = block.bytes.last, last == 0x20 || last == 0x0A else { return }
        while let last = block.bytes.last, last == 0x20 || last == 0x0A { block.bytes.removeLast() }
        block.hasBlankBehind = true
        let whole = 0..<block.bytes.count
        block.emphasis = block.emphasis.compactMap { $0.lowerBound < whole.upperBound ? $0.clamped(to: whole) : nil }
        block.hidden = block.hidden.compactMap { $0.lowerBound < whole.upperBound ? $0.clamped(to: whole) : nil }
    }
}
