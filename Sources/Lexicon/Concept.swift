/// A kind of ingredient, by its place in `concepts.tsv`.
public struct ConceptID: Hashable, Comparable, Sendable {
    public let index: UInt16

    public init(_ index: Int) { self.index = UInt16(index) }

    public static func < (a: ConceptID, b: ConceptID) -> Bool { a.index < b.index }
}

/// A kind of ingredient that the rules care about.
public struct Concept: Hashable, Sendable {
    /// Stable name, the `concept` of evidence: `whey`, `sodium-caseinate`.
    public var name: String
    public var parent: ConceptID?
    /// Row of the coverage matrix.
    public var group: String
    public var protein: Protein
    /// `cow`, `goat`, … or `-` where the concept does not say.
    public var species: String
    public var treatment: Treatment
    public var baking: Baking

    /// How much milk protein is to be expected (domain-rules 4.1). Never shown as an amount.
    public enum Protein: String, Sendable, CaseIterable {
        case high = "H"
        case variable = "V"
        case none = "0"
    }

    /// What the word does to the verdict (domain-rules P2, P5, P7).
    public enum Treatment: String, Sendable, CaseIterable {
        case milk
        /// A word for cream and for a filling: milk, unless its own sub-list names something else.
        case filling = "milk-unless-listed"
        /// May be made with milk: decided by P7.
        case creamer = "ambiguous-creamer"
        case margarine = "ambiguous-margarine"
        case caramel = "ambiguous-caramel"
        case culture = "ambiguous-culture"
        case flavour = "ambiguous-flavour"
        case hydrolysate = "ambiguous-hydrolysate"
        case weak = "ambiguous-weak"

        public var isMilk: Bool { self == .milk || self == .filling }
    }

    /// Whether the ingredient may stand in `baked-milk-only` (domain-rules P9d).
    public enum Baking: String, Sendable, CaseIterable {
        /// Judged by its position in the list.
        case byPosition = "by-position"
        /// Cheese, yogurt, cream and their likes: never.
        case blocks
    }
}
