import ICU

extension FoldedText {
    /// True for `sucre|Beurre`: a small letter before, a capital behind, in the text as printed. Two words that a
    /// lost line break has glued look like that.
    public func isCaseStep(at offset: Int) -> Bool {
        guard hasCaseSteps, offset > 0, offset < count else { return false }
        let right = originalRange(offset..<offset + 1).lowerBound
        let utf8 = original.utf8
        let scalars = original.unicodeScalars
        let index = utf8.index(utf8.startIndex, offsetBy: right)
        guard index > scalars.startIndex, index < scalars.endIndex else { return false }
        return scalars[index].isCapital && scalars[scalars.index(before: index)].isSmallLetter
    }

    /// Folded offsets of all case steps, in order.
    ///
    /// - Complexity: linear, and nothing where no capital stands behind a small letter.
    public var caseSteps: [Int] {
        guard hasCaseSteps else { return [] }
        return (1..<max(1, count)).filter { !boundaries[$0] && bytes[$0] & 0xC0 != 0x80 && isCaseStep(at: $0) }
    }

    /// The script of the scalar at `offset`.
    public func script(at offset: Int) -> Script {
        let bytes = self.bytes
        let span = bytes.span
        return Script(span.scalar(at: offset).value)
    }
}
