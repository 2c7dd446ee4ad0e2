import CLibXML2

/// libxml2's push parser with our own SAX handlers and the one option NONET.
///
/// Feed it pieces and take the events; it never opens a file, an entity or a connection. Its memory is that of
/// one field, not of the document.
@safe struct XMLPushParser: ~Copyable {
    private let context: xmlParserCtxtPtr
    private let state: UnsafeMutablePointer<SAXState>
    private var bytesFed = 0
    private var isFinished = false

    /// Loads libxml2 once, refusing every entity from outside.
    private static let start: Void = wf_libxml_start()

    /// - Returns: nil where libxml2 has no memory for a context.
    static func make(_ vocabulary: XMLVocabulary) -> XMLPushParser? {
        _ = start
        let state = UnsafeMutablePointer<SAXState>.allocate(capacity: 1)
        unsafe state.initialize(to: SAXState(vocabulary))
        var handlers = unsafe SAXHandlers.make()
        // SAFETY: the handlers are copied into the context. Without user data libxml2 hands the context itself to
        // them; the state hangs on it and outlives it (see deinit).
        guard let context = unsafe xmlCreatePushParserCtxt(&handlers, nil, nil, 0, nil) else {
            unsafe state.deinitialize(count: 1)
            unsafe state.deallocate()
            return nil
        }
        unsafe context.pointee._private = UnsafeMutableRawPointer(state)
        unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
        return unsafe XMLPushParser(context: context, state: state)
    }

    private init(context: xmlParserCtxtPtr, state: UnsafeMutablePointer<SAXState>) {
        unsafe self.context = context
        unsafe self.state = state
    }

    deinit {
        // SAFETY: the context is freed before the state its callbacks write to; SAX builds no tree to free.
        unsafe xmlFreeParserCtxt(context)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Parses a piece; an empty piece ends the document.
    ///
    /// - Complexity: linear in the piece.
    mutating func feed(_ piece: ArraySlice<UInt8>) {
        if isFinished { return }
        bytesFed += piece.count
        let isLast = piece.isEmpty
        let code = unsafe piece.withUnsafeBytes { bytes in
            // SAFETY: libxml2 copies the bytes before it returns.
            unsafe xmlParseChunk(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
        }
        if code != 0 {
            unsafe state.pointee.fail("not well-formed (libxml2 error \(code))")
        }
        checkAmplification()
        isFinished = unsafe isLast || state.pointee.fault != nil
    }

    private func checkAmplification() {
        let delivered = unsafe state.pointee.bytesDelivered
        if delivered > XMLLimits.amplificationFloor, delivered > XMLLimits.amplification * bytesFed {
            unsafe state.pointee.fail("entities expand to more than 100 times the feed", isLimit: true)
        }
    }

    /// The events since the last call.
    mutating func takeEvents() -> [XMLEvent] {
        let events = unsafe state.pointee.events
        unsafe state.pointee.events.removeAll(keepingCapacity: true)
        return events
    }

    /// The first fault of the document; it stays.
    var fault: SAXState.Fault? { unsafe state.pointee.fault }

    /// Elements open.
    var depth: Int { unsafe state.pointee.depth }

    /// Bytes of the document parsed so far.
    var bytesConsumed: Int { unsafe Int(wf_bytes_consumed(context)) }
}
