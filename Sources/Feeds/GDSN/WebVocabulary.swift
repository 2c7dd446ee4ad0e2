import Products

extension JSONKind {
    /// GS1 Web Vocabulary in JSON-LD: the context names it, or a member carries its prefix.
    static let webVocabulary = JSONKind(name: "gs1-web-vocabulary") { value in
        !WebVocabulary.products(in: value).isEmpty
    } read: { value, position, text in
        WebVocabulary.products(in: value).map { product in
            RecordDraft(record: WebVocabulary.record(product, position, text))
        }
    }
}

/// Members of the vocabulary are matched behind their prefix or their address: three addresses are in use.
private enum WebVocabulary {
    static func products(in value: JSONValue) -> [JSONValue] {
        if let graph = value["@graph"]?.array { return graph.filter { gtin($0) != nil } }
        let context = value["@context"].map(mentionsGS1) ?? false
        guard context || value.hasMember(where: { $0.hasPrefix("gs1:") || $0.contains("gs1.org/voc/") }) else {
            return []
        }
        return gtin(value) != nil || member("ingredientStatement", value) != nil ? [value] : []
    }

    private static func mentionsGS1(_ context: JSONValue) -> Bool {
        switch context {
        case .string(let text): text.contains("gs1.org/voc")
        case .array(let elements): elements.contains(where: mentionsGS1)
        case .object(let members): members.contains { mentionsGS1($0.value) }
        default: false
        }
    }

    static func record(_ product: JSONValue, _ position: SourcePosition, _ text: FragmentReader) -> ProductRecord {
        var out = RecordFields(ProductRecord(position: position), text)
        out.record.id = product["@id"]?.scalarText
        if let gtin = gtin(product) { out.addNumber(gtin) }
        for name in texts("productName", product) { out.addName(name.text) }
        for name in texts("regulatedProductName", product) { out.addLegalName(name.text) }
        out.record.brand = texts("brandName", product).first?.text
        for code in texts("gpcCategoryCode", product) { out.addCategory(code.text, scheme: "gpc") }
        for list in texts("ingredientStatement", product) {
            out.addRaw(.ingredients, list.text, language: list.language)
        }
        for statement in texts("allergenStatement", product) {
            out.addRaw(.statement, statement.text, language: statement.language)
        }
        if texts("ingredientStatement", product).isEmpty { addStructured(product, &out) }
        for allergen in elements("hasAllergen", product) { add(allergen, to: &out.record) }
        for diet in elements("dietCode", product) + elements("nutritionalClaim", product) {
            out.record.claimCodes += scalars(diet).map(\.text).map(code)
        }
        return out.finished()
    }

    /// A level without its type would invent an allergen, see `GDSNDraft`.
    private static func add(_ allergen: JSONValue, to record: inout ProductRecord) {
        let type = texts("allergenType", allergen).first?.text
        let level = ["allergenLevelOfContainmentCode", "levelOfContainment", "levelOfContainmentCode"].lazy
            .compactMap { texts($0, allergen).first?.text }.first
        if let type {
            record.allergens.append(AllergenCode(code: code(type), level: code(level ?? "")))
        } else if let level {
            record.faults.append(
                RecordFault(kind: .levelWithoutType, message: "level \(level) without an allergen type"))
        }
    }

    private static func addStructured(_ product: JSONValue, _ out: inout RecordFields) {
        var names: [String: [String]] = [:]
        for ingredient in elements("ingredient", product) {
            for name in texts("ingredientName", ingredient) {
                names[name.language ?? "", default: []].append(name.text)
            }
        }
        for (language, list) in names.sorted(by: { $0.key < $1.key }) {
            out.addRaw(.ingredients, list.joined(separator: ", "), language: language.nonEmpty)
        }
    }

    /// `gs1:AllergenTypeCode-AM`, `https://gs1.org/voc/LevelOfContainmentCode-CONTAINS` and `AM` are codes alike.
    private static func code(_ text: String) -> String {
        guard text.contains("Code-"), let dash = text.firstIndex(of: "-") else { return text }
        return String(text[text.index(after: dash)...])
    }

    private static func gtin(_ product: JSONValue) -> String? { texts("gtin", product).first?.text }

    private static func elements(_ name: String, _ value: JSONValue) -> [JSONValue] {
        guard let found = member(name, value) else { return [] }
        return found.array ?? [found]
    }

    private static func member(_ name: String, _ value: JSONValue) -> JSONValue? {
        guard case .object(let members) = value else { return nil }
        return members.first {
            $0.name == name || $0.name == "gs1:" + name || $0.name.hasSuffix("gs1.org/voc/" + name)
        }?
        .value
    }

    private static func texts(_ name: String, _ value: JSONValue) -> [(text: String, language: String?)] {
        elements(name, value).flatMap(scalars)
    }

    private static func scalars(_ value: JSONValue) -> [(text: String, language: String?)] {
        if let text = value.scalarText { return [(text, nil)] }
        if let elements = value.array { return elements.flatMap(scalars) }
        guard let text = value["@value"]?.scalarText ?? value["@id"]?.scalarText else { return [] }
        return [(text, value["@language"]?.scalarText)]
    }
}

extension JSONValue {
    fileprivate func hasMember(where isWanted: (String) -> Bool) -> Bool {
        guard case .object(let members) = self else { return false }
        return members.contains { isWanted($0.name) }
    }
}
