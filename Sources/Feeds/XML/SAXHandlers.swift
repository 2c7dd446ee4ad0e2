import CLibXML2

/// The C callbacks, each a few lines that hand over to `SAXState`.
enum SAXHandlers {
    /// A handler table with ours in it and nothing else: no tree is built, no entity is looked up.
    static func make() -> xmlSAXHandler {
        var handlers = unsafe xmlSAXHandler()
        unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handlers.startElementNs = startElement
        unsafe handlers.endElementNs = endElement
        unsafe handlers.characters = characters
        unsafe handlers.cdataBlock = characters
        unsafe handlers.reference = reference
        unsafe handlers.serror = structuredError
        return unsafe handlers
    }

    private static let startElement: startElementNsSAX2Func = { user, name, _, _, _, _, count, defaulted, values in
        // SAFETY: libxml2 passes back the pointers it was given; they live until the parser is freed.
        guard let context = unsafe context(user), let name = unsafe name, let state = unsafe state(of: context) else {
            return
        }
        let vocabulary = unsafe state.pointee.vocabulary
        unsafe state.pointee.start(name) { unsafe attributes(vocabulary, values, Int(count)) }
        if defaulted > 0 { unsafe state.pointee.fail("an attribute that only the DOCTYPE names") }
        if unsafe state.pointee.fault?.isLimit == true { unsafe xmlStopParser(context) }
    }

    private static let endElement: endElementNsSAX2Func = { user, name, _, _ in
        guard let context = unsafe context(user), let name = unsafe name, let state = unsafe state(of: context) else {
            return
        }
        unsafe state.pointee.end(name)
    }

    private static let characters: charactersSAXFunc = { user, bytes, count in
        guard let context = unsafe context(user), let state = unsafe state(of: context) else { return }
        unsafe state.pointee.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
        if unsafe state.pointee.fault?.isLimit == true { unsafe xmlStopParser(context) }
    }

    /// An entity that nothing expands: its text is missing, and the record with it.
    private static let reference: referenceSAXFunc = { user, _ in
        guard let context = unsafe context(user), let state = unsafe state(of: context) else { return }
        unsafe state.pointee.fail("an entity of the feed's own making")
    }

    private static let structuredError: xmlStructuredErrorFunc = { user, error in
        guard let context = unsafe context(user), let state = unsafe state(of: context), let error = unsafe error else {
            return
        }
        guard unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
        let text = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? "not well-formed"
        let message = text.last == "\n" ? String(text.dropLast()) : text
        unsafe state.pointee.fail(message)
    }

    /// Without user data of our own libxml2 passes its context to every callback.
    private static func context(_ user: UnsafeMutableRawPointer?) -> xmlParserCtxtPtr? {
        unsafe user?.assumingMemoryBound(to: xmlParserCtxt.self)
    }

    private static func state(of context: xmlParserCtxtPtr) -> UnsafeMutablePointer<SAXState>? {
        unsafe context.pointee._private?.assumingMemoryBound(to: SAXState.self)
    }

    /// Wanted attributes: five pointers each, local name first, value from the fourth to the fifth.
    private static func attributes(
        _ vocabulary: XMLVocabulary, _ values: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int
    ) -> [XMLEvent.Attribute] {
        guard let values = unsafe values, count > 0, !vocabulary.attributes.isEmpty else { return [] }
        var result: [XMLEvent.Attribute] = []
        for index in 0..<count {
            guard let name = unsafe values[index * 5], let from = unsafe values[index * 5 + 3],
                let to = unsafe values[index * 5 + 4],
                let number = unsafe vocabulary.attributes.firstIndex(of: String(cString: name))
            else { continue }
            let text = unsafe UnsafeBufferPointer(start: from, count: to - from)
            result.append(XMLEvent.Attribute(name: number, value: unsafe String(decoding: text, as: UTF8.self)))
        }
        return result
    }
}
