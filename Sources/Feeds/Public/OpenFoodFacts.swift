import Products

extension FieldsKind {
    /// Open Food Facts: JSON Lines, the answer of its API, and the CSV export (tabs).
    ///
    /// Every language of a record is read. Tags are declarations (`allergens`) and precautions (`traces`); they
    /// disagree with the text often enough that neither replaces the other.
    static let openFoodFacts = FieldsKind("open-food-facts") { fields in
        let hasText = fields.all.contains { $0.name == "ingredients_text" || $0.name.hasPrefix("ingredients_text_") }
        return fields.has("code") && (hasText || fields.has("product_name")) || hasText && fields.has("lc")
    } read: { fields, record, text in
        var reader = OpenFoodFactsReader(fields: fields, out: RecordFields(record, text))
        return reader.read()
    }
}

private struct OpenFoodFactsReader {
    let fields: Fields
    var out: RecordFields

    mutating func read() -> ProductRecord {
        out.record.id = fields.first("code", "_id", "id")
        if let code = fields["code"] { out.addNumber(Self.padded(code)) }
        out.record.brand = fields["brands"]
        out.record.isNonFood = fields["product_type"].map { $0 != "food" } ?? false
        addNames()
        addLists()
        addTags("allergens", level: "CONTAINS")
        addTags("traces", level: "MAY_CONTAIN")
        out.record.claimCodes = fields.list("labels_tags")
        for category in fields.list("categories_tags") { out.addTag(category) }
        return out.finished()
    }

    private var language: String? { fields.first("lang", "lc") }

    /// Zeros in front of a code are removed there; 13 digits or 8 are what was printed.
    private static func padded(_ code: String) -> String {
        let isShort = code.utf8.count < 13 && code.utf8.count != 8 && code.utf8.count != 12
        guard isShort, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return code }
        return String(repeating: "0", count: (code.utf8.count < 8 ? 8 : 13) - code.utf8.count) + code
    }

    private mutating func addNames() {
        if let name = fields["product_name"] { out.addName(name) }
        for (_, name) in fields.byLanguage("product_name") { out.addName(name) }
        if let name = fields["generic_name"] { out.addLegalName(name) }
        for (_, name) in fields.byLanguage("generic_name") { out.addLegalName(name) }
    }

    private mutating func addLists() {
        for (language, list) in fields.byLanguage("ingredients_text") {
            out.addRaw(.ingredients, list, language: language)
        }
        if let list = fields["ingredients_text"] { out.addRaw(.ingredients, list, language: language) }
    }

    /// Tags are codes; what is no tag is a text of the pack.
    private mutating func addTags(_ name: String, level: String) {
        let tags = fields["\(name)_tags"] == nil ? fields.list(name) : fields.list("\(name)_tags")
        for tag in tags {
            if tag.utf8.dropFirst(2).first == 0x3A {
                out.record.allergens.append(AllergenCode(code: tag, level: level))
            } else {
                out.addRaw(.statement, tag, language: language)
            }
        }
    }
}
