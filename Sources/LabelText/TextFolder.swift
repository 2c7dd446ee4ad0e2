public import ICU

/// Makes `FoldedText`s. Owns ICU's tables, so each worker has one of its own.
public struct TextFolder: ~Copyable {
    private var caseFolder: CaseFolder

    /// - Throws: `ICUError` where ICU's data cannot be loaded.
    public init() throws(ICUError) {
        caseFolder = try CaseFolder(equivalences: .label)
    }

    /// How often a segment needed ICU itself, for tests that count.
    public var segmentsSentToICU: Int { caseFolder.segmentsSentToICU }

    /// - Parameter emphasis: UTF-8 ranges of `text` that are printed in bold, besides those its markup stresses.
    /// - Complexity: linear in the text.
    /// - Throws: `ICUError`, which for valid UTF-8 means that memory ran out.
    public mutating func fold(_ text: String, emphasis: [Range<Int>] = []) throws(ICUError) -> FoldedText {
        var text = text
        text.makeContiguousUTF8()
        let result = try fold(text, text.utf8.span, emphasis)
        assert(result.brokenInvariant() == nil, result.brokenInvariant() ?? "")
        return result
    }

    private mutating func fold(
        _ text: String, _ source: Span<UInt8>, _ outer: [Range<Int>]
    ) throws(ICUError)
        -> FoldedText
    {
        var folded = FoldedBytes()
        guard InlineMarkup.isPresent(in: source) else {
            try caseFolder.fold(source, into: &folded)
            return FoldedText(
                original: text, folded: folded, markup: nil, emphasis: outer.map { folded.foldedRange(ofSource: $0) })
        }
        let markup = InlineMarkup(cleaning: source)
        try caseFolder.fold(markup.text.bytes.span, into: &folded)
        let emphasis = (markup.emphasis + outer.map { markup.text.foldedRange(ofSource: $0) })
            .map { folded.foldedRange(ofSource: $0) }
        return FoldedText(original: text, folded: folded, markup: markup.text, emphasis: emphasis)
    }
}
