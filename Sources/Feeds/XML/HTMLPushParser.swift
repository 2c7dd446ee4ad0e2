import CLibXML2

/// libxml2's HTML push parser with SAX handlers of our own: no tree, no depth limit, no file opened.
@safe struct HTMLPushParser: ~Copyable {
    private let context: htmlParserCtxtPtr
    private let state: UnsafeMutablePointer<HTMLSAXState>

    private static let start: Void = wf_libxml_start()

    /// - Parameter isUTF8: true where the bytes are UTF-8, whatever the page says; else libxml2 believes the page.
    /// - Returns: nil where libxml2 has no memory for a context.
    static func make(isUTF8: Bool) -> HTMLPushParser? {
        _ = start
        let state = UnsafeMutablePointer<HTMLSAXState>.allocate(capacity: 1)
        unsafe state.initialize(to: HTMLSAXState())
        var handlers = unsafe HTMLSAXHandlers.make()
        let encoding = isUTF8 ? XML_CHAR_ENCODING_UTF8 : XML_CHAR_ENCODING_NONE
        // SAFETY: the handlers are copied into the context; the state hangs on it and outlives it (see deinit).
        guard let context = unsafe htmlCreatePushParserCtxt(&handlers, nil, nil, 0, nil, encoding) else {
            unsafe state.deinitialize(count: 1)
            unsafe state.deallocate()
            return nil
        }
        unsafe context.pointee._private = UnsafeMutableRawPointer(state)
        let options = HTML_PARSE_NONET.rawValue | (isUTF8 ? HTML_PARSE_IGNORE_ENC.rawValue : 0)
        unsafe htmlCtxtUseOptions(context, Int32(options))
        return unsafe HTMLPushParser(context: context, state: state)
    }

    private init(context: htmlParserCtxtPtr, state: UnsafeMutablePointer<HTMLSAXState>) {
        unsafe self.context = context
        unsafe self.state = state
    }

    deinit {
        // SAFETY: the context is freed before the state its callbacks write to; SAX builds no tree to free.
        unsafe htmlFreeParserCtxt(context)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Parses a piece; an empty piece ends the page. A page is never ill-formed.
    mutating func feed(_ piece: ArraySlice<UInt8>) {
        _ = unsafe piece.withUnsafeBytes { bytes in
            // SAFETY: libxml2 copies the bytes before it returns.
            unsafe htmlParseChunk(
                context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
                piece.isEmpty ? 1 : 0)
        }
    }

    /// The events since the last call.
    mutating func takeEvents() -> [HTMLEvent] {
        let events = unsafe state.pointee.events
        unsafe state.pointee.events.removeAll(keepingCapacity: true)
        return events
    }
}

struct HTMLSAXState {
    var events: [HTMLEvent] = []
}

/// The C callbacks of a page.
enum HTMLSAXHandlers {
    static func make() -> xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.startElement = startElement
        unsafe handlers.endElement = endElement
        unsafe handlers.characters = characters
        unsafe handlers.ignorableWhitespace = characters
        unsafe handlers.cdataBlock = characters
        return unsafe handlers
    }

    private static let startElement: startElementSAXFunc = { user, name, attributes in
        guard let state = unsafe state(user), let name = unsafe name else { return }
        unsafe state.pointee.events.append(
            .start(name: String(cString: name), attributes: HTMLSAXHandlers.attributes(attributes)))
    }

    private static let endElement: endElementSAXFunc = { user, name in
        guard let state = unsafe state(user), let name = unsafe name else { return }
        unsafe state.pointee.events.append(.end(name: String(cString: name)))
    }

    private static let characters: charactersSAXFunc = { user, bytes, count in
        guard let state = unsafe state(user) else { return }
        let text = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
        unsafe state.pointee.events.append(.text(String(decoding: text, as: UTF8.self)))
    }

    /// Names and values in turn, ended by a null name.
    private static func attributes(_ list: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) -> [HTMLEvent.Attribute] {
        guard let list = unsafe list else { return [] }
        var result: [HTMLEvent.Attribute] = []
        var index = 0
        while let name = unsafe list[index] {
            let value = unsafe list[index + 1].map { unsafe String(cString: $0) } ?? ""
            result.append(HTMLEvent.Attribute(name: unsafe String(cString: name), value: value))
            index += 2
        }
        return result
    }

    private static func state(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLSAXState>? {
        // SAFETY: without user data of our own libxml2 passes its context; the state hangs on it.
        let context = unsafe user?.assumingMemoryBound(to: htmlParserCtxt.self)
        return unsafe context?.pointee._private?.assumingMemoryBound(to: HTMLSAXState.self)
    }
}
