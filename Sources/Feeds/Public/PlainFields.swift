import Products

extension FieldsKind {
    /// A table with the field names of our own records (docs/output.md).
    static let plain = FieldsKind("csv") { fields in
        fields.has("ingredients") && (fields.has("gtin") || fields.has("id") || fields.has("name"))
    } read: { fields, record, text in
        var out = RecordFields(record, text)
        out.record.id = fields.first("id", "gtin")
        if let number = fields["gtin"] { out.addNumber(number) }
        out.record.brand = fields["brand"]
        out.record.market = fields["market"]
        let language = fields["language"]
        if let name = fields["name"] { out.addName(name) }
        if let category = fields["category"] { out.addCategory(category, scheme: "gpc") }
        if let list = fields["ingredients"] { out.addRaw(.ingredients, list, language: language) }
        if let statement = fields["statement"] { out.addRaw(.statement, statement, language: language) }
        if let claims = fields["claims"] { out.addRaw(.claim, claims, language: language) }
        return out.finished()
    }
}
