import Products

/// An XML feed of any kind that is read here: splits it into records and reads them one by one.
struct XMLFormat: FeedFormat {
    private let source: String
    private let text: FragmentReader
    private var splitter: XMLSplitter
    private var wide: UTF16Reader?
    private var group = RecordGroup()
    private(set) var encodingFault: FeedError?
    private var hasCheckedEncoding = false
    private var encoding: String?

    /// - Parameter head: the first bytes, whose byte order mark is passed over by `push`.
    init(source: String, kinds: [XMLKind], head: some Collection<UInt8>, text: FragmentReader) {
        self.source = source
        self.text = text
        let isWide = UTF16Reader.isBigEndian(head).map { UTF16Reader(isBigEndian: $0) }
        wide = isWide
        splitter = XMLSplitter(kinds, from: SourceMark(isWide: isWide != nil))
    }

    var name: String { splitter.kind?.name ?? "xml" }

    /// One bad record ends nothing; an encoding that is not the declared one does.
    var isFinished: Bool { encodingFault != nil }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        let bytes = wide?.push(piece)[...] ?? piece
        var items: [FeedItem] = []
        if !bytes.isEmpty { items += take(splitter.push(bytes)) }
        if piece.isEmpty {
            items += take(splitter.push([]))
            items += group.finished()
        }
        return items
    }

    private mutating func take(_ cuts: [XMLSplitter.Cut]) -> [FeedItem] {
        var items: [FeedItem] = []
        for cut in cuts where encodingFault == nil {
            switch cut {
            case .groupEnd: items += group.finished()
            case .lost(let isTooLong, let mark, let message):
                let kind: RecordFault.Kind = isTooLong ? .tooLong : .damaged
                items += group.add(.unreadable(RecordFault(kind: kind, message: message), position(mark)))
            case .record(let record):
                items += read(record)
            }
        }
        return items
    }

    private mutating func read(_ cut: XMLRecord) -> [FeedItem] {
        guard let kind = splitter.kind else { return [] }
        checkEncoding()
        if encodingFault != nil { return [] }
        do throws(XMLRecordParser.Fault) {
            let parser = XMLRecordParser(vocabulary: kind.vocabulary, encoding: encoding)
            let events = Self.own(try parser.parse(cut), of: cut)
            var draft = kind.read(events, ProductRecord(position: position(cut.mark)), text)
            if splitter.addsAttributes { draft.record.faults.append(Self.attributesOfDoctype) }
            guard !draft.isTooLong else {
                let fault = RecordFault(kind: .tooLong, message: "a record above 16 MiB")
                return group.add(.unreadable(fault, position(cut.mark)))
            }
            return splitter.kind?.group == nil ? [.record(draft.record)] : group.add(draft)
        } catch {
            let kind: RecordFault.Kind = error.isLimit ? .tooLong : .damaged
            return group.add(.unreadable(RecordFault(kind: kind, message: error.message), position(error.mark)))
        }
    }

    private static let attributesOfDoctype = RecordFault(
        kind: .unresolvedEntity, message: "the DOCTYPE may add attributes, and it is not read")

    /// Events of the record alone, its own depth 1.
    private static func own(_ events: [XMLEvent], of record: XMLRecord) -> [XMLEvent] {
        let around = record.path.count
        return events.compactMap { event in
            guard event.depth > around else { return nil }
            return XMLEvent(element: event.element, depth: event.depth - around, kind: event.kind)
        }
    }

    /// The declared encoding, for each record to be parsed in. UTF-16 in single bytes is none (x15).
    private mutating func checkEncoding() {
        if hasCheckedEncoding { return }
        hasCheckedEncoding = true
        let declared = XMLEncoding.declared(in: FormatSniffer.ascii(splitter.declaration))
        if wide != nil { return }
        encoding = declared
        guard let declared, declared.lowercased().hasPrefix("utf-16") else { return }
        encodingFault = FeedError(
            .damaged, SourcePosition(source: source), "the encoding \(declared) is declared, the bytes are not in it")
    }

    private var doctypeFault: XMLSplitter.Fault? {
        guard splitter.addsAttributes else { return nil }
        return XMLSplitter.Fault(message: Self.attributesOfDoctype.message, mark: SourceMark())
    }

    private func position(_ mark: SourceMark) -> SourcePosition {
        SourcePosition(source: source, line: mark.line, byteOffset: mark.byteOffset, record: mark.record)
    }

    var fault: FeedError? {
        if let encodingFault { return encodingFault }
        guard let fault = splitter.fault ?? doctypeFault else { return nil }
        var place = position(fault.mark)
        place.record = splitter.records
        return FeedError(fault.isCut ? .cut : .damaged, place, fault.message)
    }
}

extension UTF16Reader {
    /// Nil where the head is no UTF-16: neither a mark nor the first two letters of a document say so.
    static func isBigEndian(_ head: some Collection<UInt8>) -> Bool? {
        let start = Array(head.prefix(4))
        switch start.prefix(2) {
        case [0xFF, 0xFE]: return start == [0xFF, 0xFE, 0, 0] ? nil : false
        case [0xFE, 0xFF]: return true
        default: return start == [0x3C, 0, 0x3F, 0] ? false : start == [0, 0x3C, 0, 0x3F] ? true : nil
        }
    }
}
