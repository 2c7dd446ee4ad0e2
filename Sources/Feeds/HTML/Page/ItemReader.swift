/// Reads microdata (WHATWG HTML 5) and RDFa Lite into the shape JSON-LD has, so that one reader judges all three.
struct ItemReader {
    /// Properties inside one another whose text is kept; what is deeper is part of theirs.
    private static let depthLimit = 16
    /// Things inside one another; what is deeper is no thing of its own.
    private static let itemLimit = 64

    private enum Frame {
        /// A thing with its properties; the property of the thing around it that it is.
        case item([JSONValue.Member], property: String?)
        /// A property and where its text starts.
        case property(String, start: Int)
        case nothing
    }

    /// Things that belong to no other, in their order.
    private(set) var items: [JSONValue] = []
    private var frames: [Frame] = []
    private var text: [UInt8] = []
    private var openProperties = 0
    /// Places of the things among the frames.
    private var openItems: [Int] = []

    /// An element with data in it opens.
    mutating func open(_ tag: borrowing HTMLTag) {
        let property = Self.property(tag)
        if let type = tag.text("itemtype") ?? tag.text("typeof") ?? (tag.value("itemscope") == nil ? nil : ""),
            openItems.count < Self.itemLimit
        {
            let types = type.split(separator: " ").map { JSONValue.string(Self.local($0)) }
            openItems.append(frames.count)
            frames.append(.item([.init(name: "@type", value: .array(types))], property: property))
        } else if let property, let content = Self.content(tag) {
            set(property, .string(content))
            frames.append(.nothing)
        } else if let property, openProperties < Self.depthLimit {
            openProperties += 1
            frames.append(.property(property, start: text.count))
        } else {
            frames.append(.nothing)
        }
    }

    /// An element without content or end.
    mutating func readVoid(_ tag: borrowing HTMLTag) {
        if let property = Self.property(tag), let content = Self.content(tag) { set(property, .string(content)) }
    }

    /// The element that was opened last closes.
    mutating func close() {
        switch frames.popLast() {
        case .item(let members, let property)?:
            openItems.removeLast()
            if let property, !openItems.isEmpty {
                set(property, .object(members))
            } else {
                items.append(.object(members))
            }
        case .property(let name, let start)?:
            openProperties -= 1
            set(name, .string(Self.trimmed(text[start...])))
            if openProperties == 0 { text.removeAll(keepingCapacity: true) }
        case .nothing?, nil: break
        }
    }

    mutating func add(_ bytes: Span<UInt8>) {
        if openProperties == 0 { return }
        for at in 0..<bytes.count { text.append(bytes[at]) }
    }

    /// A block tag stands in the text.
    mutating func part() {
        if openProperties > 0, let last = text.last, last != 0x0A { text.append(0x0A) }
    }

    private mutating func set(_ property: String, _ value: JSONValue) {
        guard let index = openItems.last, case .item(var members, let name) = frames[index] else { return }
        frames[index] = .nothing
        members.append(.init(name: property, value: value))
        frames[index] = .item(members, property: name)
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> String {
        var text = text.drop { $0 <= 0x20 }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private static func property(_ tag: borrowing HTMLTag) -> String? {
        guard let names = tag.text("itemprop") ?? tag.text("property") else { return nil }
        return names.split(separator: " ").first.map(local)
    }

    private static func content(_ tag: borrowing HTMLTag) -> String? { tag.text("content") ?? tag.text("datetime") }

    /// `schema:name` and `https://schema.org/name` are `name`.
    private static func local(_ name: Substring) -> String {
        for prefix in ["http://schema.org/", "https://schema.org/", "schema:"] where name.hasPrefix(prefix) {
            return String(name.dropFirst(prefix.count))
        }
        return String(name)
    }
}
