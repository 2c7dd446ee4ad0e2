/// One product as a feed describes it: everything the verdict may look at, and where it stood.
public struct ProductRecord: Hashable, Sendable {
    /// The feed's own id, echoed in answers.
    public var id: String?
    /// The barcode as given; nil where the feed has none.
    public var barcode: Barcode?
    public var brand: String?
    /// ISO 3166-1 alpha-2 country the product is sold in.
    public var market: String?
    /// What tells records of one GTIN in one market apart, where the feed names it.
    public var context: String?
    /// GTIN-14s of the items inside whose label this record shows, where it has none of its own.
    public var inherited: [String] = []
    /// Names, lists, statements and claims in the order of the feed.
    public var passages: [Passage] = []
    public var categories: [CategoryCode] = []
    public var allergens: [AllergenCode] = []
    public var claimCodes: [String] = []
    /// True where the feed describes something that is not eaten.
    public var isNonFood = false
    /// What the reader had to give up on or put right; see `RecordFault.isGrave`.
    public var faults: [RecordFault] = []
    public var position: SourcePosition

    public init(position: SourcePosition) { self.position = position }

    public var gtin: GTIN? { barcode?.gtin }

    /// The first name, for messages to people.
    public var displayName: String? {
        passages.first { $0.role == .name || $0.role == .legalName }?.text
    }
}

/// Something in a record that the reader could not take over whole.
public struct RecordFault: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// The feed is damaged inside the record.
        case damaged
        /// The feed ends inside the record.
        case cut
        /// An entity of the feed's own making was left unread.
        case unresolvedEntity = "unresolved-entity"
        /// A field is longer than the cap.
        case tooLong = "too-long"
        /// An allergen level without its type: never paired by order.
        case levelWithoutType = "level-without-type"
        /// The feed does not say that its allergens or ingredients were given at all.
        case dataNotProvided = "data-not-provided"
        /// The list stands in text that a browser does not show.
        case hiddenText = "hidden-text"
        /// Something was put right in reading; what could not be shows in the text itself.
        case repairedText = "repaired-text"
        /// A case holds an item whose label is missing.
        case missingItem = "missing-item"
        /// The name stands in another table than the list: it may make an answer stricter, never milder.
        case joinedName = "joined-name"
    }

    public var kind: Kind
    public var message: String

    /// A record with a grave fault is never judged `milk-free`.
    public var isGrave: Bool { ![.levelWithoutType, .dataNotProvided, .repairedText, .joinedName].contains(kind) }

    public init(kind: Kind, message: String) {
        self.kind = kind
        self.message = message
    }
}
