import ICU

/// One pass over a text as given for what the stages ask of its capitals and blanks.
struct CaseGlance {
    private(set) var hasSmallLetters = false
    /// True where a capital stands behind a small letter.
    private(set) var hasSteps = false
    private(set) var hasFalseBlanks = false
    private(set) var hasReordering = false

    /// - Complexity: linear.
    init(_ text: String) {
        let utf8 = text.utf8
        let bytes = utf8.span
        let table = ScalarTable.shared
        var wasSmall = false
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                if wasSmall, byte &- 0x41 < 26 { hasSteps = true }
                wasSmall = byte &- 0x61 < 26
                if wasSmall { hasSmallLetters = true }
                at += 1
                continue
            }
            let (value, length) = bytes.scalar(at: at)
            at += length
            guard let scalar = Unicode.Scalar(value) else { continue }
            if wasSmall, table.isCapital(scalar) { hasSteps = true }
            wasSmall = table.isSmall(scalar)
            if wasSmall { hasSmallLetters = true }
            if LooseText.isFalseBlank(scalar) { hasFalseBlanks = true }
            if (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) { hasReordering = true }
        }
    }
}
