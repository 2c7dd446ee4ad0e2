public import LabelReading
public import Products

/// What one rule of the profile said about a label that holds milk.
public struct RuleOutcome: Hashable, Sendable {
    /// What `baked-milk-only` asks for, in the order of P9; first what every profile asks for.
    public enum Rule: String, Sendable, CaseIterable {
        /// The list shows where all the milk is.
        case placed = "P3"
        /// The list can be trusted to be whole.
        case whole = "P12"
        case kind = "P9a"
        case position = "P9b"
        case part = "P9c"
        case form = "P9d"
        case wheat = "P9e"
        case species = "P9f"
    }

    public enum Result: Hashable, Sendable {
        case met
        case failed([Reason])
        /// The profile has no such rule, or there is no milk to ask it of.
        case notAsked
    }

    public var rule: Rule
    /// What the profile demands, in the words of its file; nil for what every profile demands.
    public var demand: String?
    public var result: Result
}

extension Judge {
    /// The rules that part `baked-milk-only` from `contains-native-milk`, each with what it said.
    ///
    /// - Parameters: those of `judge`.
    /// - Complexity: that of `judge`.
    public func outcomes(_ record: ProductRecord, _ readings: [LabelReading]) -> [RuleOutcome] {
        let facts = LabelFacts(readings, lexicon)
        let codes = MilkCodes(record, rules)
        let ambiguity = AmbiguityRule(
            facts: facts, market: nil, hasContainsCode: codes.hasAnyContains, isMeat: false)
        let answer = Answer(record: record, facts: facts, codes: codes, ambiguity: ambiguity, rules: rules)
        let baked = BakedRule(
            profile: rules.profile, facts: facts, kind: ProductKind(record, facts.readings, rules))
        let failed = Set(baked.objections())
        let isPresent = !facts.present.isEmpty || codes.contains
        let isPlaced = facts.present.contains { $0.item != nil }
        return RuleOutcome.Rule.allCases.map { rule in
            let isAsked = isPresent && (isPlaced || !rule.isAboutPlacedMilk) && rules.profile.asks(rule)
            let reasons = rule == .whole ? answer.listDoubts() : rule.reasons.filter(failed.contains)
            let result: RuleOutcome.Result = !isAsked ? .notAsked : reasons.isEmpty ? .met : .failed(reasons)
            return RuleOutcome(rule: rule, demand: rules.profile.demand(of: rule), result: result)
        }
    }
}

extension RuleOutcome.Rule {
    /// Why it may fail; `whole` fails for any doubt about the list.
    fileprivate var reasons: [Reason] {
        switch self {
        case .placed: [.milkUnplaced]
        case .whole: []
        case .kind: [.notOvenBaked, .bakedStatusDisputed, .formUnknown]
        case .position: [.milkTooEarly]
        case .part: [.unbakedPart]
        case .form: [.cheeseLike]
        case .wheat: [.noWheat]
        case .species: [.otherSpecies]
        }
    }

    /// True where the rule asks about milk in its place of the list.
    fileprivate var isAboutPlacedMilk: Bool { ![.placed, .whole, .kind].contains(self) }
}

extension Profile {
    fileprivate func asks(_ rule: RuleOutcome.Rule) -> Bool {
        switch rule {
        case .placed, .whole: true
        case .kind: requiresKind
        case .position: minimumPosition > 1
        case .part: !allowsUnbakedPart
        case .form: !allowsCheeseLike
        case .wheat: wheatWithin > 0
        case .species: !allowsOtherSpecies
        }
    }

    fileprivate func demand(of rule: RuleOutcome.Rule) -> String? {
        switch rule {
        case .placed, .whole: nil
        case .kind: "requires-kind \(requiresKind ? "yes" : "no")"
        case .position: "minimum-position \(minimumPosition)"
        case .part: "allows-unbaked-part \(allowsUnbakedPart ? "yes" : "no")"
        case .form: "allows-cheese-like \(allowsCheeseLike ? "yes" : "no")"
        case .wheat: "wheat-within \(wheatWithin)"
        case .species: "allows-other-species \(allowsOtherSpecies ? "yes" : "no")"
        }
    }
}
