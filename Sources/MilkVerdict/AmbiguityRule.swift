import Lexicon

/// P7: what a compound that may be made with milk does to a label that shows none.
struct AmbiguityRule {
    let facts: LabelFacts
    let market: Market?
    /// True where the record carries a CONTAINS code for any allergen.
    let hasContainsCode: Bool
    /// True where the product is meat, which one market leaves outside its duty.
    let isMeat: Bool

    /// Compounds that leave the product undetermined.
    var deciding: [MilkWord] { facts.ambiguous.filter(decides) }

    /// True where no creamer, margarine or caramel decides, whatever the list holds, be it meat or not.
    var isSettled: Bool { isDeclared || market.map { !$0.exemptsMeat } ?? false }

    private func decides(_ word: MilkWord) -> Bool {
        switch word.concept.treatment {
        case .milk, .filling, .flavour: return false
        case .culture: return isMeat && market?.exemptsMeat == true && !isDeclared
        case .creamer, .margarine, .caramel, .hydrolysate, .weak:
            return !isDeclared && (market == nil || market?.exemptsMeat == true && isMeat)
        }
    }

    private var isDeclared: Bool { facts.declaresAllergens || hasContainsCode }
}
