/// What a phrase of a label announces. The closed list of kinds a language must have words for.
public enum StatementKind: String, Sendable, CaseIterable {
    /// "Ingredients:"
    case listHeading = "list-heading"
    /// "Allergens:", "Allergy advice:"
    case allergenHeading = "allergen-heading"
    /// "Contains …"
    case contains
    /// "… that contain …", "containing …": goes on with the statement it stands in; elsewhere like `contains`.
    case containing
    /// "May contain …"
    case mayContain = "may-contain"
    /// "traces of …"
    case traces
    /// "Made on a line that also handles …"
    case sharedLine = "shared-line"
    /// "Made in a factory that also handles …"
    case sharedSite = "shared-site"
    /// "Not suitable for people with … allergy"
    case unsuitable
    /// "Suitable for people with … allergy"
    case suitable
    /// "Does not contain …", "free from …": reaches to the end of its sentence.
    case freeFrom = "free-from"
    /// "without …": reaches to the end of its list item.
    case without
    case claimDairyFree = "claim-dairy-free"
    case claimMilkFree = "claim-milk-free"
    case claimLactoseFree = "claim-lactose-free"
    case claimVegan = "claim-vegan"
    case claimPlantBased = "claim-plant-based"
    case claimAnimalFree = "claim-animal-free"
    /// Kosher dairy, without the word milk.
    case kosherDairy = "kosher-dairy"
    /// Kosher dairy equipment.
    case kosherDairyEquipment = "kosher-dairy-equipment"
    case kosherPareve = "kosher-pareve"
    /// "Contains 2 % or less of": divides a list, declares nothing.
    case quantityDivider = "quantity-divider"
    /// "See packaging": the list stands somewhere else.
    case placeholder
    /// "From organic farming", the text of a footnote that says nothing of milk.
    case organicFootnote = "organic-footnote"
    /// "Allergens are printed in bold."
    case emphasisPointer = "emphasis-pointer"
    /// "Preparation:", "Serving suggestion:"
    case instructionsHeading = "instructions-heading"
    /// "Keep refrigerated", "Storage:"
    case storageHeading = "storage-heading"
    /// "Nutrition information"
    case nutritionHeading = "nutrition-heading"
    /// Any other text that ends a list: weight, date, maker.
    case otherHeading = "other-heading"
}

extension StatementKind {
    /// True for everything that says milk may be there although it is no ingredient (P8).
    public var isPrecaution: Bool {
        switch self {
        case .mayContain, .traces, .sharedLine, .sharedSite, .unsuitable: true
        default: false
        }
    }

    /// True for a phrase that speaks of absence and proves nothing (P4).
    public var isClaim: Bool {
        switch self {
        case .claimDairyFree, .claimMilkFree, .claimLactoseFree, .claimVegan, .claimPlantBased, .claimAnimalFree,
            .kosherPareve:
            true
        default: false
        }
    }

    /// True for a heading behind which nothing is an ingredient (P17).
    public var endsTheList: Bool {
        switch self {
        case .instructionsHeading, .storageHeading, .nutritionHeading, .otherHeading: true
        default: false
        }
    }
}
