/// Cuts an XML feed into whole records without parsing them, so that each can be parsed by itself and a bad one
/// dies alone.
///
/// It knows comments, CDATA, processing instructions, DOCTYPE and quoted attribute values, and nothing else: what
/// is well-formed inside a record is for libxml2 to say. Works on UTF-8 and every encoding in which the bytes of
/// `<`, `>`, quotes, `-`, `?`, `!` and `/` stand for nothing else: all that are read here but UTF-16.
struct XMLSplitter {
    /// A piece of the feed that was cut out.
    enum Cut: Equatable {
        case record(XMLRecord)
        /// A record that cannot be handed over: `isTooLong`, or its end is missing.
        case lost(isTooLong: Bool, SourceMark, message: String)
        /// The last open group around records has ended.
        case groupEnd
    }

    /// What is wrong between records, where it is and why. Records go on behind it.
    struct Fault: Equatable {
        var message: String
        var mark: SourceMark
        var isCut = false
    }

    private enum Mode {
        case text, open, bang, comment, cdata, instruction, doctype, tag, endTag
    }

    private let kinds: [XMLKind]
    /// The kind that the feed turned out to be; nil before its first known element.
    private(set) var kind: XMLKind?
    private(set) var fault: Fault?
    private(set) var declaration: [UInt8] = []
    /// A DOCTYPE that may add attributes to elements (x5).
    private(set) var addsAttributes = false
    private(set) var records = 0

    private var mode = Mode.text
    /// Bytes of the markup at hand: a whole tag, the first bytes of anything else.
    private var markup: [UInt8] = []
    private var quote: UInt8 = 0
    private var brackets = 0
    /// The last three bytes, for ends of comments and the like.
    private var last: (UInt8, UInt8) = (0, 0)
    /// The last four bytes of a DOCTYPE.
    private var recent: UInt32 = 0
    private var markupMark: SourceMark
    private var mark: SourceMark

    private var path = XMLPath()
    private var record: OpenRecord?
    /// What may be passed over in the record at hand.
    private var plain = PlainMarkup()
    private var hasRoot = false

    private struct OpenRecord {
        var name: [UInt8]
        var mark: SourceMark
        var bytes: [UInt8] = []
        var isTooLong = false
        /// Open elements inside that are called like one around the record.
        var inner: [ArraySlice<UInt8>] = []
    }

    /// - Parameter start: place of the first byte.
    init(_ kinds: [XMLKind], from start: SourceMark = SourceMark()) {
        self.kinds = kinds
        mark = start
        markupMark = start
    }

    /// Takes a piece; an empty one ends the feed.
    ///
    /// - Complexity: linear in the piece; memory that of one record.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [Cut] {
        var cuts: [Cut] = []
        var at = piece.startIndex
        while at < piece.endIndex {
            if mode == .text { at = passText(piece, from: at) } else { at = passMarkup(piece, from: at, &cuts) }
        }
        if piece.isEmpty { finish(&cuts) }
        return cuts
    }

    // MARK: text

    /// Text up to the next `<`; inside a record, also tags that mean nothing here.
    private mutating func passText(_ piece: ArraySlice<UInt8>, from start: Int) -> Int {
        let end =
            record == nil
            ? piece[start...].firstIndex(of: 0x3C) ?? piece.endIndex
            : piece.startIndex + plain.end(in: piece.span, from: start - piece.startIndex)
        let text = piece[start..<end]
        if record != nil {
            keep(text)
        } else if hasRoot, path.isEmpty, let bad = text.first(where: { $0 > 0x20 && $0 != 0x1A }) {
            fail("\(bad == 0x26 ? "an entity" : "text") behind the end of the document", mark)
        }
        mark.pass(text)
        guard end < piece.endIndex else { return end }
        begin(.open)
        return take(0x3C, end)
    }

    private mutating func begin(_ mode: Mode) {
        self.mode = mode
        markup.removeAll(keepingCapacity: true)
        markupMark = mark
        (last, recent) = ((0, 0), 0)
        quote = 0
        brackets = 0
    }

    private mutating func take(_ byte: UInt8, _ at: Int) -> Int {
        markup.append(byte)
        mark.pass(byte)
        return at + 1
    }

    private mutating func keep(_ bytes: some Collection<UInt8>) {
        // No copy of the record is held: appending to it would copy its bytes.
        guard record?.isTooLong == false else { return }
        if (record?.bytes.count ?? 0) + bytes.count > XMLLimits.record {
            record?.isTooLong = true
            record?.bytes = []
        } else {
            record?.bytes += bytes
        }
    }

    // MARK: markup

    private mutating func passMarkup(_ piece: ArraySlice<UInt8>, from start: Int, _ cuts: inout [Cut]) -> Int {
        let byte = piece[start]
        switch mode {
        case .open: return open(byte, start)
        case .bang: return bang(byte, start)
        case .comment, .cdata, .instruction: return passLong(piece, from: start)
        case .doctype: return passDoctype(byte, start)
        case .tag, .endTag: return passTag(piece, from: start, &cuts)
        case .text: return start
        }
    }

    private mutating func open(_ byte: UInt8, _ at: Int) -> Int {
        switch byte {
        case 0x21: mode = .bang
        case 0x3F: mode = .instruction
        case 0x2F: mode = .endTag
        // A bare "<" is for libxml2 to refuse.
        case _ where !XMLTag.beginsName(byte): return endMarkup(at)
        default: mode = .tag
        }
        return take(byte, at)
    }

    private mutating func bang(_ byte: UInt8, _ at: Int) -> Int {
        let next = take(byte, at)
        if markup.elementsEqual(Self.commentStart) {
            mode = .comment
        } else if markup.elementsEqual(Self.cdataStart) {
            mode = .cdata
        } else if !Self.commentStart.starts(with: markup), !Self.cdataStart.starts(with: markup) {
            // Inside a record no declaration may stand: libxml2 refuses it.
            if record != nil { return endMarkup(next) }
            mode = .doctype
            if byte == 0x3E { endDoctype() }
            if byte == 0x5B { brackets = 1 }
        }
        return next
    }

    private static let commentStart = Array("<!--".utf8)
    private static let cdataStart = Array("<![CDATA[".utf8)

    /// Comment, CDATA and instruction, whose end is two or three bytes. Of long ones nothing is kept but what the
    /// record needs.
    private mutating func passLong(_ piece: ArraySlice<UInt8>, from start: Int) -> Int {
        guard let end = piece[start...].firstIndex(of: 0x3E) else {
            passLong(piece[start...])
            return piece.endIndex
        }
        passLong(piece[start..<end])
        let isEnd =
            switch mode {
            case .comment: last == (0x2D, 0x2D)
            case .cdata: last == (0x5D, 0x5D)
            default: last.1 == 0x3F
            }
        passLong(piece[end...end])
        if isEnd { endLong() }
        return end + 1
    }

    private mutating func passLong(_ bytes: ArraySlice<UInt8>) {
        if let byte = bytes.last { last = (bytes.dropLast().last ?? last.1, byte) }
        if markup.count < Self.shortMarkup || record != nil && record?.isTooLong == false {
            markup += record == nil ? bytes.prefix(Self.shortMarkup) : bytes
        }
        if markup.count > XMLLimits.record { loseRecord() }
        mark.pass(bytes)
    }

    /// The record at hand is too long; what it holds is let go at once.
    private mutating func loseRecord() {
        record?.isTooLong = true
        record?.bytes = []
        markup.removeSubrange(Self.shortMarkup...)
    }

    /// Bytes of a comment that are enough to tell its end from its beginning.
    private static let shortMarkup = 1_024

    private mutating func endLong() {
        if mode == .instruction, !hasRoot, declaration.isEmpty, markup.starts(with: "<?xml".utf8) {
            declaration = markup
        }
        _ = endMarkup(0)
    }

    /// The markup has ended, or was none: what a record holds of it is kept.
    private mutating func endMarkup(_ at: Int) -> Int {
        keep(markup)
        mode = .text
        return at
    }

    // MARK: DOCTYPE

    private mutating func passDoctype(_ byte: UInt8, _ at: Int) -> Int {
        recent = recent << 8 | UInt32(byte)
        if recent == Self.commentBegin, quote == 0 { quote = Self.inComment }
        if quote == Self.inComment {
            if recent & 0xFF_FFFF == Self.commentEnd {
                quote = 0
                brackets -= 1
            }
        } else if quote != 0 {
            if byte == quote { quote = 0 }
        } else if byte == 0x22 || byte == 0x27 {
            quote = byte
        } else if byte == 0x5B || byte == 0x3C {
            brackets += 1
        } else if byte == 0x5D || byte == 0x3E {
            brackets -= 1
        }
        if markup.count < XMLLimits.field { markup.append(byte) } else { addsAttributes = true }
        mark.pass(byte)
        if byte == 0x3E, quote == 0, brackets < 0 { endDoctype() }
        return at + 1
    }

    private static let commentBegin: UInt32 = 0x3C21_2D2D
    private static let commentEnd: UInt32 = 0x2D_2D3E
    /// In place of a quote: a comment of the DOCTYPE, in which apostrophes mean nothing.
    private static let inComment: UInt8 = 1

    private mutating func endDoctype() {
        let text = String(decoding: markup, as: UTF8.self)
        if text.contains("<!ATTLIST") || text.contains("%") { addsAttributes = true }
        _ = endMarkup(0)
    }

    // MARK: tags

    private mutating func passTag(_ piece: ArraySlice<UInt8>, from start: Int, _ cuts: inout [Cut]) -> Int {
        let wanted = quote
        let end = piece[start...].firstIndex { byte in
            wanted == 0 ? byte == 0x3E || byte == 0x22 || byte == 0x27 || byte == 0x3C : byte == wanted || byte == 0x3C
        }
        let bytes = piece[start..<(end ?? piece.endIndex)]
        if markup.count + bytes.count > XMLLimits.tag {
            giveUpTag()
        } else {
            markup += bytes
        }
        mark.pass(bytes)
        guard let end else { return piece.endIndex }
        if piece[end] == 0x3C {
            // No "<" stands in a tag: this one was never closed. libxml2 refuses the record.
            if record == nil { fail("a tag without its end", markupMark) }
            return endMarkup(end)
        }
        let next = take(piece[end], end)
        if piece[end] == 0x3E, wanted == 0 { endTag(&cuts) } else { quote = wanted == 0 ? piece[end] : 0 }
        return next
    }

    /// A start tag above the cap takes its record with it (x10); between records it is a fault of the feed.
    private mutating func giveUpTag() {
        if record == nil {
            fail("a tag above \(XMLLimits.tag >> 10) KiB", markupMark)
        } else {
            record?.isTooLong = true
            record?.bytes = []
        }
        markup.removeSubrange(min(markup.count, Self.shortMarkup)...)
    }

    private mutating func endTag(_ cuts: inout [Cut]) {
        let isEnd = mode == .endTag
        mode = .text
        if isEnd { close(XMLTag.name(markup), &cuts) } else { start(XMLTag.name(markup), &cuts) }
    }

    private mutating func start(_ name: ArraySlice<UInt8>, _ cuts: inout [Cut]) {
        let isEmpty = markup.dropLast().last == 0x2F
        if record != nil, isRecord(name) { abandonRecord("the record before this one has no end", &cuts) }
        if record != nil {
            keep(markup)
            if !isEmpty, path.contains(name) { record?.inner.append(Array(name)[...]) }
            return
        }
        if path.isEmpty, hasRoot { fail("a second document", markupMark) }
        hasRoot = true
        decideKind(name)
        if isRecord(name) { return beginRecord(name, isEmpty: isEmpty, &cuts) }
        if !isEmpty { path.push(markup) }
    }

    private func isRecord(_ name: ArraySlice<UInt8>) -> Bool {
        guard let kind, path.kindDepth <= path.count else { return false }
        return kind.isRecord(XMLTag.local(name), path)
    }

    private mutating func decideKind(_ name: ArraySlice<UInt8>) {
        guard kind == nil || path.kindDepth > path.count else { return }
        let local = XMLTag.local(name)
        guard let found = kinds.first(where: { $0.begins(with: local, markup) }) else { return }
        if kind == nil || kind?.name == found.name {
            kind = found
            // A record may be the root itself: a file a product.
            path.kindDepth = found.isRecord(local, path) ? path.count : path.count + 1
        }
    }

    private mutating func beginRecord(_ name: ArraySlice<UInt8>, isEmpty: Bool, _ cuts: inout [Cut]) {
        records += 1
        markupMark.record = records
        record = OpenRecord(name: Array(name), mark: markupMark)
        let locals = kind?.records ?? []
        if !plain.fits(name, in: path, locals) {
            plain = PlainMarkup(names: path.names.map(Array.init) + [Array(name)], locals: locals)
        }
        keep(markup)
        if isEmpty { endRecord(&cuts) }
    }

    private mutating func close(_ name: ArraySlice<UInt8>, _ cuts: inout [Cut]) {
        if record == nil { return pop(name, &cuts) }
        if record?.name.elementsEqual(name) == true {
            keep(markup)
            return endRecord(&cuts)
        }
        if let inner = record?.inner.lastIndex(where: { $0.elementsEqual(name) }) {
            record?.inner.removeSubrange(inner...)
        } else if path.contains(name) {
            abandonRecord("an element around the record ends inside it", &cuts)
            return pop(name, &cuts)
        }
        keep(markup)
    }

    private mutating func pop(_ name: ArraySlice<UInt8>, _ cuts: inout [Cut]) {
        let isInOrder = path.last?.elementsEqual(name) == true
        if !isInOrder { fail("the end of an element that is not open", markupMark) }
        // One element is closed; only where it is the group itself can a group have ended.
        let mayEnd = !isInOrder || kind?.group?.elementsEqual(XMLTag.local(name)) == true
        let hadGroup = mayEnd && path.hasGroup(kind)
        path.pop(to: name)
        if hadGroup, !path.hasGroup(kind) { cuts.append(.groupEnd) }
    }

    private mutating func endRecord(_ cuts: inout [Cut]) {
        guard let open = record else { return }
        record = nil
        if open.isTooLong {
            return cuts.append(.lost(isTooLong: true, open.mark, message: "a record above 16 MiB"))
        }
        cuts.append(
            .record(
                XMLRecord(bytes: open.bytes, path: path.tags, mark: open.mark, addsAttributes: addsAttributes)))
    }

    private mutating func abandonRecord(_ message: String, _ cuts: inout [Cut]) {
        guard let open = record else { return }
        record = nil
        cuts.append(.lost(isTooLong: open.isTooLong, open.mark, message: message))
    }

    private mutating func fail(_ message: String, _ mark: SourceMark, isCut: Bool = false) {
        if fault == nil { fault = Fault(message: message, mark: mark, isCut: isCut) }
    }

    private mutating func finish(_ cuts: inout [Cut]) {
        if record != nil { abandonRecord("the feed ends inside the record", &cuts) }
        if !path.isEmpty || mode != .text || !hasRoot { fail("the feed ends early", mark, isCut: true) }
        path = XMLPath()
    }
}
