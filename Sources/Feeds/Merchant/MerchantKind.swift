import Products

/// The parts of a Google Merchant feed that say something about food. It has no field for ingredients; shops put
/// them into the description, into `product_detail`, or into elements of their own (feeds-and-barcodes 2).
enum Merchant: String, CaseIterable {
    case item, entry, title, description, summary, content, encoded, id, gtin, brand
    case productType = "product_type"
    case googleProductCategory = "google_product_category"
    case productDetail = "product_detail"
    case attributeName = "attribute_name"
    case attributeValue = "attribute_value"
    case ingredients, allergens
    case br, p, div, li, ul, tr, td, h1, h2, h3, h4, h5, h6

    static let vocabulary = XMLVocabulary(elements: allCases.map(\.entry), attributes: [])

    private var entry: String {
        switch self {
        case .item, .entry, .productDetail: "\(rawValue)"
        case .br, .p, .div, .li, .ul, .tr, .td, .h1, .h2, .h3, .h4, .h5, .h6: "\(rawValue)/"
        default: "\(rawValue)="
        }
    }
}

extension XMLKind {
    /// Google Merchant feeds in RSS 2.0, RSS 1.0 and Atom.
    static let merchant = XMLKind(
        "google-merchant", roots: ["rss", "RDF", "feed"], records: ["item", "entry"], Merchant.vocabulary
    ) { events, record, text in
        var draft = MerchantDraft(record: record, text: text)
        for event in events {
            guard case .end(let content) = event.kind else { continue }
            draft.end(Merchant.allCases[event.element], content, isOwn: event.depth == 2)
        }
        return RecordDraft(record: draft.finished())
    }
}

/// An item while it is being read.
private struct MerchantDraft {
    private var fields: RecordFields
    private var bodies: [String] = []
    private var detail: (name: String, value: String) = ("", "")

    init(record: ProductRecord, text: FragmentReader) { fields = RecordFields(record, text) }

    mutating func end(_ element: Merchant, _ content: String, isOwn: Bool) {
        switch element {
        case .attributeName: detail.name = content
        case .attributeValue: detail.value = content
        case .productDetail:
            fields.addAttribute(detail.name, detail.value)
            detail = ("", "")
        default: if isOwn { endOwn(element, content) }
        }
    }

    private mutating func endOwn(_ element: Merchant, _ content: String) {
        switch element {
        case .title: fields.addName(content)
        case .description, .summary, .content, .encoded: bodies.append(content)
        case .id: fields.record.id = fields.record.id ?? content.nonEmpty
        case .gtin: fields.addNumber(content)
        case .brand: fields.record.brand = fields.record.brand ?? content.nonEmpty
        case .productType, .googleProductCategory: fields.addCategory(content, scheme: "google")
        case .ingredients: fields.addText(.ingredients, content)
        case .allergens: fields.addText(.statement, content)
        default: break
        }
    }

    /// Descriptions repeat one another: what all of them announce counts, each list once.
    func finished() -> ProductRecord {
        var fields = fields
        for body in bodies { fields.addLists(in: body) }
        return fields.finished()
    }
}
