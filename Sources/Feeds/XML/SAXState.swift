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

    struct Fault: Equatable {
        var message: String
        var isLimit: Bool
    }

    private struct Open {
        var element: Int
        var depth: Int
        var text: [UInt8] = []
    }

    init(_ vocabulary: XMLVocabulary) { self.vocabulary = vocabulary }

    mutating func fail(_ message: String, isLimit: Bool = false) {
        if fault == nil { fault = Fault(message: message, isLimit: isLimit) }
    }

    /// Number of the element called `name`, or nil for one that is not wanted.
    ///
    /// - Complexity: a hash look-up; a second one the first time a name is met.
    private mutating func number(of name: UnsafePointer<UInt8>) -> Int? {
        let address = UInt(bitPattern: name)
        if let number = known[address] { return number < 0 ? nil : Int(number) }
        let number = unsafe vocabulary.number(of: String(cString: name))
        known[address] = Int16(number ?? -1)
        if known.count > XMLLimits.names { fail("more than \(XMLLimits.names) names of elements", isLimit: true) }
        return number
    }

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: () -> [XMLEvent.Attribute]) {
        depth += 1
        if depth > XMLLimits.depth {
            fail("more than \(XMLLimits.depth) elements inside one another", isLimit: true)
        }
        guard fault == nil, let element = unsafe number(of: name) else { return }
        if vocabulary.breaks[element] { breakText() }
        events.append(XMLEvent(element: element, depth: depth, kind: .start(attributes: attributes())))
        if vocabulary.isText[element] { open.append(Open(element: element, depth: depth)) }
    }

    /// A paragraph or line break inside a text parts words.
    private mutating func breakText() {
        if let last = open.indices.last, open[last].text.last != 0x0A { open[last].text.append(0x0A) }
    }

    mutating func end(_ name: UnsafePointer<UInt8>) {
        defer { depth -= 1 }
        guard fault == nil, let element = unsafe number(of: name) else { return }
        if vocabulary.breaks[element] { breakText() }
        var text = ""
        if let last = open.last, last.depth == depth {
            text = String(decoding: last.text, as: UTF8.self)
            open.removeLast()
        }
        events.append(XMLEvent(element: element, depth: depth, kind: .end(text: text)))
    }

    mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        bytesDelivered += bytes.count
        guard fault == nil, let last = open.indices.last else { return }
        unsafe open[last].text.append(contentsOf: bytes)
        if open[last].text.count > XMLLimits.field { fail("a field is longer than 1 MiB", isLimit: true) }
    }
}
