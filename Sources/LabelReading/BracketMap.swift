import LabelText

/// Which bracket closes which, over the tokens of a text. Kinds of brackets may mix: `[ ( ) ]`, `( ]`.
struct BracketMap {
    /// For each token, the index of the innermost bracket that is open there, or -1.
    private(set) var enclosing: [Int]
    /// For each opening token, the index of its closing token; missing where the text ends first.
    private(set) var closing: [Int: Int] = [:]
    /// Opening tokens that nothing closes.
    private(set) var unclosed: [Int] = []
    /// Closing tokens that nothing opened.
    private(set) var unopened: [Int] = []
    /// Levels beyond which brackets are text (feeds-and-barcodes 2.1: keep a depth limit).
    static let depthLimit = 64

    /// - Complexity: linear.
    init(_ tokens: [Token]) {
        enclosing = Array(repeating: -1, count: tokens.count)
        var open: [Int] = []
        for (index, token) in tokens.enumerated() {
            if token.kind == .close {
                if let start = open.popLast() { closing[start] = index } else { unopened.append(index) }
            }
            enclosing[index] = open.last ?? -1
            if token.kind == .open, open.count < Self.depthLimit { open.append(index) }
        }
        unclosed = open
    }

    /// True where token `index` stands in no bracket that closes again. A bracket left open to the end of
    /// the text does not hide what follows it.
    func isOutside(_ index: Int) -> Bool {
        var at = enclosing[index]
        while at >= 0 {
            if closing[at] != nil { return false }
            at = enclosing[at]
        }
        return true
    }

    /// The innermost bracket around token `index` that closes again, as token indices of its two ends.
    func pair(around index: Int) -> (open: Int, close: Int)? {
        var at = index < enclosing.count ? enclosing[index] : -1
        while at >= 0 {
            if let close = closing[at] { return (at, close) }
            at = enclosing[at]
        }
        return nil
    }
}
