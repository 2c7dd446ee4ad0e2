public import Lexicon
public import Products

/// Reads what the lexicon saw in a passage. Total: any text gives a reading, with doubts where it must.
public struct LabelReader: Sendable {
    public let lexicon: Lexicon

    public init(_ lexicon: Lexicon) { self.lexicon = lexicon }

    /// - Complexity: O(tokens + cues × sentences).
    public func read(_ passage: Passage, _ matches: LabelMatches) -> LabelReading {
        let shape = LabelShape(matches)
        let statements =
            shape.tokens.isEmpty
            ? [] : StatementSplitter(shape: shape, matches: matches, role: passage.role).statements()
        guard passage.role == .ingredients else {
            return LabelReading(
                passage: passage, matches: matches, statements: statements, tree: IngredientTree(),
                doubts: DoubtFinder(shape: shape, matches: matches, lexicon: lexicon).hiddenCharacters())
        }
        let parts = MergedRanges(
            matches.words.filter { $0.wordClass == .partUnbaked || $0.wordClass == .partBaked }.map(\.range))
        let tree = IngredientParser.tree(shape, ListRanges(shape, statements).ranges, isPartHeading: parts.overlaps)
        let doubts = DoubtFinder(shape: shape, matches: matches, lexicon: lexicon).doubts(statements, tree, passage)
        return LabelReading(passage: passage, matches: matches, statements: statements, tree: tree, doubts: doubts)
    }
}
