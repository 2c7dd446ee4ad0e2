import ICU

extension FoldedText {
    /// What must hold for every folded text; returns the first broken promise, or nil.
    ///
    /// - Complexity: linear. Called by tests and, in debug builds, for every text folded.
    public func brokenInvariant() -> String? {
        if folded.bytes.count > 0, folded.runs.first?.folded != 0 { return "the map does not start at 0" }
        for (run, next) in zip(folded.runs, folded.runs.dropFirst()) {
            if run.folded > next.folded || run.source > next.source { return "the map runs backwards" }
            if !run.isCollapsed, next.folded - run.folded != next.source - run.source {
                return "a plain run changes length at \(run.folded)"
            }
        }
        return brokenOffset()
    }

    private func brokenOffset() -> String? {
        let utf8 = Array(original.utf8)
        var previous = 0
        for offset in 0..<count where folded.bytes[offset] & 0xC0 != 0x80 {
            let range = originalRange(offset..<offset + 1)
            if range.lowerBound < previous { return "offset \(offset) maps backwards" }
            if range.upperBound > utf8.count { return "offset \(offset) maps outside the text" }
            if range.lowerBound < utf8.count, utf8[range.lowerBound] & 0xC0 == 0x80 {
                return "offset \(offset) maps into the middle of a scalar"
            }
            previous = range.lowerBound
        }
        return nil
    }
}
