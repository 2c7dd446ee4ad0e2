import Products

/// The parts of GDSN 2.8 that say something about food. Texts are children here (`description/text`) where 3.1 has
/// them as content, and no code ends in `Code`.
enum GDSN28: String, CaseIterable {
    case tradeItem, gtin, childTradeItem
    case targetMarketCountryCode, countryISOCode
    case classificationCategoryCode, classificationCategoryName
    case brandName, descriptionShort, functionalName, tradeItemDescription, regulatedProductName
    case ingredientStatement, ingredientName
    case languageISOCode, text, shortText, longText
    case foodAndBeverageAllergen, allergenTypeCode, levelOfContainment, allergenStatement
    case dietTypeCode

    static let vocabulary = XMLVocabulary(
        elements: allCases.map { $0.isContainer ? $0.rawValue : $0.rawValue + "=" }, attributes: ["languageCode"])

    private var isContainer: Bool {
        switch self {
        case .tradeItem, .childTradeItem, .targetMarketCountryCode, .foodAndBeverageAllergen: true
        default: false
        }
    }

    /// The element of 3.1 that says the same.
    fileprivate var successor: GDSN? {
        switch self {
        case .childTradeItem: .childTradeItem
        case .gtin: .gtin
        case .countryISOCode: .targetMarketCountryCode
        case .classificationCategoryCode: .gpcCategoryCode
        case .classificationCategoryName: .gpcCategoryName
        case .brandName: .brandName
        case .descriptionShort: .descriptionShort
        case .functionalName: .functionalName
        case .tradeItemDescription: .tradeItemDescription
        case .regulatedProductName: .regulatedProductName
        case .ingredientStatement: .ingredientStatement
        case .ingredientName: .ingredientName
        case .foodAndBeverageAllergen: .allergen
        case .allergenTypeCode: .allergenTypeCode
        case .levelOfContainment: .levelOfContainmentCode
        case .allergenStatement: .allergenStatement
        case .dietTypeCode: .dietTypeCode
        case .tradeItem, .targetMarketCountryCode, .languageISOCode, .text, .shortText, .longText: nil
        }
    }

    /// Elements around texts in a language.
    fileprivate var isTextHolder: Bool {
        switch self {
        case .descriptionShort, .functionalName, .tradeItemDescription, .regulatedProductName, .ingredientStatement,
            .ingredientName, .allergenStatement:
            true
        default: false
        }
    }
}

extension XMLKind {
    /// GS1 GDSN 2.8, out of use since 2016 and still in archives.
    static let gdsn28 = XMLKind(
        "gdsn-2.8", roots: ["catalogueItemNotification"], records: ["tradeItem"], group: "catalogueItem",
        GDSN28.vocabulary
    ) { events, record, _ in
        var translator = GDSN28Translator()
        for event in events { translator.take(event) }
        return GDSN.read(translator.events, record)
    }
}

/// Turns the events of 2.8 into those of 3.1, so that one reader knows what they mean.
private struct GDSN28Translator {
    private(set) var events: [XMLEvent] = []
    private var holder: GDSN28?
    private var hasText = false
    private var language: String?
    private var isInMarket = false
    private var isInChild = false

    mutating func take(_ event: XMLEvent) {
        let element = GDSN28.allCases[event.element]
        switch event.kind {
        case .start(let attributes): start(element, attributes)
        case .end(let text): end(element, text)
        }
    }

    private mutating func start(_ element: GDSN28, _ attributes: [XMLEvent.Attribute]) {
        switch element {
        case .targetMarketCountryCode: isInMarket = true
        case .childTradeItem: isInChild = true
        default: break
        }
        if element.isTextHolder {
            (holder, hasText) = (element, false)
            language = attributes.first?.value
        } else if [.foodAndBeverageAllergen, .childTradeItem].contains(element), let next = element.successor {
            add(next, .start(attributes: []))
        }
    }

    private mutating func end(_ element: GDSN28, _ text: String) {
        switch element {
        case .languageISOCode: language = text
        case .text, .shortText, .longText: if let holder { addText(holder, text) }
        case .targetMarketCountryCode: isInMarket = false
        case .countryISOCode: if isInMarket { addText(element, text) }
        case .childTradeItem:
            isInChild = false
            add(.childTradeItem, .end(text: ""))
        case .foodAndBeverageAllergen: add(.allergen, .end(text: ""))
        default: endOther(element, text)
        }
    }

    private mutating func endOther(_ element: GDSN28, _ text: String) {
        if element.isTextHolder {
            if !hasText { addText(element, text) }
            holder = nil
        } else if let text = text.nonEmpty {
            addText(element, text)
        }
    }

    private mutating func addText(_ element: GDSN28, _ text: String) {
        guard let next = element.successor else { return }
        hasText = true
        let tag = language.map { [XMLEvent.Attribute(name: 0, value: $0)] } ?? []
        add(next, .start(attributes: tag))
        add(next, .end(text: text))
    }

    /// The number of the item itself stands two levels below it here; in 3.1 it is its own child.
    private mutating func add(_ element: GDSN, _ kind: XMLEvent.Kind) {
        let isOwn = element == .gtin && !isInChild
        events.append(XMLEvent(element: element.rawValue, depth: isOwn ? 2 : 3, kind: kind))
    }
}
