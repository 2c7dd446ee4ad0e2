import Products

extension FieldsKind {
    /// Product export of Shopify. A product is several rows, one a variant or a picture; only the first has its
    /// title and body.
    static let shopify = FieldsKind(
        "shopify-csv",
        join: ("Handle", ["Title", "Body (HTML)", "Vendor", "Type", "Product Category"])
    ) { fields in
        fields.has("Handle") && (fields.has("Body (HTML)") || fields.has("Variant Barcode"))
    } read: { fields, record, text in
        // A row of a picture has no variant in it.
        guard fields.first("Option1 Value", "Variant Barcode", "Variant SKU", "Variant Price", "Title") != nil,
            fields["Title"] != nil, fields.first("Option1 Value", "Variant Barcode", "Status", "Published") != nil
        else { return nil }
        var out = RecordFields(record, text)
        out.record.id = fields.first("Variant SKU", "Handle")
        if let number = fields["Variant Barcode"] { out.addNumber(number) }
        out.record.brand = fields["Vendor"]
        if let title = fields["Title"] { out.addName(title) }
        for name in ["Type", "Product Category"] {
            if let type = fields[name] { out.addCategory(type, scheme: "google") }
        }
        out.addShopTexts(fields, bodies: ["Body (HTML)"])
        return out.finished()
    }

    /// Product export of WooCommerce (WordPress).
    static let wooCommerce = FieldsKind("woocommerce-csv") { fields in
        fields.has("Name") && fields.has("Short description") && fields.has("Description")
    } read: { fields, record, text in
        var out = RecordFields(record, text)
        out.record.id = fields.first("SKU", "ID")
        if let number = fields.first("GTIN, UPC, EAN, or ISBN", "Meta: _global_unique_id") { out.addNumber(number) }
        out.record.brand = fields["Brands"]
        if let name = fields["Name"] { out.addName(name) }
        for category in fields.list("Categories") { out.addCategory(category, scheme: "text") }
        out.addShopTexts(fields, bodies: ["Short description", "Description"])
        return out.finished()
    }
}

extension RecordFields {
    /// Bodies, attributes and fields of the shop's own, wherever the lexicon knows their headings.
    mutating func addShopTexts(_ fields: Fields, bodies: [String]) {
        for body in bodies { if let html = fields[body] { addLists(in: html) } }
        for field in fields.all where !field.text.isEmpty {
            if let number = field.name.attributeNumber {
                if let value = fields["Attribute \(number) value(s)"] { addAttribute(field.text, value) }
            } else if let name = field.name.metafield {
                addAttribute(name, field.text)
            }
        }
    }
}

extension String {
    /// The `3` of WooCommerce's `Attribute 3 name`.
    fileprivate var attributeNumber: String? {
        let words = split(separator: " ")
        guard words.count == 3, words[0] == "Attribute", words[2] == "name" else { return nil }
        return String(words[1])
    }

    /// The name of a field of the shop's own: `Contents (product.metafields.custom.x)`, `Meta: _x`.
    fileprivate var metafield: String? {
        if hasPrefix("Meta: ") { return String(dropFirst(6).drop { $0 == "_" }) }
        guard let start = range(of: " (product.metafields.") else { return nil }
        return String(self[..<start])
    }

    private func range(of text: String) -> Index? { indices.first { self[$0...].hasPrefix(text) } }
}
