public import Lexicon

/// A stretch of label text with one meaning.
public struct Statement: Equatable, Sendable {
    public enum Kind: String, Sendable {
        /// Ingredients.
        case list
        /// What is in the product: "Contains: milk".
        case contains
        /// What may be in it.
        case mayContain = "may-contain"
        /// Absence and suitability: proves nothing.
        case claim
        /// Text behind a footnote mark.
        case footnote
        /// How to prepare, serve or store; nutrients, weight, address.
        case instructions
        /// Headings and pointers.
        case other
    }

    public var kind: Kind
    /// Folded bytes, cue included.
    public var range: Range<Int>
    /// The phrase that announced it; nil for a list without a heading.
    public var cue: CueMatch?
    /// True where the text does not show where the statement begins or ends, so that what it speaks of may
    /// be part of the list as well. The worse reading counts.
    public var isUnbounded: Bool
    /// True for "x contains y" inside a list: it speaks of one ingredient.
    public var isInline: Bool
    /// For a footnote, its mark as printed: `*`, `**`, `†`.
    public var mark: String?

    public init(
        kind: Kind, range: Range<Int>, cue: CueMatch? = nil, isUnbounded: Bool = false, isInline: Bool = false,
        mark: String? = nil
    ) {
        self.kind = kind
        self.range = range
        self.cue = cue
        self.isUnbounded = isUnbounded
        self.isInline = isInline
        self.mark = mark
    }
}

extension StatementKind {
    /// The kind of statement a phrase of this kind opens; nil for phrases that only cover themselves.
    var opens: Statement.Kind? {
        switch self {
        case .listHeading, .quantityDivider: .list
        case .allergenHeading, .contains, .containing: .contains
        case .mayContain, .traces, .sharedLine, .sharedSite, .unsuitable: .mayContain
        case .freeFrom, .without, .suitable: .claim
        case .instructionsHeading, .storageHeading, .nutritionHeading, .otherHeading: .instructions
        case .claimDairyFree, .claimMilkFree, .claimLactoseFree, .claimVegan, .claimPlantBased, .claimAnimalFree,
            .kosherDairy, .kosherDairyEquipment, .kosherPareve, .placeholder, .organicFootnote, .emphasisPointer:
            nil
        }
    }
}
