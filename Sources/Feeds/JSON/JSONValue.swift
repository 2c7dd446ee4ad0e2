/// A JSON value as read. Numbers stay text, so that no digit of a barcode is lost.
public indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Members in order; a name that is repeated stands as often as it was written.
    case object([Member])

    public struct Member: Hashable, Sendable {
        public var name: String
        public var value: JSONValue
    }

    /// The last member of this name, as most readers have it; nil elsewhere.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.name == name }?.value
    }

    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// A string, or a number as it was written.
    public var scalarText: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    public var array: [JSONValue]? {
        if case .array(let elements) = self { return elements }
        return nil
    }
}

extension JSONValue {
    /// A name that an object in here holds twice, which readers take for this or that (RFC 8259, section 4).
    ///
    /// - Complexity: linear; the recursion is bounded by `JSONParser.depthLimit`.
    var repeatedName: String? {
        switch self {
        case .array(let elements): return elements.lazy.compactMap(\.repeatedName).first
        case .object(let members):
            var names: Set<String> = []
            for member in members {
                if !names.insert(member.name).inserted { return member.name }
                if let name = member.value.repeatedName { return name }
            }
            return nil
        default: return nil
        }
    }
}

/// Where and why a text is no JSON.
public struct JSONError: Error, Hashable {
    /// Bytes from the start of the text.
    public var offset: Int
    public var message: String
}
