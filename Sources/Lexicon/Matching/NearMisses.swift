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
    /// - Complexity: O(letters²) for a word with no such neighbour, some sixty hashes a letter for others.
    public func misprintedMilkWord(_ word: [UInt8], in languages: LanguageSet) -> String? {
        let bytes = word.span
        guard misprints.mayHold(neighbourOf: bytes),
            let letters = String(validating: word, as: UTF8.self).map({ Array($0.unicodeScalars) })
        else { return nil }
        guard letters.count >= Self.shortestMisprint, !isWord(word), let alphabet = Alphabet.of(letters)
        else { return nil }
        // The hashes cost a hundredth of a look-up. They are of words by letters, and a look-up measures bytes.
        let isPlain = letters.allSatisfy { $0.value < 0x80 }
        let found = Neighbours(letters, alphabet).first { neighbour in
            (!isPlain || misprints.holds(endOf: neighbour, fewest: Self.shortestMisprint))
                && isMilkWord(Self.bytes(neighbour), in: languages)
        }
        return found.map { String(decoding: Self.bytes($0), as: UTF8.self) }
    }

    private static func bytes(_ letters: [Unicode.Scalar]) -> [UInt8] {
        var bytes: [UInt8] = []
        for letter in letters { bytes += UTF8.encode(letter) ?? .init() }
        return bytes
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

    init(_ word: [Unicode.Scalar], _ alphabet: [Unicode.Scalar]) {
        self.word = word
        self.alphabet = alphabet
    }

    /// The first neighbour that `isWanted`: at each place a letter left out, another put in its place, one put in before
    /// it; then each letter in each other place, as in "casenaito".
    ///
    /// - Complexity: O(letters × (alphabet + letters)) calls. One array is changed and changed back.
    func first(where isWanted: ([Unicode.Scalar]) -> Bool) -> [Unicode.Scalar]? {
        var letters = word
        for place in 0...word.count {
            if place < word.count {
                let own = letters.remove(at: place)
                if isWanted(letters) { return letters }
                letters.insert(own, at: place)
                for letter in alphabet {
                    letters[place] = letter
                    if isWanted(letters) { return letters }
                }
                letters[place] = own
            }
            letters.insert(word[min(place, word.count - 1)], at: place)
            for letter in alphabet {
                letters[place] = letter
                if isWanted(letters) { return letters }
            }
            letters.remove(at: place)
        }
        return firstWithALetterMoved(where: isWanted)
    }

    private func firstWithALetterMoved(where isWanted: ([Unicode.Scalar]) -> Bool) -> [Unicode.Scalar]? {
        for from in word.indices {
            var letters = word
            let moved = letters.remove(at: from)
            for place in word.indices where place != from {
                letters.insert(moved, at: place)
                if isWanted(letters) { return letters }
                letters.remove(at: place)
            }
        }
        return nil
    }
}
