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
    case catalogueItemNotificationMessage, catalogueItem

    static let vocabulary = XMLVocabulary(
        elements: allCases.map { $0.isContainer ? "\($0)" : "\($0)=" }, attributes: ["languageCode", "sequenceNumber"])

    private var isContainer: Bool {
        switch self {
        case .tradeItem, .foodAndBeverageIngredient, .allergen, .claimDetail, .nutritionalClaimDetail, .nutrientDetail,
            .catalogueItemNotificationMessage, .catalogueItem:
            true
        default: false
        }
    }
}
