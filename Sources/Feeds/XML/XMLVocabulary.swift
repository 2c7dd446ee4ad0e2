/// The element and attribute names a format reads. Everything else is passed over, its text included in the
/// element around it (`<u>melk</u>eiwitten` is one word).
struct XMLVocabulary: Sendable {
    /// Local names of elements; the index is the element's number.
    let elements: [String]
    let attributes: [String]
    /// Elements whose text is wanted, by number.
    let isText: [Bool]
    /// Elements that part the words of the text they stand in, by number.
    let breaks: [Bool]
    private let numbers: [String: Int]

    /// - Parameter elements: local names; a trailing `=` wants the text, a trailing `/` parts words.
    init(elements: [String], attributes: [String]) {
        let names = elements.map { $0.hasSuffix("=") || $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
        self.elements = names
        isText = elements.map { $0.hasSuffix("=") }
        breaks = elements.map { $0.hasSuffix("/") }
        self.attributes = attributes
        numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    /// - Complexity: a hash look-up.
    func number(of element: String) -> Int? { numbers[element] }
}

/// Something the parser met that a format wants to know.
struct XMLEvent: Equatable {
    enum Kind: Equatable {
        case start(attributes: [Attribute])
        /// The end, with the text where it is wanted.
        case end(text: String)
    }

    struct Attribute: Equatable {
        /// Index into the vocabulary's attributes.
        var name: Int
        var value: String
    }

    /// Index into the vocabulary's elements.
    var element: Int
    /// Elements around it, wanted or not.
    var depth: Int
    var kind: Kind
}
