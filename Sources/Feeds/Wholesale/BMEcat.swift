import Products

/// The parts of BMEcat 1.2 and 2005 that may say something about food. It has no field for ingredients: they are
/// features with free names, or part of the description (feeds-and-barcodes 2).
enum BMEcat: String, CaseIterable {
    case product = "PRODUCT"
    case article = "ARTICLE"
    case supplierProduct = "SUPPLIER_PID"
    case supplierArticle = "SUPPLIER_AID"
    case productNumber = "INTERNATIONAL_PID"
    case articleNumber = "INTERNATIONAL_AID"
    case ean = "EAN"
    case short = "DESCRIPTION_SHORT"
    case long = "DESCRIPTION_LONG"
    case maker = "MANUFACTURER_NAME"
    case feature = "FEATURE"
    case featureName = "FNAME"
    case featureValue = "FVALUE"

    static let vocabulary = XMLVocabulary(
        elements: allCases.map { [.product, .article, .feature].contains($0) ? $0.rawValue : $0.rawValue + "=" },
        attributes: [])
}

extension XMLKind {
    /// BMEcat catalogs of wholesalers.
    static let bmecat = XMLKind(
        "bmecat", roots: ["BMECAT"], records: ["PRODUCT", "ARTICLE"], BMEcat.vocabulary
    ) { events, record, text in
        var draft = BMEcatDraft(fields: RecordFields(record, text))
        for event in events {
            if case .end(let content) = event.kind { draft.end(BMEcat.allCases[event.element], content) }
        }
        return RecordDraft(record: draft.finished())
    }
}

private struct BMEcatDraft {
    var fields: RecordFields
    private var long: [String] = []
    private var feature: (name: String, values: [String]) = ("", [])

    init(fields: RecordFields) { self.fields = fields }

    mutating func end(_ element: BMEcat, _ content: String) {
        switch element {
        case .supplierProduct, .supplierArticle: fields.record.id = fields.record.id ?? content.nonEmpty
        case .productNumber, .articleNumber, .ean: fields.addNumber(content)
        case .short: fields.addName(content)
        case .long: long.append(content)
        case .maker: fields.record.brand = fields.record.brand ?? content.nonEmpty
        case .featureName: feature.name = content
        case .featureValue: feature.values.append(content)
        case .feature:
            fields.addAttribute(feature.name, feature.values.joined(separator: ", "))
            feature = ("", [])
        case .product, .article: break
        }
    }

    func finished() -> ProductRecord {
        var fields = fields
        for text in long { fields.addLists(in: text) }
        return fields.finished()
    }
}
