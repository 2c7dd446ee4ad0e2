import ICU

/// A label text beside its folding, with the way back from every folded byte to the bytes as given.
///
/// The folded text is NFKC_Casefold (plus `Equivalences.label`) of the text without inline markup. It is
/// what is searched; whatever is found there is reported as a range of the original.
/// A class, because it is handed from stage to stage and never changes.
public final class FoldedText: Sendable {
    /// The text as given, markup included.
    public let original: String
    /// The folded text as UTF-8.
    public let bytes: [UInt8]
    /// Length of the folded text in bytes.
    public let count: Int
    /// What is searched, with its map to the cleaned text.
    let folded: FoldedBytes
    /// Map from the cleaned to the original text; nil where there was no markup to clean.
    let markup: FoldedBytes?
    /// Ranges of folded bytes that the markup stressed, in order.
    public let emphasis: [Range<Int>]

    /// True where the text as given has a small letter: capitals stand out then.
    public let hasSmallLetters: Bool

    /// True where somewhere a capital stands behind a small letter in the text as given.
    public let hasCaseSteps: Bool

    /// True where the text as given holds a sign that shows as a blank and is none.
    public let hasFalseBlanks: Bool

    /// True where the text as given holds a character that prints text in another order than it is stored.
    public let hasReordering: Bool

    /// Where words may start and end.
    public let boundaries: WordBoundaries

    init(original: String, folded: FoldedBytes, markup: FoldedBytes?, emphasis: [Range<Int>]) {
        self.original = original
        self.folded = folded
        bytes = folded.bytes
        count = folded.bytes.count
        self.markup = markup
        self.emphasis = emphasis
        let cases = CaseGlance(original)
        hasSmallLetters = cases.hasSmallLetters
        hasCaseSteps = cases.hasSteps
        hasFalseBlanks = cases.hasFalseBlanks
        hasReordering = cases.hasReordering
        boundaries = WordBoundaries(folded.bytes.span)
    }

    /// The UTF-8 range of `original` that the folded range was made of.
    ///
    /// - Complexity: O(log length).
    public func originalRange(_ range: Range<Int>) -> Range<Int> {
        let cleaned = folded.sourceRange(range.lowerBound, range.upperBound)
        return markup?.sourceRange(cleaned.lowerBound, cleaned.upperBound) ?? cleaned
    }

    /// The folded bytes of a range as text.
    public func folded(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The original bytes behind a folded range, markup included.
    public func slice(_ range: Range<Int>) -> String {
        let bytes = originalRange(range)
        let utf8 = original.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        let end = utf8.index(start, offsetBy: bytes.count)
        return String(original[start..<end])
    }
}

extension FoldedText {
    /// True where a stressed range touches `range`.
    public func isEmphasised(_ range: Range<Int>) -> Bool {
        emphasis.contains { $0.overlaps(range) }
    }
}
