import Products

/// Puts the events of a GDSN message together to records.
struct GDSNAssembler {
    private let source: String
    /// Records begun so far.
    private(set) var records = 0
    private var draft: GDSNDraft?
    private var draftDepth = 0

    init(source: String) { self.source = source }

    /// - Returns: the record that ends with this event, if one does.
    mutating func take(_ event: XMLEvent) -> ProductRecord? {
        guard let element = GDSN(rawValue: event.element) else { return nil }
        switch event.kind {
        case .start(let attributes):
            if element == .tradeItem, draft == nil { begin(event) }
            draft?.start(element, attributes)
            return nil
        case .end(let text):
            guard element != .tradeItem || event.depth != draftDepth else { return end() }
            draft?.end(element, text, isOwn: event.depth == draftDepth + 1)
            return nil
        }
    }

    private mutating func begin(_ event: XMLEvent) {
        records += 1
        draftDepth = event.depth
        let position = SourcePosition(source: source, line: event.line, byteOffset: event.byteOffset, record: records)
        draft = GDSNDraft(record: ProductRecord(position: position))
    }

    private mutating func end() -> ProductRecord? {
        defer { draft = nil }
        return draft?.finished()
    }

    /// The record the feed broke off in, as unreadable; given out once.
    mutating func abandon(_ fault: FeedError) -> [FeedItem] {
        guard let open = draft else { return [] }
        draft = nil
        return [.unreadable(RecordFault(kind: .damaged, message: fault.message), open.record.position)]
    }
}
