import ICU

extension FoldedText {
    /// True where a word may start or end at folded byte `offset`: at an edge of the text, beside anything
    /// that is no letter, between two scripts, anywhere in a script written without spaces, and where the
    /// printed label goes from a small to a capital letter (two words glued by a lost line break).
    ///
    /// - Complexity: O(log length).
    public func isWordBoundary(at offset: Int) -> Bool {
        if offset <= 0 || offset >= count { return true }
        let before = scalar(endingAt: offset)
        let after = bytes.span.scalar(at: offset).value
        let classes = (ScalarClass(before), ScalarClass(after))
        if classes.0 == .digit, classes.1 == .digit { return false }
        if classes.0 != .letter || classes.1 != .letter { return true }
        let scripts = (Script(before), Script(after))
        return scripts.0 != scripts.1 || scripts.0.isUnspaced || isCaseStep(at: offset)
    }

    /// True for `sucre|Beurre`: a small letter before, a capital behind, in the text as printed.
    public func isCaseStep(at offset: Int) -> Bool {
        guard offset > 0, offset < count else { return false }
        let right = originalRange(offset..<offset + 1).lowerBound
        let utf8 = original.utf8
        let scalars = original.unicodeScalars
        let index = utf8.index(utf8.startIndex, offsetBy: right)
        guard index > scalars.startIndex, index < scalars.endIndex else { return false }
        let after = scalars[index].properties
        return after.isUppercase && scalars[scalars.index(before: index)].properties.isLowercase
    }

    /// The scalar whose last byte stands before `offset`.
    func scalar(endingAt offset: Int) -> UInt32 {
        var start = offset - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return bytes.span.scalar(at: start).value
    }
}

extension FoldedText {
    /// The script of the scalar at `offset`.
    public func script(at offset: Int) -> Script { Script(bytes.span.scalar(at: offset).value) }
}
