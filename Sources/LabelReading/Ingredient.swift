/// One item of an ingredient list.
public struct Ingredient: Equatable, Sendable {
    /// Folded bytes of the whole item, its sub-list included.
    public var range: Range<Int>
    /// Its name: the text before a bracket or colon.
    public var head: Range<Int>
    /// Index of the item whose sub-list this is in; nil at the top.
    public var parent: Int?
    /// Place among its neighbours, counted from 1. At the top it is the position of P16.
    public var position: Int
    /// Number of the list, from 0: a text may hold one a language.
    public var list: Int
    /// Heading of the part of the product it belongs to ("Filling:"), if the list has parts.
    public var section: Range<Int>?
    /// Footnote marks on the item, as printed.
    public var marks: [String]

    public init(
        range: Range<Int>, head: Range<Int>, parent: Int? = nil, position: Int, list: Int = 0,
        section: Range<Int>? = nil,
        marks: [String] = []
    ) {
        self.range = range
        self.head = head
        self.parent = parent
        self.position = position
        self.list = list
        self.section = section
        self.marks = marks
    }
}

/// The items of one list as a tree: each names its parent, parents stand before their children.
public struct IngredientTree: Equatable, Sendable {
    public var ingredients: [Ingredient]

    public init(ingredients: [Ingredient] = []) { self.ingredients = ingredients }

    /// The deepest item that holds `range`, as an index; nil outside the list.
    ///
    /// - Complexity: O(log items + depth).
    public func index(holding range: Range<Int>) -> Int? {
        var item = ingredients.partitioningIndex { $0.range.lowerBound > range.lowerBound } - 1
        while item >= 0, ingredients[item].range.upperBound <= range.lowerBound {
            item = ingredients[item].parent ?? -1
        }
        return item >= 0 ? item : nil
    }

    /// The item and its parents, the top one first.
    public func path(to index: Int) -> [Int] {
        var path = [index]
        while let parent = ingredients[path[0]].parent { path.insert(parent, at: 0) }
        return path
    }

    /// Number of items at the top.
    public var topLevelCount: Int { ingredients.count { $0.parent == nil } }
}
