import LabelText
import Lexicon

/// Hangs the items of a list in a tree. Total: any text gives some tree.
struct IngredientParser {
    private let shape: LabelShape
    private let isPartHeading: (Range<Int>) -> Bool
    private var tree = IngredientTree()
    /// Items that are open, the innermost last; every bracket adds a level.
    private var levels: [Level] = [Level()]
    private var section: Range<Int>?
    private var list = -1

    private struct Level {
        /// The item being read, as an index into the tree.
        var item: Int?
        var position = 0
        /// The item whose sub-list this level is.
        var parent: Int?
    }

    /// - Parameter isPartHeading: true for the name of a part such as "Filling" or "Dough".
    /// - Complexity: linear in the tokens of the stretches.
    static func tree(
        _ shape: LabelShape, _ stretches: [ListRanges.Stretch], isPartHeading: @escaping (Range<Int>) -> Bool
    ) -> IngredientTree {
        var parser = IngredientParser(shape: shape, isPartHeading: isPartHeading)
        for stretch in stretches {
            parser.begin(restarts: stretch.restarts)
            for index in shape.tokenIndex(at: stretch.range.lowerBound)..<shape.tokenIndex(at: stretch.range.upperBound)
            {
                parser.take(index)
            }
        }
        return parser.tree
    }

    private init(shape: LabelShape, isPartHeading: @escaping (Range<Int>) -> Bool) {
        self.shape = shape
        self.isPartHeading = isPartHeading
    }

    private mutating func take(_ index: Int) {
        let token = shape.tokens[index]
        switch token.kind {
        case .separator, .bullet: endItem()
        case .stop: takeStop(index)
        case .hyphen, .slash: isSpacedOut(index) ? endItem() : extend(token)
        case .open: openBracket(index)
        case .close: closeBracket(token)
        case .colon: takeColon(token)
        case .footnoteMark: takeMark(index)
        case .newline: takeNewline(index)
        case .word, .number, .percent, .other: extend(token)
        }
    }

    private mutating func takeStop(_ index: Int) {
        if shape.isSentenceEnd(index) { endItem() }
    }

    /// A line break ends an item only where the printed line could end one.
    private mutating func takeNewline(_ index: Int) {
        if shape.isSentenceEnd(index), levels.count == 1 { endItem() }
    }

    /// " - " and " / " separate items; "wei-eiwit" and "and/or" do not. In scripts without blanks a slash
    /// always separates.
    private func isSpacedOut(_ index: Int) -> Bool {
        let token = shape.tokens[index]
        guard index > 0, index + 1 < shape.tokens.count else { return true }
        let gapBefore = shape.tokens[index - 1].end < token.start
        let gapBehind = token.end < shape.tokens[index + 1].start
        if gapBefore && gapBehind { return true }
        return token.kind == .slash && shape.text.isUnspaced(at: Int(token.end))
    }

    /// Adds a token to the item being read, beginning one if none is.
    private mutating func extend(_ token: Token) {
        let at = levels.count - 1
        if let item = levels[at].item {
            let isHead = tree.ingredients[item].head.upperBound == tree.ingredients[item].range.upperBound
            tree.ingredients[item].range = tree.ingredients[item].range.lowerBound..<Int(token.end)
            if isHead { tree.ingredients[item].head = tree.ingredients[item].range }
        } else {
            levels[at].position += 1
            levels[at].item = tree.ingredients.count
            tree.ingredients.append(
                Ingredient(
                    range: token.range, head: token.range, parent: levels[at].parent, position: levels[at].position,
                    list: list, section: section))
        }
    }

    private mutating func endItem() { levels[levels.count - 1].item = nil }

    private mutating func openBracket(_ index: Int) {
        guard shape.brackets.closing[index] != nil else { return }
        levels.append(Level(parent: levels[levels.count - 1].item))
    }

    private mutating func closeBracket(_ token: Token) {
        guard levels.count > 1 else { return }
        levels.removeLast()
        var item = levels[levels.count - 1].item
        while let index = item {
            tree.ingredients[index].range = tree.ingredients[index].range.lowerBound..<Int(token.end)
            item = tree.ingredients[index].parent
        }
    }

    /// "Filling: jam, sugar" opens a part that lasts until the next; "emulsifier: lecithin" stays one item.
    private mutating func takeColon(_ token: Token) {
        guard levels.count == 1, let item = levels[0].item else { return }
        let head = tree.ingredients[item].range
        if isPartHeading(head) {
            section = head
            tree.ingredients.removeSubrange(item...)
            levels[0] = Level()
        } else {
            tree.ingredients[item].head = head
            tree.ingredients[item].range = head.lowerBound..<Int(token.end)
        }
    }

    private mutating func takeMark(_ index: Int) {
        guard let item = levels[levels.count - 1].item else { return }
        let isContinued =
            index > 0 && shape.tokens[index - 1].kind == .footnoteMark
            && shape.tokens[index - 1].end == shape.tokens[index].start
            && shape.text.slice(shape.tokens[index - 1].range) == shape.text.slice(shape.tokens[index].range)
        if !isContinued { tree.ingredients[item].marks.append(shape.mark(from: index)) }
    }

    /// Closes what is open; positions and parts go on unless the list begins anew.
    private mutating func begin(restarts: Bool) {
        levels = [Level(position: restarts ? 0 : levels[0].position)]
        if restarts {
            section = nil
            list += 1
        }
    }
}

extension FoldedText {
    /// True where the scalar at `offset` belongs to a script written without blanks.
    func isUnspaced(at offset: Int) -> Bool {
        guard offset < count else { return false }
        return script(at: offset).isUnspaced
    }
}
