import LabelText

extension Lexicon {
    /// Letters of a milk word that may be misprinted, and of the words it is compared with.
    public static let shortestMisprint = 7

    /// A milk word one slip of a finger away from an unknown word: a letter left out, added, changed or
    /// moved. Nil where there is none, or where the word is a word of the lexicon in any language.
    ///
    /// - Parameters:
    ///   - word: folded bytes of a whole word of at least `shortestMisprint` letters.
    ///   - languages: languages the text may be in.
    /// - Complexity: O(letters²) for a word with no such neighbour, some sixty look-ups a letter for others.
    public func misprintedMilkWord(_ word: [UInt8], in languages: LanguageSet) -> String? {
        let bytes = word.span
        guard misprints.mayHold(neighbourOf: bytes),
            let letters = String(validating: word, as: UTF8.self).map({ Array($0.unicodeScalars) })
        else { return nil }
        guard letters.count >= Self.shortestMisprint, !isWord(word), let alphabet = Alphabet.of(letters)
        else { return nil }
        var neighbours = Neighbours(letters, alphabet)
        while let neighbour = neighbours.next() {
            if isMilkWord(Array(neighbour.utf8), in: languages) { return neighbour }
        }
        return Neighbours.withALetterMoved(letters).first { isMilkWord(Array($0.utf8), in: languages) }
    }

    /// False where no milk word is one slip away from `word`, whatever the language.
    ///
    /// - Complexity: O(letters²).
    public func mayBeMisprint(_ word: [UInt8]) -> Bool {
        let bytes = word.span
        return misprints.mayHold(neighbourOf: bytes)
    }

    /// True where `word` as a whole is a milk word in one of `languages`, or in the words of all languages, and
    /// nothing else in any.
    ///
    /// - Parameter word: folded bytes.
    /// - Complexity: linear in the word.
    public func isWholeMilkWord(_ word: [UInt8], in languages: LanguageSet) -> Bool {
        guard isWholeWord(word) else { return false }
        let count = word.count
        var languages = languages
        if let sharedLanguage { languages.insert(sharedLanguage) }
        return isMilk(senses(ofWhole: word) { $0 == 0 && $1 == count }, in: languages)
    }

    /// True for a whole word of the lexicon, be it by itself or in phrases.
    ///
    /// - Parameter word: folded bytes.
    /// - Complexity: linear in the word.
    public func isWholeWord(_ word: [UInt8]) -> Bool {
        let bytes = word.span
        let boundaries = WordBoundaries(bytes)
        var isWhole = false
        automaton.scan(bytes, boundaries) { pattern, headEnd in
            if !isWhole, words.length(of: Int(pattern)) == bytes.count,
                words.end(of: Int(pattern), headEnd: headEnd, bytes, boundaries) == bytes.count
            {
                isWhole = true
            }
        }
        return isWhole
    }

    /// True for a whole word or compound of the lexicon with any meaning.
    private func isWord(_ word: [UInt8]) -> Bool {
        guard isWholeWord(word) else { return false }
        let count = word.count
        return senses(ofWhole: word) { $0 == 0 && $1 == count }.contains { !$0.isLoose }
    }

    private func isMilkWord(_ word: [UInt8], in languages: LanguageSet) -> Bool {
        let count = word.count
        return isMilk(
            senses(ofWhole: word) { $1 - $0 >= Self.shortestMisprint && ($0 == 0 || $1 == count) }, in: languages)
    }

    private func isMilk(_ found: [Sense], in languages: LanguageSet) -> Bool {
        if found.contains(where: { $0.kind != .term }) { return false }
        return found.contains { sense in
            sense.languages.intersects(languages) && concepts[Int(sense.payload)].treatment.isMilk
        }
    }

    /// Senses of the words found at places that `fits` likes.
    private func senses(ofWhole word: [UInt8], fits: (Int, Int) -> Bool) -> [Sense] {
        let bytes = word.span
        return hits(in: bytes, WordBoundaries(bytes)).flatMap { hit -> [Sense] in
            let pattern = Int(hit.pattern)
            let end = Int(hit.end)
            guard fits(end - words.length(of: pattern), end) else { return [] }
            return words.units(of: pattern).flatMap { unitSenses[$0].map { senses[Int($0)] } }
        }
    }
}

/// The letters a misprint may put in place of another.
private enum Alphabet {
    private static let latin = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
    private static let greek = Array("αβγδεζηθικλμνξοπρστυφχψω".unicodeScalars)
    private static let cyrillic = Array("абвгдежзийклмнопрстуфхцчшщъыьэюяіїєјљњћђџў".unicodeScalars)

    static func of(_ word: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        switch Script(word[0].value) {
        case .latin: latin
        case .greek: greek
        case .cyrillic: cyrillic
        default: nil
        }
    }
}

/// The words one slip away from a word (Damerau 1964; letters may also be carried further than one place).
private struct Neighbours {
    private let word: [Unicode.Scalar]
    private let alphabet: [Unicode.Scalar]
    private var place = 0
    private var change = 0

    init(_ word: [Unicode.Scalar], _ alphabet: [Unicode.Scalar]) {
        self.word = word
        self.alphabet = alphabet
    }

    /// The next neighbour, or nil at the end: at each place one left out, then each letter put in place of the
    /// one there, and each put in before it.
    mutating func next() -> String? {
        guard place <= word.count else { return nil }
        let at = place
        let number = change
        change += 1
        if change == 1 + 2 * alphabet.count {
            change = 0
            place += 1
        }
        return String(neighbour(at, number))
    }

    /// The word with each letter in each other place: "casenaito". What two exchanged letters give is among them.
    static func withALetterMoved(_ word: [Unicode.Scalar]) -> some Sequence<String> {
        word.indices.lazy.flatMap { from in
            word.indices.lazy.filter { $0 != from }.map { to in
                var letters = word
                letters.insert(letters.remove(at: from), at: to)
                return String(String.UnicodeScalarView(letters))
            }
        }
    }

    private func neighbour(_ at: Int, _ number: Int) -> String.UnicodeScalarView {
        var letters = word
        switch number {
        case 0: if at < letters.count { letters.remove(at: at) }
        case 1..<1 + alphabet.count: if at < letters.count { letters[at] = alphabet[number - 1] }
        default: letters.insert(alphabet[number - 1 - alphabet.count], at: at)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        return text
    }
}
