/// A stretch of a page between two block tags: a heading, a paragraph, a list item.
struct HTMLBlock: Equatable {
    /// What makes a block look like the heading of what follows.
    enum Heading: Equatable {
        /// `h1` … `h6`, by rank.
        case rank(Int)
        /// `dt`, whose text stands in the `dd` behind it.
        case term
        /// `th`, `summary`, `legend`, `button`, and a block that is bold from end to end.
        case other
    }

    /// UTF-8, runs of blanks made one, as a browser shows it.
    var bytes: [UInt8] = []
    /// Ranges of `bytes` that stood in bold.
    var emphasis: [Range<Int>] = []
    /// Ranges of `bytes` that a browser does not show.
    var hidden: [Range<Int>] = []
    var heading: Heading?
    /// True where all letters stand in links and buttons.
    var isControl = false
    /// True for the first block of a list item, which a browser shows with a bullet.
    var isItem = false
    /// Elements open around it.
    var depth = 0
    /// The fewest elements that were open since the block before.
    var lowestDepth = 0
    /// True inside navigation, page header and footer.
    var isAround = false
    /// True where only tags that are not shown part it from the block before; with a blank between them or not.
    var isJoined = false
    var hasBlankBehind = false
    /// The language the page declares for it.
    var language: String?

    var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension HTMLBlock {
    /// The blocks as a browser shows them: without what is hidden, and undivided where only hidden tags stood.
    ///
    /// - Complexity: linear.
    static func shown(_ blocks: [HTMLBlock]) -> [HTMLBlock] {
        var shown: [HTMLBlock] = []
        var lowest = Int.max
        for block in blocks {
            lowest = min(lowest, block.lowestDepth)
            var rest = block.withoutHidden()
            if rest.bytes.isEmpty { continue }
            if block.isJoined, let last = shown.indices.last {
                shown[last].join(rest)
            } else {
                rest.lowestDepth = lowest
                shown.append(rest)
            }
            lowest = Int.max
        }
        return shown
    }

    private func withoutHidden() -> HTMLBlock {
        if hidden.isEmpty { return self }
        var rest = self
        rest.hidden = []
        rest.bytes = []
        var start = 0
        for range in hidden {
            rest.bytes += bytes[start..<range.lowerBound]
            start = range.upperBound
        }
        rest.bytes += bytes[start...]
        rest.emphasis = shownEmphasis()
        return rest
    }

    /// Both kinds of ranges stand in order, so one walk along both is enough.
    private func shownEmphasis() -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (next, gone) = (0, 0)
        let shownOffset = { (offset: Int) -> Int in
            while next < hidden.count, hidden[next].upperBound <= offset {
                gone += hidden[next].count
                next += 1
            }
            let cut = next < hidden.count ? max(0, offset - hidden[next].lowerBound) : 0
            return offset - gone - cut
        }
        for range in emphasis {
            let lower = shownOffset(range.lowerBound)
            let upper = shownOffset(range.upperBound)
            if lower < upper { ranges.append(lower..<upper) }
        }
        return ranges
    }

    private mutating func join(_ other: HTMLBlock) {
        if hasBlankBehind { bytes.append(0x20) }
        let shift = bytes.count
        bytes += other.bytes
        emphasis += other.emphasis.map { $0.lowerBound + shift..<$0.upperBound + shift }
        hasBlankBehind = other.hasBlankBehind
    }
}
