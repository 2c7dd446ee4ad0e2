import Products

/// The parts of a GS1 GDSN Catalogue Item Notification 3.1 that say something about food
/// (feeds-and-barcodes 1.1; schema 3.1.35). Matched by local name: real files qualify their children or not.
enum GDSN: Int, CaseIterable {
    case tradeItem, gtin, targetMarketCountryCode, gpcCategoryCode, gpcCategoryName
    case regulatedProductName, tradeItemDescription, functionalName, descriptionShort, labelDescription,
        variantDescription
    case brandName
    case ingredientStatement, foodAndBeverageIngredient, ingredientName
    case allergen, allergenTypeCode, levelOfContainmentCode, allergenStatement
    case dietTypeCode, claimDetail, claimTypeCode, claimElementCode
    case nutritionalClaimDetail, nutritionalClaimTypeCode, nutritionalClaimNutrientElementCode
    case packagingMarkedFreeFromCode
    case nutrientDetail, nutrientTypeCode, quantityContained
    case nonfoodIngredientStatement
    case childTradeItem, contextIdentification
    case isAllergenRelevantDataProvided, isIngredientRelevantDataProvided

    static let vocabulary = XMLVocabulary(
        elements: allCases.map { $0.isContainer ? "\($0)" : "\($0)=" }, attributes: ["languageCode", "sequenceNumber"])

    private var isContainer: Bool {
        switch self {
        case .tradeItem, .foodAndBeverageIngredient, .allergen, .claimDetail, .nutritionalClaimDetail, .nutrientDetail,
            .childTradeItem:
            true
        default: false
        }
    }
}

extension XMLKind {
    /// GS1 GDSN Catalogue Item Notification 3.1. A record is a `tradeItem`; a case and the items inside it are
    /// records of their own. Only trade items inside the message count: other vocabularies have them as well.
    static let gdsn31 = XMLKind(
        "gdsn-cin-3.1", roots: ["catalogueItemNotificationMessage"], records: ["tradeItem"], group: "catalogueItem",
        GDSN.vocabulary
    ) { events, record, _ in GDSN.read(events, record) }
}

extension GDSN {
    /// Puts the events of a trade item together.
    static func read(_ events: [XMLEvent], _ record: ProductRecord) -> RecordDraft {
        var draft = GDSNDraft(record: record)
        for event in events {
            guard let element = GDSN(rawValue: event.element) else { continue }
            switch event.kind {
            case .start(let attributes): draft.start(element, attributes)
            case .end(let text): draft.end(element, text, isOwn: event.depth == 2)
            }
        }
        return draft.finished()
    }
}
