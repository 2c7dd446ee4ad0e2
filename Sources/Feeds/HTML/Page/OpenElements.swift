/// The elements that are open around a place of a page: as much of tree building as texts need
/// (WHATWG HTML 13.2.6.4.7, "in body").
struct OpenElements {
    struct Entry {
        var element: HTMLElement
        /// Tells names apart that are not in the list.
        var nameHash: UInt32
        var flags: Flags
        /// Language around it, by number.
        var languageBefore: Int
    }

    struct Flags: OptionSet {
        let rawValue: UInt8
        static let hidden = Flags(rawValue: 1)
        /// Stands in SVG or MathML.
        static let foreign = Flags(rawValue: 2)
        /// The heading of what it holds.
        static let heading = Flags(rawValue: 4)
        /// Says something of a product beside its text.
        static let data = Flags(rawValue: 8)
        static let around = Flags(rawValue: 16)
        static let control = Flags(rawValue: 32)
        static let lines = Flags(rawValue: 64)
        static let silent = Flags(rawValue: 128)
    }

    /// An end tag looks for its element in this many only, so that hostile pages cost no more than others. Browsers
    /// themselves nest no deeper.
    static let reach = 512

    private(set) var entries: [Entry] = []

    /// True where the element a tag would go into is one of SVG or MathML.
    var isForeign: Bool {
        guard let last = entries.last, last.flags.contains(.foreign) else { return false }
        switch last.element {
        case .foreignobject, .desc, .title, .mi, .mo, .mn, .ms, .mtext, .annotationXML: return false
        default: return true
        }
    }

    private var paragraphs = 0

    /// Takes what follows in the last element off the page.
    ///
    /// - Returns: false where it was off already.
    mutating func hideLast() -> Bool {
        guard let last = entries.indices.last else { return false }
        return entries[last].flags.insert(.hidden).inserted
    }

    mutating func push(_ entry: Entry) {
        if entry.element == .p { paragraphs += 1 }
        entries.append(entry)
    }

    mutating func pop() -> Entry? {
        if entries.last?.element == .p { paragraphs -= 1 }
        return entries.popLast()
    }

    /// Elements that a start tag ends because it cannot stand in them.
    ///
    /// - Complexity: constant: at most `reach` are looked at.
    func impliedEnds(before element: HTMLElement) -> Int {
        switch element {
        case .li: max(ends(of: { $0 == .li }, upTo: Self.bordersItems), paragraphEnds(element))
        case .dt, .dd: max(ends(of: { $0 == .dt || $0 == .dd }, upTo: Self.bordersItems), paragraphEnds(element))
        case .option: entries.last?.element == .option ? 1 : 0
        case .optgroup: ends(of: { $0 == .optgroup || $0 == .option }, upTo: { $0 == .select })
        case .td, .th: ends(of: { $0 == .td || $0 == .th }, upTo: { $0 == .tr || Self.bordersTable($0) })
        case .tr: ends(of: { $0 == .tr }, upTo: Self.bordersTable)
        case .tbody, .thead, .tfoot, .caption, .colgroup: ends(of: Self.isTablePart, upTo: Self.bordersTable)
        case .button: ends(of: { $0 == .button }, upTo: Self.bordersScope)
        default: max(paragraphEnds(element), selectEnds(element))
        }
    }

    /// A block cannot stand in an option, which ends.
    private func selectEnds(_ element: HTMLElement) -> Int {
        if element.isInline || element == .hr { return 0 }
        return entries.suffix(2).reversed().prefix { $0.element == .option || $0.element == .optgroup }.count
    }

    /// A block ends the paragraph before it; a heading the heading before it.
    private func paragraphEnds(_ element: HTMLElement) -> Int {
        if element.isInline || !element.endsParagraphs { return 0 }
        let paragraph = paragraphs == 0 ? 0 : ends(of: { $0 == .p }, upTo: { Self.bordersScope($0) || $0 == .button })
        if paragraph > 0 { return paragraph }
        return element.isRankedHeading && entries.last?.element.isRankedHeading == true ? 1 : 0
    }

    /// Elements that an end tag ends; 0 where it ends none.
    func ends(by element: HTMLElement, _ nameHash: UInt32) -> Int {
        if element.isRankedHeading { return ends(of: \.isRankedHeading, upTo: Self.bordersScope) }
        var depth = 0
        for entry in entries.suffix(Self.reach).reversed() {
            depth += 1
            if entry.element == element, entry.nameHash == nameHash { return depth }
            if entry.flags.contains(.foreign) { continue }
            // An end tag of a line leaves the blocks around it alone, one of a block the table cell.
            let isBorder =
                element.isInline || element == .unknown
                ? !entry.element.isInline : Self.bordersEnd(of: element, entry.element)
            if isBorder { return 0 }
        }
        return 0
    }

    private func ends(of isMeant: (HTMLElement) -> Bool, upTo isBorder: (HTMLElement) -> Bool) -> Int {
        var depth = 0
        for entry in entries.suffix(Self.reach).reversed() {
            depth += 1
            if isMeant(entry.element) { return depth }
            if isBorder(entry.element) { return 0 }
        }
        return 0
    }

    // MARK: what ends end at

    private static func bordersItems(_ element: HTMLElement) -> Bool {
        !element.isInline && element != .p && element != .div && element != .address
    }

    private static func bordersTable(_ element: HTMLElement) -> Bool { element == .table || element == .template }

    private static func isTablePart(_ element: HTMLElement) -> Bool {
        switch element {
        case .tbody, .thead, .tfoot, .caption, .colgroup: true
        default: false
        }
    }

    private static func bordersScope(_ element: HTMLElement) -> Bool {
        switch element {
        case .table, .td, .th, .caption, .template, .object, .applet, .marquee, .svg, .math, .foreignobject: true
        default: false
        }
    }

    private static func bordersEnd(of ended: HTMLElement, _ element: HTMLElement) -> Bool {
        switch ended {
        case .table, .template: element == .template
        case .tr, .tbody, .thead, .tfoot, .td, .th, .caption, .colgroup: bordersTable(element)
        case .li: element == .ul || element == .ol || bordersScope(element)
        default: bordersScope(element)
        }
    }
}

extension HTMLElement {
    /// Start tags that end an open paragraph.
    var endsParagraphs: Bool {
        switch self {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption,
            .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .ul, .h1, .h2,
            .h3,
            .h4, .h5, .h6, .pre, .listing, .form, .li, .dd, .dt, .plaintext, .table, .hr, .xmp:
            true
        default: false
        }
    }

    /// Start tags that end SVG and MathML around them (WHATWG HTML 13.2.6.5).
    var endsForeign: Bool {
        switch self {
        case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4,
            .h5,
            .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p, .pre, .ruby, .s, .small, .span,
            .strong,
            .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
            true
        default: false
        }
    }
}
