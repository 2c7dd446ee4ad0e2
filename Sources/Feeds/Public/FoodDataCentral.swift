import Products

extension FieldsKind {
    /// USDA FoodData Central, branded foods: `branded_food.csv` and the JSON download.
    static let foodDataCentral = FieldsKind("usda-fdc") { fields in
        fields.has("gtin_upc") && fields.has("ingredients") || fields.has("fdcId") && fields.has("gtinUpc")
    } read: { fields, record, text in
        var out = RecordFields(record, text)
        out.record.id = fields.first("fdc_id", "fdcId")
        if let number = fields.first("gtin_upc", "gtinUpc") { out.addNumber(padded(number)) }
        out.record.brand = fields.first("brand_name", "brandName", "brand_owner", "brandOwner")
        out.record.market = market(fields.first("market_country", "marketCountry"))
        for name in ["description", "short_description", "shortDescription"] {
            if let name = fields[name] { out.addName(name) }
        }
        if let list = fields["ingredients"] { out.addRaw(.ingredients, list, language: "en") }
        if let category = fields.first("branded_food_category", "brandedFoodCategory") {
            out.addCategory(category, scheme: "text")
        }
        return out.finished()
    }

    /// Numbers are kept in many paddings there, of 8 to 14 digits; 9 to 11 have lost zeros of a GTIN-12.
    private static func padded(_ number: String) -> String {
        guard (9...11).contains(number.utf8.count), number.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return number
        }
        return String(repeating: "0", count: 12 - number.utf8.count) + number
    }

    /// The two countries of the data; any other is left for the language to tell.
    private static func market(_ country: String?) -> String? {
        switch country {
        case "United States": "US"
        case "New Zealand": "NZ"
        default: nil
        }
    }
}
