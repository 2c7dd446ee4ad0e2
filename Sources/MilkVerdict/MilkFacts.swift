import LabelReading
import Lexicon
import Products

/// What a clinician's list of baked foods asks of a product with milk, as far as its label shows it: facts, no advice
/// (domain-rules 2.3).
public struct MilkFacts: Hashable, Sendable {
    /// How the product is made.
    public enum Form: String, Sendable, CaseIterable {
        case ovenBaked = "oven-baked"
        case griddled, fried, extruded, raw, topped, filled
        /// Named, and none of the others: custard, cheesecake, meringue.
        case other
        case unknown
    }

    /// What flour the lists show.
    public enum Grain: String, Sendable, CaseIterable {
        /// Wheat, spelt or durum, alone or with others.
        case wheat
        case other, none
    }

    public var form: Form
    /// Positions at the top of their lists of the items that hold milk, counted from 1, rising, each once.
    public var positions: [Int]
    /// True where cheese, curd or quark is among the milk words.
    public var hasCheese: Bool
    /// True where a milk word is more than whey, milk sugar or milk fat: then casein is there.
    public var hasCasein: Bool
    public var grain: Grain
    /// Animals the milk words name, `cow` where none is named; sorted.
    public var species: [String]

    public init(
        form: Form, positions: [Int], hasCheese: Bool, hasCasein: Bool, grain: Grain, species: [String]
    ) {
        self.form = form
        self.positions = positions
        self.hasCheese = hasCheese
        self.hasCasein = hasCasein
        self.grain = grain
        self.species = species
    }
}

extension MilkFacts {
    /// Rows of the coverage matrix that hold cheese.
    private static let cheeses: Set<String> = ["cheese", "named-cheese", "curd"]
    /// Rows that hold little or no casein: whey and its parts, milk sugar, milk fat.
    private static let withoutCasein: Set<String> = [
        "whey", "whey-protein-fraction", "milk-sugar", "lactose", "milk-sugar-product", "milk-fat",
    ]

    /// - Complexity: O(milk words + words of other classes).
    init(_ facts: LabelFacts, _ kind: ProductKind) {
        let groups = Set(facts.present.map(\.concept.group))
        self.init(
            form: kind.form, positions: Self.positions(facts), hasCheese: !groups.isDisjoint(with: Self.cheeses),
            hasCasein: !groups.isSubset(of: Self.withoutCasein), grain: Self.grain(facts),
            species: Self.species(facts))
    }

    private static func positions(_ facts: LabelFacts) -> [Int] {
        let positions = facts.present.compactMap { word -> Int? in
            guard let item = word.item else { return nil }
            let tree = facts.readings[word.reading].tree
            return tree.ingredients[tree.path(to: item)[0]].position
        }
        return Set(positions).sorted()
    }

    private static func grain(_ facts: LabelFacts) -> Grain {
        let classes = Set(facts.lists.flatMap { $0.matches.words.map(\.wordClass) })
        if classes.contains(.wheatFlour) { return .wheat }
        return classes.contains(.otherFlour) ? .other : .none
    }

    private static func species(_ facts: LabelFacts) -> [String] {
        var species = Set(facts.present.map(\.concept.species)).subtracting(["-"])
        for reading in facts.readings {
            let words = facts.present.filter { facts.readings[$0.reading].passage == reading.passage }
            for word in words {
                guard let item = word.item else { continue }
                for part in reading.tree.path(to: item) {
                    species.formUnion(reading.species(in: reading.tree.ingredients[part].head))
                }
            }
        }
        return species.isEmpty ? ["cow"] : species.sorted()
    }
}

extension LabelReading {
    /// Animals named in `range`.
    fileprivate func species(in range: Range<Int>) -> [String] {
        matches.words.filter { range.overlaps($0.range) }.compactMap(\.wordClass.species)
    }
}
