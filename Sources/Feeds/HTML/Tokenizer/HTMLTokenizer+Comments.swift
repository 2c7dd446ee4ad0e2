/// `<!…>`: comments, what is taken for one, and CDATA sections.
extension HTMLTokenizer {
    private static let commentMark = Array("--".utf8)
    private static let doctypeMark = Array("doctype".utf8)
    private static let cdataMark = Array("[CDATA[".utf8)

    /// Collects what follows `<!` while it can still become one of the three marks.
    mutating func markupDeclaration(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        pending.append(byte)
        let folded = pending.map(Self.lowercased)
        switch true {
        case pending == Self.commentMark: state = .commentStart
        case folded == Self.doctypeMark:
            doctype = HTMLDoctype()
            state = .doctype
        case pending == Self.cdataMark && sink.isForeign: state = .cdata
        case Self.commentMark.starts(with: pending), Self.doctypeMark.starts(with: folded),
            Self.cdataMark.starts(with: pending) && pending != Self.cdataMark:
            break
        default: return bogus(at, &sink)
        }
        return at + 1
    }

    /// The bytes looked at are the beginning of a comment that no one meant as one; the last is read again.
    private mutating func bogus(_ at: Int, _ sink: inout some HTMLSink) -> Int {
        let bytes = Array(pending.dropLast())
        sink.comment(bytes.span)
        state = .bogusComment
        return at
    }

    mutating func bogusComment(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        var end = at
        while end < input.count, input[end] != 0x3E, input[end] != 0 { end += 1 }
        return endOfRun(input, at, end, &sink)
    }

    mutating func commentStart(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch byte {
        case 0x2D: state = state == .commentStart ? .commentStartDash : .commentEnd
        case 0x3E: closeComment(&sink)
        default:
            if state == .commentStartDash { addToComment([0x2D], &sink) }
            state = .comment
            return at
        }
        return at + 1
    }

    mutating func comment(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        var end = at
        while end < input.count, input[end] != 0x2D, input[end] != 0 { end += 1 }
        return endOfRun(input, at, end, &sink)
    }

    private mutating func endOfRun(
        _ input: Span<UInt8>, _ at: Int, _ end: Int, _ sink: inout some HTMLSink
    ) -> Int {
        if end > at { sink.comment(input.extracting(at..<end)) }
        guard end < input.count else { return end }
        switch input[end] {
        case 0x2D: state = .commentEndDash
        case 0x3E: closeComment(&sink)
        default: addToComment(Self.replacement, &sink)
        }
        return end + 1
    }

    /// Behind "-", "--" and "--!": the end, or more of the comment.
    mutating func commentEnd(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch (state, byte) {
        case (.commentEndDash, 0x2D): state = .commentEnd
        case (.commentEnd, 0x3E), (.commentEndBang, 0x3E): closeComment(&sink)
        case (.commentEnd, 0x21): state = .commentEndBang
        case (.commentEnd, 0x2D): addToComment([0x2D], &sink)
        case (.commentEndBang, 0x2D):
            addToComment([0x2D, 0x2D, 0x21], &sink)
            state = .commentEndDash
        default:
            let marks: [UInt8] = [0x2D, 0x2D, 0x21]
            addToComment(Array(marks.prefix(state == .commentEndDash ? 1 : state == .commentEnd ? 2 : 3)), &sink)
            state = .comment
            return at
        }
        return at + 1
    }

    private mutating func closeComment(_ sink: inout some HTMLSink) {
        sink.commentEnd(isClosed: true)
        state = .text
    }

    private func addToComment(_ bytes: [UInt8], _ sink: inout some HTMLSink) { sink.comment(bytes.span) }

    // MARK: CDATA sections, which are text inside SVG and MathML only

    mutating func cdata(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        var end = at
        while end < input.count, input[end] != 0x5D { end += 1 }
        if end > at { sink.text(input.extracting(at..<end)) }
        guard end < input.count else { return end }
        state = .cdataBracket
        return end + 1
    }

    mutating func cdataEnd(_ byte: UInt8, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch (state, byte) {
        case (.cdataBracket, 0x5D): state = .cdataEnd
        case (.cdataEnd, 0x5D): emit([0x5D], &sink)
        case (.cdataEnd, 0x3E): state = .text
        default:
            emit(state == .cdataEnd ? [0x5D, 0x5D] : [0x5D], &sink)
            state = .cdata
            return at
        }
        return at + 1
    }
}
