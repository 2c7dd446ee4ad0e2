import Products

/// A trade item while it is being read.
struct GDSNDraft {
    private(set) var record: ProductRecord
    private var statements: [Statement] = []
    private var structured: [Statement] = []
    private var language: String?
    private var sequence: Int?
    private var allergenType: String?
    private var allergenLevel: String?
    private var claim: (type: String, element: String) = ("", "")
    private var nutrient: (code: String, quantity: String) = ("", "")
    private var isInAllergen = false
    /// What the feed says of its allergen and ingredient data: given or not.
    private var allergenFlag: String?
    private var ingredientFlag: String?
    private var isInChild = false
    private var links: [String] = []
    /// Bytes kept so far; a field more costs about 64.
    private var size = 0

    private struct Statement {
        var language: String?
        var sequence: Int?
        var text: String
    }

    init(record: ProductRecord) { self.record = record }

    var isTooLong: Bool { size > XMLLimits.record }

    mutating func start(_ element: GDSN, _ attributes: [XMLEvent.Attribute]) {
        switch element {
        case .allergen:
            isInAllergen = true
            (allergenType, allergenLevel) = (nil, nil)
        case .claimDetail, .nutritionalClaimDetail: claim = ("", "")
        case .nutrientDetail: nutrient = ("", "")
        case .childTradeItem: isInChild = true
        default:
            language = attributes.first { $0.name == 0 }?.value
            sequence = attributes.first { $0.name == 1 }.flatMap { Int($0.value) }
        }
    }

    /// - Parameter isOwn: true where the element stands directly in the trade item.
    mutating func end(_ element: GDSN, _ text: String, isOwn: Bool) {
        size += text.utf8.count + 64
        if isTooLong { return }
        let text = Self.trimmed(text)
        if text.hasOpenComment { record.noteOpenComment() }
        switch element {
        case .gtin: takeNumber(text, isOwn: isOwn)
        case .childTradeItem: isInChild = false
        case .contextIdentification: if isOwn, !text.isEmpty { record.context = text }
        case .targetMarketCountryCode: record.market = record.market ?? CountryCode.alpha2(text)
        case .gpcCategoryCode: record.categories.append(CategoryCode(scheme: "gpc", code: text))
        case .gpcCategoryName: add(.category, text)
        case .regulatedProductName: add(.legalName, text)
        case .tradeItemDescription, .functionalName, .descriptionShort, .labelDescription, .variantDescription:
            add(.name, text)
        case .brandName: if !text.isEmpty { record.brand = record.brand ?? text }
        case .ingredientStatement: statements.append(Statement(language: language, sequence: sequence, text: text))
        case .ingredientName: structured.append(Statement(language: language, text: text))
        case .allergenStatement: add(.statement, text)
        case .nonfoodIngredientStatement: record.isNonFood = true
        default: endOfCodes(element, text)
        }
    }

    private mutating func takeNumber(_ text: String, isOwn: Bool) {
        if text.isEmpty { return }
        if isOwn { record.barcode = record.barcode ?? Barcode(text) }
        if isInChild { links.append(text) }
    }

    private mutating func endOfCodes(_ element: GDSN, _ text: String) {
        switch element {
        case .allergenTypeCode: allergenType = text
        case .levelOfContainmentCode: if isInAllergen { allergenLevel = text }
        case .allergen: closeAllergen()
        case .claimTypeCode, .nutritionalClaimTypeCode: claim.type = text
        case .claimElementCode, .nutritionalClaimNutrientElementCode: claim.element = text
        case .claimDetail, .nutritionalClaimDetail:
            record.claimCodes.append(claim.element.isEmpty ? claim.type : "\(claim.type)+\(claim.element)")
        case .dietTypeCode, .packagingMarkedFreeFromCode: record.claimCodes.append(text)
        case .nutrientTypeCode: nutrient.code = text
        case .quantityContained: nutrient.quantity += text
        case .isAllergenRelevantDataProvided: allergenFlag = text
        case .isIngredientRelevantDataProvided: ingredientFlag = text
        case .nutrientDetail: closeNutrient()
        default: break
        }
    }

    /// A level without a type is never paired with a neighbour's: it would invent an allergen. A type without a
    /// level is kept: that it was named is not lost.
    private mutating func closeAllergen() {
        isInAllergen = false
        if let type = allergenType, !type.isEmpty {
            record.allergens.append(AllergenCode(code: type, level: allergenLevel ?? ""))
        } else if let level = allergenLevel {
            record.faults.append(
                RecordFault(kind: .levelWithoutType, message: "level \(level) without an allergen type"))
        }
    }

    /// Casein, whey or lactose in a positive amount is milk (feeds-and-barcodes 1.1).
    private mutating func closeNutrient() {
        guard ["CASN", "WHEY", "LACS"].contains(nutrient.code),
            nutrient.quantity.contains(where: { ("1"..."9").contains($0) })
        else { return }
        record.allergens.append(AllergenCode(code: nutrient.code, level: "CONTAINS"))
    }

    private mutating func add(_ role: Passage.Role, _ text: String) {
        if text.isEmpty { return }
        record.passages.append(Passage(role: role, text: text, language: language))
    }

    /// The record with its lists: one passage a language, in the order the languages came.
    ///
    /// - Complexity: n log n in the number of pieces.
    func finished() -> RecordDraft {
        var record = self.record
        var languages: [String?] = []
        var pieces: [String?: [Statement]] = [:]
        for piece in statements.isEmpty ? structured : statements {
            if pieces[piece.language] == nil { languages.append(piece.language) }
            pieces[piece.language, default: []].append(piece)
        }
        for (index, language) in languages.enumerated() {
            let text = joined(pieces[language] ?? [])
            if text.isEmpty { continue }
            record.passages.append(
                Passage(role: .ingredients, text: text, language: language, index: languages.count > 1 ? index : nil))
        }
        record.faults += dataFaults(record)
        return RecordDraft(record: record, links: links, isTooLong: isTooLong)
    }

    /// Allergens without the flag that they were given, or data that contradict their flag (feeds-and-barcodes 1.1).
    private func dataFaults(_ record: ProductRecord) -> [RecordFault] {
        var messages: [String] = []
        if !record.allergens.isEmpty, allergenFlag != "TRUE" {
            messages.append("isAllergenRelevantDataProvided is \(allergenFlag ?? "missing")")
        }
        if let flag = ingredientFlag, flag != "TRUE", !statements.isEmpty {
            messages.append("isIngredientRelevantDataProvided is \(flag)")
        }
        return messages.map { RecordFault(kind: .dataNotProvided, message: $0) }
    }

    /// The pieces of a language in their order; a structured list stands in only where no text does.
    private func joined(_ pieces: [Statement]) -> String {
        if statements.isEmpty { return pieces.map(\.text).filter { !$0.isEmpty }.joined(separator: ", ") }
        let inOrder = pieces.enumerated().sorted {
            ($0.element.sequence ?? 0, $0.offset) < ($1.element.sequence ?? 0, $1.offset)
        }
        return Self.joined(inOrder.map(\.element.text))
    }

    /// A text is cut every 5,000 characters, in the middle of a word if need be; a shorter piece ends a line.
    private static func joined(_ pieces: [String]) -> String {
        var text = ""
        var last = 0
        for piece in pieces {
            if last > 0, last < 4_900 { text += "\n" }
            text += piece
            last = piece.unicodeScalars.count
        }
        return text
    }

    private static func trimmed(_ text: String) -> String {
        let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !blank($0) }), let last = scalars.lastIndex(where: { !blank($0) })
        else { return "" }
        return String(text[first...last])
    }
}
