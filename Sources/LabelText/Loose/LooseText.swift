/// Other readings of a text that hides words: escaped twice, decoded wrongly, spaced out, written in look-alike
/// letters, or misread by a scanner.
///
/// A loose reading may only raise a doubt, never a verdict (reliability.md, section 5).
public enum LooseText {
    /// UTF-8 bytes of a text beyond which no loose reading is tried.
    public static let limit = 64 << 10

    /// What `1`, `|` and a capital I may stand for, one after the other in a word.
    private static let ones: [[Unicode.Scalar]] = [["l"], ["i"], ["i", "l"], ["l", "i"]]

    /// What a lost letter most often is, its accent taken off.
    private static let lostLetters = Array("eaouislcz")

    /// One way to read a text.
    public struct Reading: Sendable {
        public var text: String
        /// True where capitals are lost, so that sentences cannot be told apart.
        public var isFolded = false
        /// True where words were joined, which may also join words that are two.
        public var isJoined = false

        public init(text: String) { self.text = text }

        func changed(_ change: (String) -> String) -> Reading {
            var reading = self
            reading.text = change(text)
            return reading
        }
    }

    /// Readings that differ from the text, the plainest first; most texts have none or one.
    ///
    /// - Parameter folded: the text folded, where enclosed and mathematical letters are plain ones already.
    /// - Complexity: linear in the text, which is cut at `limit`.
    public static func readings(of text: String, folded: @autoclosure () -> String) -> [Reading] {
        let signs = LooseSigns(text)
        if signs.isEmpty { return [] }
        let folded = folded()
        let plain = cut(text)
        var readings: [Reading] = []
        if signs.contains(.escape) {
            let decoded = EscapeDecoding.decoded(plain)
            let isPlain = isSame(decoded, text)
            readings += self.readings(of: decoded, cut(folded), isPlain ? signs : signs.union(LooseSigns(decoded)))
            let repaired = Base64.decoded(Mojibake.repaired(decoded))
            if repaired != decoded { readings += self.readings(of: repaired, nil, LooseSigns(repaired)) }
        } else {
            readings = self.readings(of: plain, cut(folded), signs)
        }
        var seen = [text, folded]
        return readings.filter { reading in
            let isNew = !seen.contains { isSame($0, reading.text) }
            if isNew { seen.append(reading.text) }
            return isNew
        }
    }

    /// A text without escapes, and its readings.
    private static func readings(of text: String, _ folded: String?, _ signs: LooseSigns) -> [Reading] {
        let plain = Reading(text: text)
        let letters = signs.contains(.mask) ? unmasked(text, folded) : []
        var readings = [plain] + letters
        if signs.contains(.scanner) || !letters.isEmpty {
            readings += readings.filter { ScannerErrors.mayHold($0.text) }.map { $0.changed(ScannerErrors.corrected) }
        }
        if signs.contains(.lost) {
            readings += lostLetters.map { letter in plain.changed { GapJoining.filled($0, with: letter) } }
        }
        if signs.contains(.gap) {
            for var reading in [plain] + letters.prefix(1) {
                reading.isJoined = true
                readings.append(reading.changed(GapJoining.withoutFalseBlanks))
                if !GapJoining.mayHold(reading.text) { continue }
                readings += GapJoining.Tail.allCases.map { tail in reading.changed { GapJoining.joined($0, tail) } }
            }
        }
        return readings
    }

    /// The readings that keep capitals first: of two that are the same the first is kept.
    private static func unmasked(_ plain: String, _ folded: String?) -> [Reading] {
        let first = Confusables.unmasked(plain, ones: ones[0])
        let hasOnes = plain.unicodeScalars.contains(where: Confusables.isOne)
        let others = hasOnes ? ones.dropFirst().map { Confusables.unmasked(plain, ones: $0) } : [first]
        var letters = others.first == first ? [Reading(text: first)] : ([first] + others).map { Reading(text: $0) }
        if let folded {
            letters.append(Reading(text: Confusables.unmasked(folded, ones: ones[0])))
            letters[letters.count - 1].isFolded = true
        }
        return letters
    }

    private static func isSame(_ text: String, _ other: String) -> Bool {
        // Arrays are compared many bytes at a time.
        text.utf8.count == other.utf8.count && Array(text.utf8) == Array(other.utf8)
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
    var isBlank: Bool {
        value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : ScalarTable.shared.isBlank(self)
    }

    var isLetter: Bool {
        value < 0x80 ? (0x61...0x7A).contains(value | 0x20) : ScalarTable.shared.isLetter(self)
    }

    var isDigit: Bool { (0x30...0x39).contains(value) }

    var isSmallLetter: Bool { value < 0x80 ? (0x61...0x7A).contains(value) : ScalarTable.shared.isSmall(self) }

    var isCapital: Bool { value < 0x80 ? (0x41...0x5A).contains(value) : ScalarTable.shared.isCapital(self) }
}
