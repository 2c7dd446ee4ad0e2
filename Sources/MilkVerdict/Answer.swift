import LabelReading
import Lexicon
import Products

/// P1: from what is present, what is doubtful and what is complete to the verdict.
struct Answer {
    let record: ProductRecord
    let facts: LabelFacts
    let codes: MilkCodes
    let ambiguity: AmbiguityRule
    let rules: Rulebook

    /// P8, P13: any statement or code of possible milk.
    var precaution: Precaution {
        let isWarned =
            !facts.warned.isEmpty || codes.mayContain || facts.has(.kosherDairyEquipment)
            || facts.has(.kosherDairy) && !isPresent
        return isWarned ? .mayContain : .none
    }

    private var kind: ProductKind { ProductKind(record, facts.readings, rules) }

    private var isPresent: Bool { !facts.present.isEmpty || codes.contains }

    /// The verdict with its reasons, the weightiest first.
    func verdict() -> (Verdict, [Reason]) {
        if isPresent { return presence() }
        if facts.lists.isEmpty, facts.isNamedAfterMilk { return (.containsNativeMilk, [.nameOnly]) }
        let reasons = doubts()
        return reasons.isEmpty ? (.milkFree, [.noMilkInList]) : (.undetermined, reasons)
    }

    private func presence() -> (Verdict, [Reason]) {
        var reasons: [Reason] = []
        if facts.present.contains(where: { $0.role != .declaration }) { reasons.append(.milkIngredient) }
        if facts.present.contains(where: { $0.role == .declaration }) { reasons.append(.milkDeclared) }
        if codes.contains { reasons.append(.milkCode) }
        if isLowInProtein { reasons.append(.lowProteinDerivative) }
        let objections = BakedRule(profile: rules.profile, facts: facts, kind: kind).objections()
        let undecided = listDoubts()
        if objections.isEmpty, undecided.isEmpty { return (.bakedMilkOnly, reasons + [.bakedMilk]) }
        return (.containsNativeMilk, reasons + objections)
    }

    /// Rows of the coverage matrix that P5 names: milk sugar, milk fat and what is made of them.
    private static let poor: Set<String> = ["lactose", "milk-sugar", "milk-sugar-product", "milk-fat"]

    /// True where every word that shows milk is one of a derivative with little protein and no code says more (P5).
    private var isLowInProtein: Bool {
        !codes.contains && !facts.present.isEmpty && facts.present.allSatisfy { Self.poor.contains($0.concept.group) }
    }

    /// The facts of a label that shows milk in words; nil for others.
    var milkFacts: MilkFacts? { facts.present.isEmpty ? nil : MilkFacts(facts, kind) }

    /// What keeps a label without milk from being free of it; empty where nothing does.
    private func doubts() -> [Reason] {
        if facts.has(.kosherDairy) { return [.kosherDairy] }
        if facts.lists.isEmpty { return withoutList() }
        var reasons = listDoubts()
        if record.faults.contains(where: \.isGrave) { reasons.append(.damagedRecord) }
        if !ambiguity.deciding.isEmpty { reasons.append(.ambiguousIngredient) }
        if codes.hasUnknownLevel { reasons.append(.unknownLevel) }
        return reasons
    }

    private func withoutList() -> [Reason] {
        if !facts.warned.isEmpty || codes.mayContain { return [.mayContainOnly] }
        return [record.isNonFood ? .notAFood : .noList]
    }

    /// Doubts of every list that could hide milk. Where the pack tells the same in a language that is read
    /// without a doubt and at no less length, a broken translation hides nothing.
    func listDoubts() -> [Reason] {
        let clean =
            facts.lists.filter { !$0.doubts.contains(where: \.isAboutTheList) }.map(\.tree.topLevelCount).max() ?? 0
        let doubtful = facts.lists.filter { $0.passage.index == nil || $0.tree.topLevelCount > clean }
        let hidden = facts.readings.flatMap(\.doubts).filter { [.hiddenCharacters, .suspectWord].contains($0.kind) }
        var seen: Set<Reason> = []
        return (doubtful.flatMap(\.doubts).filter(\.isAboutTheList) + hidden).map { Reason($0.kind) }
            .filter { seen.insert($0).inserted }
    }
}

extension Reason {
    init(_ doubt: Doubt.Kind) {
        switch doubt {
        case .noList: self = .noList
        case .notAList: self = .notAList
        case .cutList, .unbalancedBrackets: self = .cutList
        case .lostText: self = .lostText
        case .gluedWords: self = .gluedWords
        case .unknownLanguage: self = .unknownLanguage
        case .ambiguousIngredient: self = .ambiguousIngredient
        case .suspectWord: self = .suspectWord
        case .hiddenCharacters: self = .hiddenCharacters
        case .tooLong: self = .tooLong
        }
    }
}
