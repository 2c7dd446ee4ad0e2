import LabelText
public import Lexicon
public import Products

/// A passage read: what its words mean, statement by statement, and how far it can be trusted.
public struct LabelReading: Sendable {
    public let passage: Passage
    public let matches: LabelMatches
    public let statements: [Statement]
    /// Empty where the passage holds no list.
    public let tree: IngredientTree
    public internal(set) var doubts: [Doubt]

    /// What a word at `range` is part of.
    public enum Role: Equatable, Sendable {
        /// An ingredient, by index into the tree; nil where it stands in no item.
        case ingredient(Int?)
        case declaration
        /// Behind this footnote mark.
        case footnote(String)
        case precaution
        case claim
        case instructions
    }
}

extension LabelReading {
    /// The worst role that any statement around `range` gives it.
    ///
    /// - Complexity: linear in the statements.
    public func role(of range: Range<Int>) -> Role {
        let around = statements.filter {
            $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        }
        let ingredient = Role.ingredient(tree.index(holding: range))
        if around.contains(where: { $0.kind == .contains && $0.isInline }) { return ingredient }
        if around.contains(where: { $0.kind == .contains }) {
            return around.first { $0.kind == .footnote }?.mark.map(Role.footnote) ?? .declaration
        }
        if around.contains(where: { $0.kind == .mayContain }) {
            return around.allSatisfy { $0.kind != .mayContain || $0.isUnbounded } ? ingredient : .precaution
        }
        if around.contains(where: { $0.kind == .claim && !$0.isUnbounded }) { return .claim }
        if around.contains(where: { $0.kind == .instructions }) { return .instructions }
        if let mark = around.first(where: { $0.kind == .footnote })?.mark { return .footnote(mark) }
        return ingredient
    }

    /// True where a precaution speaks of `range`, be it also an ingredient.
    public func isPrecaution(_ range: Range<Int>) -> Bool {
        statements.contains {
            $0.kind == .mayContain && $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        }
    }

    /// The least place that a top-level item can have in its list, from 1. A short item before it without one known
    /// word may be a splinter of its neighbour ("f·l·o·u·r") and does not count.
    ///
    /// - Complexity: O(items × log matches).
    public func surePosition(of item: Int) -> Int {
        let foods = MergedRanges(ingredientWords: matches)
        let list = tree.ingredients[item].list
        return 1
            + tree.ingredients[..<item].count {
                $0.list == list && $0.parent == nil && (foods.overlaps($0.range) || !isSplinter($0.range))
            }
    }

    /// Fewer than four letters, or a single one of a script without blanks.
    private func isSplinter(_ range: Range<Int>) -> Bool {
        let letters = matches.text.bytes[range].count { $0 & 0xC0 != 0x80 }
        return letters < (matches.text.isUnspaced(at: range.lowerBound) ? 2 : 4)
    }
}
