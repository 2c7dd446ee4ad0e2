/// Other readings of a text that hides words: escaped twice, decoded wrongly, spaced out, written in look-alike
/// letters, or misread by a scanner.
///
/// A loose reading may only raise a doubt, never a verdict (reliability.md, section 5).
public enum LooseText {
    /// UTF-8 bytes of a text beyond which no loose reading is tried.
    public static let limit = 64 << 10

    /// What `1`, `|` and a capital I may stand for, one after the other in a word.
    private static let ones: [[Unicode.Scalar]] = [["l"], ["i"], ["i", "l"], ["l", "i"]]

    /// Readings that differ from the text, the plainest first; most texts have none or one.
    ///
    /// - Parameter folded: the text folded, where enclosed and mathematical letters are plain ones already.
    /// - Complexity: linear in the text, which is cut at `limit`.
    public static func readings(of text: String, folded: String) -> [String] {
        let plain = Mojibake.repaired(EscapeDecoding.decoded(cut(text)))
        let letters =
            ones.map { Confusables.unmasked(plain, ones: $0) } + [Confusables.unmasked(cut(folded), ones: ["l"])]
        let readings =
            [plain] + letters + letters.map(ScannerErrors.corrected)
            + ([plain] + letters.suffix(1)).flatMap { [GapJoining.joined($0), GapJoining.joined($0, withTail: true)] }
        var seen: Set<String> = [text, folded]
        return readings.filter { seen.insert($0).inserted }
    }

    private static func cut(_ text: String) -> String {
        text.utf8.count <= limit ? text : String(decoding: text.utf8.prefix(limit), as: UTF8.self)
    }
}

extension String {
    /// The text with each run of characters between blanks replaced by what `change` makes of it.
    func mappingWords(_ change: (Substring.UnicodeScalarView) -> String?) -> String {
        var result = ""
        var word = unicodeScalars.startIndex..<unicodeScalars.startIndex
        func flush(_ end: String.Index) -> String {
            let scalars = unicodeScalars[word.lowerBound..<end]
            return scalars.isEmpty ? "" : change(scalars) ?? String(Substring(scalars))
        }
        for index in unicodeScalars.indices where unicodeScalars[index].properties.isWhitespace {
            result += flush(index)
            result.unicodeScalars.append(unicodeScalars[index])
            word = unicodeScalars.index(after: index)..<unicodeScalars.endIndex
        }
        return result + flush(unicodeScalars.endIndex)
    }
}
