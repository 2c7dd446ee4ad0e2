extension HTMLElement {
    /// Formatting that goes on behind the end of the block it was opened in, until its own end tag
    /// (WHATWG HTML 13.2.4.3, the list of active formatting elements).
    var isFormatting: Bool {
        switch self {
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
        default: false
        }
    }

    /// Joins what stands beside it. A component is a box of the page's own as a rule; everything else does not
    /// stand in a line.
    var isInline: Bool {
        switch self {
        case .unknown, .q, .wbr, .bdi, .bdo, .del, .dfn, .ins, .kbd, .sub, .sup, .var, .abbr, .acronym, .cite, .data,
            .mark,
            .ruby, .rb, .rt, .rtc, .samp, .slot, .span, .time, .label, .svg, .math, .mi, .mo, .mn, .ms, .mtext:
            true
        default: isFormatting
        }
    }

    /// Has neither content nor end tag.
    var isVoid: Bool {
        switch self {
        case .br, .hr, .wbr, .input, .img, .area, .base, .col, .embed, .link, .meta, .param, .source, .track, .keygen,
            .frame:
            true
        default: false
        }
    }

    /// Holds no text for people.
    var isSilent: Bool {
        switch self {
        case .script, .style, .title, .desc, .metadata, .rp, .option, .datalist: true
        default: false
        }
    }

    /// Holds text that a browser does not show in the page.
    var isHidden: Bool {
        switch self {
        case .template, .noscript, .textarea, .iframe, .noembed, .noframes, .dialog: true
        default: false
        }
    }

    var isBold: Bool {
        switch self {
        case .b, .strong, .em, .i, .u, .mark: true
        default: false
        }
    }

    var isControl: Bool { self == .a || self == .button }

    /// Stands around the page's own content.
    var isAround: Bool {
        switch self {
        case .nav, .header, .footer, .aside: true
        default: false
        }
    }

    /// Keeps its line ends.
    var keepsLines: Bool {
        switch self {
        case .pre, .listing, .textarea, .xmp, .plaintext: true
        default: false
        }
    }

    var heading: HTMLBlock.Heading? {
        switch self {
        case .h1: .rank(1)
        case .h2: .rank(2)
        case .h3: .rank(3)
        case .h4: .rank(4)
        case .h5: .rank(5)
        case .h6: .rank(6)
        case .dt: .term
        case .th, .summary, .legend, .button: .other
        default: nil
        }
    }

    var isRankedHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// How what stands inside is read (WHATWG HTML 13.2.6.4); SVG and MathML have no such elements.
    var content: HTMLContent {
        switch self {
        case .title, .textarea: .escapable
        case .style, .xmp, .iframe, .noembed, .noframes, .noscript: .raw
        case .script: .script
        case .plaintext: .plain
        default: .markup
        }
    }
}
