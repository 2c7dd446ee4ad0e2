/// Splits a page into tags, text and comments by the rules every browser follows (WHATWG HTML 13.2.5).
///
/// Bytes in, bytes out: UTF-8, in pieces cut anywhere; the tokens are the same for every cut. Nothing is ill-formed
/// and nothing is dropped but what a browser drops, so no error is reported. Memory is that of the tag being read.
struct HTMLTokenizer {
    var state: State
    /// What a text state reads, and where an end tag that is none leads back to.
    var content = HTMLContent.markup
    var tag = HTMLTag()
    /// Name of the last start tag: only its end tag ends raw text.
    var lastStart: [UInt8] = []
    /// Bytes looked at and not decided upon yet; never more than the longest name that could be meant.
    var pending: [UInt8] = []
    /// Where a reference, or raw text that looked like an end tag, leads back to.
    var returnState = State.text
    var named = NamedReferences.Cursor()
    /// Value of a numeric reference so far.
    var code: UInt32 = 0
    var doctype = HTMLDoctype()
    /// True while the identifier being read is the public one.
    var isPublic = false
    /// In a script inside a comment: hyphens in a row, and whether a `<script` was met in it.
    var dashes = 0
    var isDoubleEscaped = false
    private var endsInReturn = false

    /// The states of the standard. Those of text differ by `content`; those that only report errors are left out,
    /// `<!--<!-` among them, for which the comment states do the same.
    enum State: UInt8 {
        case text, tagOpen, endTagOpen, tagName
        case beforeAttribute, attributeName, afterAttributeName, beforeValue
        case doubleQuoted, singleQuoted, unquoted, afterQuoted, selfClosing
        case rawLessThan, rawEndTagOpen, rawEndTagName
        case escapeStart, escapeStartDash, escaped, escapedLessThan, doubleEscapeName
        case reference, namedReference, numericReference, hexadecimalStart, decimalStart, hexadecimal, decimal
        case markupDeclaration, bogusComment
        case commentStart, commentStartDash, comment, commentEndDash, commentEnd, commentEndBang
        case cdata, cdataBracket, cdataEnd
        case doctype, beforeDoctypeName, doctypeName, afterDoctypeName, afterKeyword, beforeIdentifier
        case identifierDouble, identifierSingle, afterIdentifier, betweenIdentifiers, bogusDoctype
    }

    /// - Parameters:
    ///   - content: how the first text is read.
    ///   - lastStart: name of the element it stands in.
    init(content: HTMLContent = .markup, lastStart: [UInt8] = [], state: State = .text) {
        self.content = content
        self.lastStart = lastStart
        self.state = state
    }

    /// True between two tokens, where a page may end.
    var isAtRest: Bool { state == .text && content == .markup }

    /// Takes a piece of the page.
    ///
    /// - Complexity: linear in the piece.
    mutating func feed(_ piece: Span<UInt8>, to sink: inout some HTMLSink) {
        if endsInReturn || Self.hasReturn(piece) {
            let plain = withoutReturns(piece)
            run(plain.span, &sink)
        } else {
            run(piece, &sink)
        }
    }

    private mutating func run(_ input: Span<UInt8>, _ sink: inout some HTMLSink) {
        var at = 0
        while at < input.count { at = step(input, at, &sink) }
    }

    private static func hasReturn(_ piece: Span<UInt8>) -> Bool {
        var found = false
        for at in 0..<piece.count { found = found || piece[at] == 0x0D }
        return found
    }

    /// Line ends as the standard has them: CR LF and CR become LF (13.2.3.5).
    private mutating func withoutReturns(_ piece: Span<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        plain.reserveCapacity(piece.count)
        for at in 0..<piece.count {
            let byte = piece[at]
            if byte != 0x0A || !endsInReturn { plain.append(byte == 0x0D ? 0x0A : byte) }
            endsInReturn = byte == 0x0D
        }
        return plain
    }

    /// Reads on from `at` in the state that is on.
    ///
    /// - Returns: where to go on; `at` itself where the byte belongs to the next state.
    @inline(__always)
    private mutating func step(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        switch state {
        case .text: text(input, at, &sink)
        case .tagOpen: tagOpen(input[at], at, &sink)
        case .endTagOpen: endTagOpen(input[at], at)
        case .tagName: tagName(input, at, &sink)
        case .beforeAttribute: beforeAttribute(input[at], at)
        case .attributeName: attributeName(input, at)
        case .afterAttributeName: afterAttributeName(input[at], at, &sink)
        case .beforeValue: beforeValue(input[at], at, &sink)
        case .doubleQuoted: quoted(input, at, by: 0x22)
        case .singleQuoted: quoted(input, at, by: 0x27)
        case .unquoted: unquoted(input, at, &sink)
        case .afterQuoted: afterQuoted(input[at], at, &sink)
        case .selfClosing: selfClosing(input[at], at, &sink)
        case .rawLessThan: rawLessThan(input[at], at, &sink)
        case .rawEndTagOpen: rawEndTagOpen(input[at], at, &sink)
        case .rawEndTagName: rawEndTagName(input[at], at, &sink)
        case .escapeStart, .escapeStartDash: escapeStart(input[at], at, &sink)
        case .escaped: escaped(input, at, &sink)
        case .escapedLessThan: escapedLessThan(input[at], at, &sink)
        case .doubleEscapeName: doubleEscapeName(input[at], at, &sink)
        default: stepAside(input, at, &sink)
        }
    }

    /// The states off the beaten track.
    private mutating func stepAside(_ input: Span<UInt8>, _ at: Int, _ sink: inout some HTMLSink) -> Int {
        let byte = input[at]
        return switch state {
        case .reference: reference(byte, at, &sink)
        case .namedReference: namedReference(byte, at, &sink)
        case .numericReference: numericReference(byte, at)
        case .hexadecimalStart, .decimalStart: firstDigit(byte, at, &sink)
        case .hexadecimal, .decimal: digit(byte, at, &sink)
        case .markupDeclaration: markupDeclaration(byte, at, &sink)
        case .bogusComment: bogusComment(input, at, &sink)
        case .commentStart, .commentStartDash: commentStart(byte, at, &sink)
        case .comment: comment(input, at, &sink)
        case .commentEndDash, .commentEnd, .commentEndBang: commentEnd(byte, at, &sink)
        case .cdata: cdata(input, at, &sink)
        case .cdataBracket, .cdataEnd: cdataEnd(byte, at, &sink)
        default: stepInDoctype(byte, at, &sink)
        }
    }
}

extension HTMLTokenizer {
    /// Ends the page: what was looked at and led to nothing is text, comments end where they are, a tag that was cut
    /// is dropped.
    mutating func finish(to sink: inout some HTMLSink) {
        finishReference(&sink)
        switch state {
        case .tagOpen, .rawLessThan: emit([0x3C], &sink)
        case .escapedLessThan: if !isDoubleEscaped { emit([0x3C], &sink) }
        case .endTagOpen, .rawEndTagOpen: emit([0x3C, 0x2F], &sink)
        case .rawEndTagName: emit([0x3C, 0x2F] + pending, &sink)
        case .cdataBracket: emit([0x5D], &sink)
        case .cdataEnd: emit([0x5D, 0x5D], &sink)
        case .markupDeclaration:
            let bytes = pending
            sink.comment(bytes.span)
            sink.commentEnd(isClosed: false)
        case .bogusComment, .commentStart, .commentStartDash, .comment, .commentEndDash, .commentEnd, .commentEndBang:
            sink.commentEnd(isClosed: false)
        default: finishDoctype(&sink)
        }
        state = .text
    }

    /// Text that is not a run of the input.
    func emit(_ bytes: [UInt8], _ sink: inout some HTMLSink) { sink.text(bytes.span) }

    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// Tab, line feed, form feed, blank. Carriage returns have become line feeds.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0C }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
