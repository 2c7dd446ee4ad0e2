import Products

/// Puts the events of a GDSN message together to records.
///
/// Trade items count inside a `catalogueItemNotificationMessage` alone: other vocabularies have trade items as
/// well, and what is read of them by chance would pass for a whole record.
struct GDSNAssembler {
    private let source: String
    /// Records begun so far.
    private(set) var records = 0
    private var messageDepth: Int?
    private var draft: GDSNDraft?
    private var draftDepth = 0

    init(source: String) { self.source = source }

    /// - Returns: the record that ends with this event, if one does.
    mutating func take(_ event: XMLEvent) -> FeedItem? {
        guard let element = GDSN(rawValue: event.element) else { return nil }
        switch event.kind {
        case .start(let attributes):
            start(element, attributes, event)
            return nil
        case .end(let text):
            if messageDepth == event.depth { messageDepth = nil }
            guard element != .tradeItem || event.depth != draftDepth else { return end() }
            draft?.end(element, text, isOwn: event.depth == draftDepth + 1)
            return nil
        }
    }

    private mutating func start(_ element: GDSN, _ attributes: [XMLEvent.Attribute], _ event: XMLEvent) {
        if element == .catalogueItemNotificationMessage { messageDepth = messageDepth ?? event.depth }
        if element == .tradeItem, draft == nil, messageDepth != nil { begin(event) }
        draft?.start(element, attributes)
    }

    private mutating func begin(_ event: XMLEvent) {
        records += 1
        draftDepth = event.depth
        let position = SourcePosition(source: source, line: event.line, byteOffset: event.byteOffset, record: records)
        draft = GDSNDraft(record: ProductRecord(position: position))
    }

    private mutating func end() -> FeedItem? {
        defer { draft = nil }
        guard let draft else { return nil }
        if draft.isTooLong {
            return .unreadable(RecordFault(kind: .tooLong, message: "a record above 16 MiB"), draft.record.position)
        }
        return .record(draft.finished())
    }

    /// The record the feed broke off in, as unreadable; given out once.
    mutating func abandon(_ fault: FeedError) -> [FeedItem] {
        guard let open = draft else { return [] }
        draft = nil
        return [.unreadable(RecordFault(kind: .damaged, message: fault.message), open.record.position)]
    }
}
