import LabelReading
import Lexicon
import Products

/// P9: whether all milk of a label is established as baked. Every condition that fails has a reason.
struct BakedRule {
    let profile: Profile
    let facts: LabelFacts
    let kind: ProductKind

    /// Empty where all milk is baked.
    ///
    /// - Complexity: O(milk words × items).
    func objections() -> [Reason] {
        var reasons: [Reason] = []
        if profile.requiresKind, let objection = kind.objection { reasons.append(objection) }
        let placed = facts.present.filter { $0.item != nil }
        if placed.isEmpty { reasons.append(.milkUnplaced) }
        for word in placed { reasons += objections(to: word) }
        for index in Set(placed.map(\.reading)).sorted() {
            let items = placed.filter { $0.reading == index }.compactMap(\.item)
            if !hasWheatInFront(facts.readings[index], items) { reasons.append(.noWheat) }
            if !profile.allowsUnbakedPart, hasOpaquePart(facts.readings[index]) { reasons.append(.unbakedPart) }
        }
        if facts.present.contains(where: { $0.item == nil && $0.role != .declaration }) {
            reasons.append(.milkUnplaced)
        }
        var seen: Set<Reason> = []
        return reasons.filter { seen.insert($0).inserted }
    }

    private func objections(to word: MilkWord) -> [Reason] {
        guard let item = word.item else { return [] }
        let reading = facts.readings[word.reading]
        let path = reading.tree.path(to: item)
        var reasons: [Reason] = []
        if reading.surePosition(of: path[0]) < profile.minimumPosition { reasons.append(.milkTooEarly) }
        if !profile.allowsUnbakedPart, isInUnbakedPart(reading, path) { reasons.append(.unbakedPart) }
        if !profile.allowsCheeseLike, word.concept.baking == .blocks { reasons.append(.cheeseLike) }
        if !profile.allowsOtherSpecies, isOtherSpecies(word, reading, path) { reasons.append(.otherSpecies) }
        return reasons
    }

    /// A part that is not baked with the rest, or chocolate, which melts and does not bake.
    private func isInUnbakedPart(_ reading: LabelReading, _ path: [Int]) -> Bool {
        var heads = path.map { reading.tree.ingredients[$0].head }
        if let section = reading.tree.ingredients[path[0]].section { heads.append(section) }
        return heads.contains { reading.holds([.partUnbaked, .chocolate], in: $0) }
    }

    private func isOtherSpecies(_ word: MilkWord, _ reading: LabelReading, _ path: [Int]) -> Bool {
        if word.concept.species != "-", word.concept.species != "cow" { return true }
        let classes = WordClass.allCases.filter { $0.species != nil }
        return path.contains { reading.holds(classes, in: reading.tree.ingredients[$0].head) }
    }

    /// P9e: wheat among the first items of every list that holds milk.
    private func hasWheatInFront(_ reading: LabelReading, _ items: [Int]) -> Bool {
        if profile.wheatWithin == 0 { return true }
        let lists = Set(items.map { reading.tree.ingredients[$0].list })
        return lists.allSatisfy { list in
            reading.tree.ingredients.contains {
                $0.list == list && $0.parent == nil && $0.position <= profile.wheatWithin
                    && reading.holds([.wheatFlour], in: $0.range)
            }
        }
    }

    /// Chocolate, icing or caramel without a sub-list in a product that holds milk: it may hold milk too.
    private func hasOpaquePart(_ reading: LabelReading) -> Bool {
        reading.tree.ingredients.indices.contains { item in
            guard !reading.tree.hasSubList(item) else { return false }
            let head = reading.tree.ingredients[item].head
            return reading.holds([.partUnbaked, .chocolate], in: head)
                || facts.ambiguous.contains { $0.concept.treatment == .caramel && head.overlaps($0.term.range) }
        }
    }
}

extension LabelReading {
    /// True where a word of one of `classes` stands in `range`.
    func holds(_ classes: [WordClass], in range: Range<Int>) -> Bool {
        matches.words.contains { classes.contains($0.wordClass) && range.overlaps($0.range) }
    }
}
