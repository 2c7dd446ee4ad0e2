import ICU

extension FoldedText {
    /// True for `sucre|Beurre`: a small letter before, a capital behind, in the text as printed. Two words that a
    /// lost line break has glued look like that.
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

    /// Folded offsets of all case steps, in order.
    ///
    /// - Complexity: linear, and cheap where the text has no capital inside a word.
    public var caseSteps: [Int] {
        guard original.hasCapitalBehindLetter else { return [] }
        return (1..<max(1, count)).filter { !boundaries[$0] && bytes[$0] & 0xC0 != 0x80 && isCaseStep(at: $0) }
    }

    /// The script of the scalar at `offset`.
    public func script(at offset: Int) -> Script { Script(bytes.span.scalar(at: offset).value) }
}

extension String {
    /// A quick look for what may be a case step: a capital, or anything beyond ASCII, behind a small letter.
    fileprivate var hasCapitalBehindLetter: Bool {
        var last: UInt8 = 0
        for byte in utf8 {
            let isSmall = last &- 0x61 < 26 || last >= 0x80
            let isCapital = byte &- 0x41 < 26 || byte >= 0xC3 && byte < 0xF0
            if isSmall && isCapital { return true }
            last = byte
        }
        return false
    }
}
