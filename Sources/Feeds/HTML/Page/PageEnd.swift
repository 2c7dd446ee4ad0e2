/// Whether a page was sent to its end. A page is never ill-formed, so nothing else tells that half of a list,
/// and the milk in it, is missing.
struct PageEnd {
    /// The page has the tags of a whole page: DOCTYPE, `html` or `body`.
    private var isWhole = false
    private var isClosed = false
    var isInsideComment = false

    mutating func start() { isWhole = true }

    mutating func end() { isClosed = true }

    /// Why the page seems to be cut; nil where it does not.
    ///
    /// A whole page ends with `</body>` or `</html>`; a fragment leaves nothing open.
    ///
    /// - Parameters:
    ///   - isAtRest: the tokenizer is in the middle of nothing.
    ///   - hasOpen: an element is open.
    func cut(isAtRest: Bool, hasOpen: Bool) -> String? {
        if isInsideComment { return "the page ends inside a comment" }
        if isClosed { return nil }
        return isWhole || hasOpen || !isAtRest ? "the page ends before its end" : nil
    }
}
