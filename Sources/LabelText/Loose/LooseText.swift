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
        var signs = LooseSigns(text)
        if signs.isEmpty { return [] }
        var plain = cut(text)
        if signs.contains(.escape) {
            plain = Mojibake.repaired(EscapeDecoding.decoded(plain))
            signs.formUnion(LooseSigns(plain))
        }
        let letters = signs.contains(.mask) ? unmasked(plain, cut(folded)) : []
        var readings = [plain] + letters
        if signs.contains(.scanner) || !letters.isEmpty { readings += readings.map(ScannerErrors.corrected) }
        if signs.contains(.gap) {
            for reading in [plain] + letters.prefix(1) {
                readings += GapJoining.Tail.allCases.map { GapJoining.joined(reading, $0) }
            }
        }
        var seen = [text, folded]
        return readings.filter { reading in
            let isNew = !seen.contains { $0.utf8.elementsEqual(reading.utf8) }
            if isNew { seen.append(reading) }
            return isNew
        }
    }

    private static func unmasked(_ plain: String, _ folded: String) -> [String] {
        let first = Confusables.unmasked(plain, ones: ones[0])
        let letters = [Confusables.unmasked(folded, ones: ones[0]), first]
        let others = ones.dropFirst().map { Confusables.unmasked(plain, ones: $0) }
        return others.first == first ? letters : letters + others
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
        for index in unicodeScalars.indices where unicodeScalars[index].isBlank {
            result += flush(index)
            result.unicodeScalars.append(unicodeScalars[index])
            word = unicodeScalars.index(after: index)..<unicodeScalars.endIndex
        }
        return result + flush(unicodeScalars.endIndex)
    }
}

/// What loose readings ask of a character, answered for ASCII without the tables of Unicode.
extension Unicode.Scalar {
    var isBlank: Bool { value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace }

    var isLetter: Bool { value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : properties.isAlphabetic }

    var isSmallLetter: Bool { value < 0x80 ? (0x61...0x7A).contains(value) : properties.isLowercase }
}
