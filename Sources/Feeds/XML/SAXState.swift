import CLibXML2

/// What the SAX callbacks write to. It lives behind one pointer, because a class costs a fifth more time
/// (performance.md, 4a).
///
/// libxml2 goes on after some faults to the end of the piece it was given. Nothing it says then is taken: a
/// record that lost a text must not end as if nothing had happened, nor depend on where a piece was cut.
struct SAXState {
    let vocabulary: XMLVocabulary
    var events: [XMLEvent] = []
    /// Numbers of the names libxml2 has interned so far, by the address of the name.
    private var known: [UInt: Int16] = [:]
    private(set) var depth = 0
    /// Open elements whose text is wanted, with the text so far.
    private var open: [Open] = []
    private(set) var bytesDelivered = 0
    /// Set by the first fault; never cleared.
    private(set) var fault: Fault?
    private(set) var hasDoctype = false

    struct Fault: Equatable {
        var message: String
        var line: Int
        var isLimit: Bool
    }

    private struct Open {
        var element: Int
        var depth: Int
        var text: [UInt8] = []
    }

    init(_ vocabulary: XMLVocabulary) { self.vocabulary = vocabulary }

    mutating func fail(_ message: String, line: Int, isLimit: Bool = false) {
        if fault == nil { fault = Fault(message: message, line: line, isLimit: isLimit) }
    }

    mutating func noteDoctype() { hasDoctype = true }

    /// Number of the element called `name`, or nil for one that is not wanted.
    ///
    /// - Complexity: a hash look-up; the first time a name is met, linear in the vocabulary.
    private mutating func number(of name: UnsafePointer<UInt8>) -> Int? {
        let address = UInt(bitPattern: name)
        if let number = known[address] { return number < 0 ? nil : Int(number) }
        let number = unsafe vocabulary.elements.firstIndex(of: String(cString: name))
        known[address] = Int16(number ?? -1)
        return number
    }

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: () -> [XMLEvent.Attribute], line: Int, offset: Int)
    {
        depth += 1
        guard fault == nil, let element = unsafe number(of: name) else { return }
        events.append(
            XMLEvent(
                element: element, depth: depth, kind: .start(attributes: attributes()), line: line, byteOffset: offset))
        if vocabulary.isText[element] { open.append(Open(element: element, depth: depth)) }
    }

    mutating func end(_ name: UnsafePointer<UInt8>, line: Int, offset: Int) {
        defer { depth -= 1 }
        guard fault == nil, let element = unsafe number(of: name) else { return }
        var text = ""
        if let last = open.last, last.depth == depth {
            text = String(decoding: last.text, as: UTF8.self)
            open.removeLast()
        }
        events.append(XMLEvent(element: element, depth: depth, kind: .end(text: text), line: line, byteOffset: offset))
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytesDelivered += bytes.count
        guard fault == nil, let last = open.indices.last else { return }
        unsafe open[last].text.append(contentsOf: bytes)
        if open[last].text.count > XMLLimits.field { fail("a field is longer than 1 MiB", line: 0, isLimit: true) }
    }
}
