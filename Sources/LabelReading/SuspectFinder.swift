public import ICU
public import LabelText
public import Lexicon
import Products

/// Looks for milk words in disguise. What it finds is a doubt and never more: attacks must not give a safe answer,
/// and honest labels must not be called milk (reliability.md, section 5).
public struct SuspectFinder: Sendable {
    private let lexicon: Lexicon
    private let matcher: TermMatcher

    public init(_ matcher: TermMatcher) {
        self.matcher = matcher
        lexicon = matcher.lexicon
    }

    /// Adds a doubt to a reading for milk words it shows only to a second look.
    ///
    /// - Complexity: that of reading the text again for each of its loose readings; most have none or one.
    /// - Throws: `ICUError`, which for valid UTF-8 means that memory ran out.
    public func examine(_ reading: inout LabelReading, _ folder: inout TextFolder) throws(ICUError) {
        guard [.ingredients, .statement].contains(reading.passage.role) else { return }
        if reading.passage.text.utf8.count > LooseText.limit { reading.doubts.append(Doubt(.tooLong)) }
        let folded = reading.matches.text.folded(0..<reading.matches.text.count)
        for text in LooseText.readings(of: reading.passage.text, folded: folded) {
            if let word = try milkWord(in: text, reading, &folder) {
                return reading.doubts.append(Doubt(.suspectWord, word: word))
            }
        }
        if let range = foreignWord(reading.matches) { reading.doubts.append(Doubt(.suspectWord, range)) }
        if let doubt = misprint(reading.matches) { reading.doubts.append(doubt) }
    }

    /// An unknown word one slip away from a milk word.
    private func misprint(_ matches: LabelMatches) -> Doubt? {
        for token in matches.tokens.tokens where token.kind == .word && token.range.count >= Lexicon.shortestMisprint {
            if isWhollyKnown(token.range, matches) { continue }
            let word = Array(matches.text.bytes[token.range])
            if let meant = lexicon.misprintedMilkWord(word, in: matches.languages.plausible) {
                return Doubt(.suspectWord, token.range, word: meant)
            }
        }
        return nil
    }

    private func milkTerms(_ matches: LabelMatches) -> [TermMatch] {
        matches.terms.filter { lexicon.concept($0.concept).treatment.isMilk }
    }

    /// A milk word of another reading whose letters the text itself does not show, in a language it may be in.
    private func milkWord(
        in text: String, _ reading: LabelReading, _ folder: inout TextFolder
    ) throws(ICUError) -> String? {
        let folded = try folder.fold(text)
        let matches = matcher.match(folded, TokenRun(folded), declared: reading.passage.language)
        var plausible = reading.matches.languages.plausible
        plausible.formUnion(matches.languages.plausible)
        let new = milkTerms(matches).first { term in
            let word = Array(folded.bytes[term.range])
            return (plausible.isEmpty || term.languages.intersects(plausible) || isShared(term.languages))
                && folded.occurrences(of: word) > reading.matches.text.occurrences(of: word)
        }
        return new.map { folded.slice($0.range) }
    }

    private func isShared(_ languages: LanguageSet) -> Bool {
        lexicon.sharedLanguage.map(languages.contains) ?? false
    }

    /// A word of three letters or more in a script in which the lexicon knows no other word of the text.
    private func foreignWord(_ matches: LabelMatches) -> Range<Int>? {
        let words = matches.tokens.tokens.filter { $0.kind == .word }
        var known: Set<Script> = []
        for word in words where isKnown(word.range, matches) { known.insert(script(word, matches.text)) }
        if known.isEmpty { return nil }
        return words.first { !known.contains(script($0, matches.text)) && letters($0, matches.text) >= 3 }?.range
    }

    /// Japanese mixes three scripts in one word.
    private func script(_ token: Token, _ text: FoldedText) -> Script {
        let script = text.script(at: Int(token.start))
        return script == .kana ? .han : script
    }

    private func isKnown(_ range: Range<Int>, _ matches: LabelMatches) -> Bool {
        matches.words.contains { $0.range.overlaps(range) } || matches.terms.contains { $0.range.overlaps(range) }
            || matches.lookalikes.contains { $0.range.overlaps(range) }
            || matches.cues.contains { $0.range.overlaps(range) }
    }

    /// True where milk is known in a word or one match holds it whole: a known ending alone ("…pulver") does not
    /// vouch for its beginning.
    private func isWhollyKnown(_ range: Range<Int>, _ matches: LabelMatches) -> Bool {
        let holds = { (other: Range<Int>) in
            other.lowerBound <= range.lowerBound && range.upperBound <= other.upperBound
        }
        return matches.words.contains { holds($0.range) } || matches.terms.contains { $0.range.overlaps(range) }
            || matches.lookalikes.contains { holds($0.range) } || matches.cues.contains { holds($0.range) }
    }

    private func letters(_ token: Token, _ text: FoldedText) -> Int {
        text.bytes[token.range].count { $0 & 0xC0 != 0x80 }
    }
}

extension FoldedText {
    /// How often the letters of `word` stand in the text, inside other words too.
    ///
    /// - Complexity: O(text × word) at worst; asked for the rare words a loose reading brings up.
    fileprivate func occurrences(of word: [UInt8]) -> Int {
        guard let first = word.first, count >= word.count else { return 0 }
        return (0...count - word.count).count { start in
            bytes[start] == first && bytes[start..<start + word.count].elementsEqual(word)
        }
    }
}
