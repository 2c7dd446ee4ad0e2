import Products

extension JSONKind {
    /// A GDSN message that somebody turned into JSON. Three renderings are in use: attributes under `@` and text
    /// under `#`; attributes beside the text under `$t`; and texts as `values` with every code as an object with
    /// a `value` (feeds-and-barcodes 1.1).
    static let gdsn = JSONKind(name: "gdsn-json") { value in
        !GDSNJSON.tradeItems(in: value).isEmpty
    } read: { value, position, _ in
        GDSNJSON.tradeItems(in: value).enumerated().map { place, item in
            GDSN.read(GDSNJSON.events(of: item), ProductRecord(position: position))
        }
    }
}

/// Turns a trade item in JSON into the events its XML would give.
enum GDSNJSON {
    /// The trade items in a value, in their order.
    ///
    /// - Complexity: linear; the recursion is bounded by `JSONParser.depthLimit`.
    static func tradeItems(in value: JSONValue) -> [JSONValue] {
        switch value {
        case .array(let elements): return elements.flatMap(tradeItems)
        case .object(let members):
            return members.flatMap { member in
                isTradeItem(member) ? elements(member.value) : tradeItems(in: member.value)
            }
        default: return []
        }
    }

    /// A reference to another item is called the same in some renderings, but holds its number alone.
    private static func isTradeItem(_ member: JSONValue.Member) -> Bool {
        guard local(member.name) == "tradeItem" || member.name == "item" else { return false }
        return elements(member.value).contains { $0["tradeItemInformation"] != nil || $0["gtin"] != nil }
    }

    private static func elements(_ value: JSONValue) -> [JSONValue] {
        if case .array(let elements) = value { return elements }
        return [value]
    }

    static func events(of item: JSONValue) -> [XMLEvent] {
        var events: [XMLEvent] = []
        walk(item, depth: 1, &events)
        return events
    }

    private static func walk(_ value: JSONValue, depth: Int, _ events: inout [XMLEvent]) {
        switch value {
        case .array(let elements): for element in elements { walk(element, depth: depth, &events) }
        case .object(let members):
            for member in members { walk(member, depth: depth + 1, &events) }
        default: break
        }
    }

    private static func walk(_ member: JSONValue.Member, depth: Int, _ events: inout [XMLEvent]) {
        guard let element = GDSN.vocabulary.number(of: local(member.name)) else {
            return walk(member.value, depth: depth, &events)
        }
        if GDSN.vocabulary.isText[element] {
            for text in texts(member.value, nil) {
                events.append(XMLEvent(element: element, depth: depth, kind: .start(attributes: text.attributes)))
                events.append(XMLEvent(element: element, depth: depth, kind: .end(text: text.text)))
            }
        } else {
            for item in elements(member.value) {
                events.append(XMLEvent(element: element, depth: depth, kind: .start(attributes: [])))
                walk(item, depth: depth, &events)
                events.append(XMLEvent(element: element, depth: depth, kind: .end(text: "")))
            }
        }
    }

    private struct Text {
        var text: String
        var language: String?
        var sequence: String?

        /// In the order of the vocabulary's attributes.
        var attributes: [XMLEvent.Attribute] {
            [(0, language), (1, sequence)].compactMap { name, value in
                value.map { XMLEvent.Attribute(name: name, value: $0) }
            }
        }
    }

    /// The texts of an element, however they are wrapped.
    private static func texts(_ value: JSONValue, _ language: String?) -> [Text] {
        if let text = value.scalarText { return [Text(text: text, language: language)] }
        if let elements = value.array { return elements.flatMap { texts($0, language) } }
        guard case .object(let members) = value else { return [] }
        let attributes = value["@"] ?? value
        let language = scalar(attributes["languageCode"] ?? attributes["language"]) ?? language
        if let text = ["#", "$t", "#text", "value"].lazy.compactMap({ scalar(value[$0]) }).first {
            return [Text(text: text, language: language, sequence: scalar(attributes["sequenceNumber"]))]
        }
        return members.filter { !notText.contains($0.name) }.flatMap { texts($0.value, language) }
    }

    /// Members beside a text that are none.
    private static let notText: Set<String> = ["@", "languageCode", "language", "sequenceNumber", "valueDefinition"]

    /// A text, or the `value` of a code.
    private static func scalar(_ value: JSONValue?) -> String? { value?.scalarText ?? value?["value"]?.scalarText }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
