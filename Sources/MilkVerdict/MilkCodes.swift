import Lexicon
import Products

/// What the allergen and claim codes of a record say of milk.
struct MilkCodes {
    private(set) var evidence: [CodeEvidence] = []
    private(set) var contains = false
    private(set) var mayContain = false
    /// A FREE_FROM level: a claim, checked against the list (P4).
    private(set) var claimsAbsence = false
    /// Any allergen at all is declared as contained.
    private(set) var hasAnyContains = false
    private(set) var claims: [StatementKind] = []
    /// A milk code with a level no table knows: it may mean presence.
    private(set) var hasUnknownLevel = false

    init(_ record: ProductRecord, _ rules: Rulebook) {
        for allergen in record.allergens {
            let level = rules.levels[allergen.level.uppercased()]
            if level == .contains { hasAnyContains = true }
            guard let concept = rules.milkCodes[allergen.code.uppercased()] else { continue }
            evidence.append(CodeEvidence(code: allergen.code, level: allergen.level, concept: concept))
            switch level {
            case .contains: contains = true
            case .mayContain: mayContain = true
            case .claim: claimsAbsence = true
            case .nothing: break
            case nil: hasUnknownLevel = true
            }
        }
        claims = record.claimCodes.compactMap { rules.claimCodes[$0.uppercased()] }
    }
}
