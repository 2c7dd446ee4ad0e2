import Products

/// An XML feed of any kind that is read here: cuts it into units of records.
struct XMLFormat: FeedFormat {
    /// Records of one group that are kept together; a longer group is given out in parts, and what would have to
    /// inherit from another part has no label.
    private static let groupLimit = 1_000
    /// Bytes of records that are kept together.
    private static let unitLimit = XMLLimits.record

    private let source: String
    private var splitter: XMLSplitter
    private var wide: UTF16Reader?
    /// The group at hand.
    private var open: XMLUnit?
    private(set) var encodingFault: FeedError?
    private var hasCheckedEncoding = false
    private var encoding: String?

    /// - Parameter head: the first bytes, whose byte order mark is passed over by `cut`.
    init(source: String, kinds: [XMLKind], head: some Collection<UInt8>) {
        self.source = source
        let isWide = UTF16Reader.isBigEndian(head).map { UTF16Reader(isBigEndian: $0) }
        wide = isWide
        splitter = XMLSplitter(kinds, from: SourceMark(isWide: isWide != nil))
    }

    var name: String { splitter.kind?.name ?? "xml" }

    /// One bad record ends nothing; an encoding that is not the declared one does.
    var isFinished: Bool { encodingFault != nil }

    mutating func cut(_ piece: ArraySlice<UInt8>) -> [FeedUnit] {
        let bytes = wide?.push(piece)[...] ?? piece
        var units: [FeedUnit] = []
        if !bytes.isEmpty { take(splitter.push(bytes), &units) }
        if piece.isEmpty {
            take(splitter.push([]), &units)
            close(&units)
        }
        return units
    }

    private mutating func take(_ cuts: [XMLSplitter.Cut], _ units: inout [FeedUnit]) {
        for cut in cuts where encodingFault == nil {
            switch cut {
            case .groupEnd: close(&units)
            case .lost: add(cut, 0, isAlone: open == nil, &units)
            case .record(let record):
                checkEncoding()
                guard encodingFault == nil else { return close(&units) }
                add(cut, record.bytes.count, isAlone: splitter.kind?.group == nil, &units)
            }
        }
    }

    private mutating func add(_ cut: XMLSplitter.Cut, _ size: Int, isAlone: Bool, _ units: inout [FeedUnit]) {
        var unit =
            open
            ?? XMLUnit(
                source: source, kind: splitter.kind, encoding: encoding, cuts: [], size: 0)
        open = nil
        unit.cuts.append(cut)
        unit.size += size
        open = unit
        if isAlone || unit.cuts.count > Self.groupLimit || unit.size > Self.unitLimit { close(&units) }
    }

    private mutating func close(_ units: inout [FeedUnit]) {
        if let unit = open { units.append(FeedUnit(unit)) }
        open = nil
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
        return XMLSplitter.Fault(message: XMLUnit.attributesOfDoctype.message, mark: SourceMark())
    }

    var fault: FeedError? {
        if let encodingFault { return encodingFault }
        guard let fault = splitter.fault ?? doctypeFault else { return nil }
        var place = fault.mark.position(in: source)
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
