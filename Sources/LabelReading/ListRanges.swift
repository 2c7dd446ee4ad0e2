import LabelText
import Lexicon

/// The stretches of a text that are list: what no statement outside brackets has taken.
struct ListRanges {
    struct Stretch: Equatable {
        var range: Range<Int>
        /// True where positions begin at 1 again: behind a heading.
        var restarts: Bool
    }

    private(set) var ranges: [Stretch] = []

    init(_ shape: LabelShape, _ statements: [Statement]) {
        var start = 0
        var restarts = true
        for statement in statements where Self.isTakenOut(statement, shape) {
            if statement.range.lowerBound > start {
                ranges.append(Stretch(range: start..<statement.range.lowerBound, restarts: restarts))
                restarts = false
            }
            if statement.cue?.kind == .listHeading { restarts = true }
            start = max(start, statement.range.upperBound)
        }
        if start < shape.text.count { ranges.append(Stretch(range: start..<shape.text.count, restarts: restarts)) }
    }

    /// Statements inside brackets, inline and unbounded ones stay part of the list they stand in.
    private static func isTakenOut(_ statement: Statement, _ shape: LabelShape) -> Bool {
        if statement.isInline || statement.isUnbounded { return false }
        if statement.kind == .claim, statement.cue?.kind.opens == nil || statement.cue?.kind == .without {
            return false
        }
        let first = shape.tokenIndex(at: statement.range.lowerBound)
        return first < shape.tokens.count && shape.brackets.isOutside(first)
    }
}
