import Products

/// Something a person who keeps the product data should look at.
public struct Finding: Hashable, Sendable {
    public enum Severity: String, Sendable, CaseIterable, Comparable {
        case information, warning, error

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The closed list of rules, documented in `docs/output.md`.
    public enum Rule: String, Sendable, CaseIterable {
        case claimContradicted = "claim-contradicted"
        case claimBesidePrecaution = "claim-beside-precaution"
        case codeNotInList = "code-not-in-list"
        case listNotInCodes = "list-not-in-codes"
        case nameSuggestsMilk = "name-suggests-milk"
        case invalidBarcode = "invalid-barcode"
        case restrictedBarcode = "restricted-barcode"
        case notAFood = "not-a-food"
        case levelWithoutType = "level-without-type"
        case unreadableList = "unreadable-list"
        case ambiguousIngredient = "ambiguous-ingredient"
        case preparationNamesMilk = "preparation-names-milk"
        case milkNotEmphasised = "milk-not-emphasised"
        case languagesDisagree = "languages-disagree"
        case misprint
        case dataNotProvided = "data-not-provided"
        case inheritedLabel = "inherited-label"

        public var severity: Severity {
            switch self {
            case .claimContradicted, .codeNotInList, .listNotInCodes, .languagesDisagree: .error
            case .claimBesidePrecaution, .levelWithoutType, .unreadableList, .ambiguousIngredient, .invalidBarcode,
                .milkNotEmphasised, .misprint:
                .warning
            case .nameSuggestsMilk, .restrictedBarcode, .notAFood, .preparationNamesMilk, .inheritedLabel,
                .dataNotProvided:
                .information
            }
        }
    }

    public var rule: Rule
    /// What the finding is about, folded, so that it survives moves and capitals.
    public var about: String
    public var message: String

    public init(_ rule: Rule, about: String, message: String) {
        self.rule = rule
        self.about = about
        self.message = message
    }

    /// 16 hexadecimal digits, the same for the same fault in the same product in every run.
    ///
    /// - Parameter product: GTIN-14, or the feed's own id.
    public func id(product: String) -> String {
        var digest = Digest128()
        digest.update(product)
        digest.update(rule.rawValue)
        digest.update(about)
        return String(hexadecimal(digest.finish()).prefix(16))
    }
}
