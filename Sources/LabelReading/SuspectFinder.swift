public import ICU
public import LabelText
public import Lexicon
import Products

/// Looks for words in disguise that could change the answer. What it finds is a doubt and never more: attacks must
/// not give a safe answer, and honest labels must not be called milk (reliability.md, section 5).
public struct SuspectFinder: Sendable {
    private let lexicon: Lexicon
    private let matcher: TermMatcher
    private let reader: LabelReader

    public init(_ matcher: TermMatcher) {
        self.matcher = matcher
        lexicon = matcher.lexicon
        reader = LabelReader(lexicon)
    }

    /// Adds doubts to a reading for milk words, and for others that decide, which it shows only to a second look.
    ///
    /// - Parameter memory: of one worker and one lexicon.
    /// - Complexity: that of reading the text again for each of its loose readings; most have none or one.
    /// - Throws: `ICUError`, which for valid UTF-8 means that memory ran out.
    public func examine(
        _ reading: inout LabelReading, _ folder: inout TextFolder, _ memory: inout WordMemory
    ) throws(ICUError) {
        guard reading.passage.role != .category else { return }
        if reading.matches.isCut { return reading.doubts.append(Doubt(.tooLong)) }
        let words = UnknownWords(reading.matches)
        if let doubt = try disguise(reading, words, &folder, &memory) { return reading.doubts.append(doubt) }
        guard [.ingredients, .statement].contains(reading.passage.role) else { return }
        let found =
            [foreignWord(words), brokenWord(words), wordWithHole(words)].map { $0.map { Doubt(.suspectWord, $0) } }
            + [misprint(words, &memory), brokenNegation(reading, words)]
        for doubt in found {
            guard var doubt, let range = doubt.range else { continue }
            doubt.isWarning = doubt.isWarning || reading.role(of: range) == .precaution
            reading.doubts.append(doubt)
        }
    }

    /// The gravest doubt that a loose reading raises, the first of several: about a warning, about milk, about what
    /// may be made with milk.
    private func disguise(
        _ reading: LabelReading, _ words: UnknownWords, _ folder: inout TextFolder, _ memory: inout WordMemory
    ) throws(ICUError) -> Doubt? {
        let text = reading.matches.text
        var texts = try withoutHarmless(
            LooseText.readings(of: reading.passage.text, folded: text.folded(0..<text.count)), words, &folder, &memory)
        if let text = words.rescanned(lexicon, &memory) { texts.append(LooseText.Reading(text: text)) }
        if texts.isEmpty { return nil }
        let comparison = LooseComparison(reading, words, lexicon)
        var first: Doubt?
        for text in texts {
            let loose = try read(text.text, reading.passage, &folder)
            var doubt = comparison.doubt(loose, text, &memory)
            if doubt == nil, let again = UnknownWords(loose.matches).rescanned(lexicon, &memory) {
                doubt = comparison.doubt(try read(again, reading.passage, &folder), text, &memory)
            }
            if let doubt, doubt.isWarning { return doubt }
            if first.map(\.isAmbiguous) ?? true { first = doubt ?? first }
        }
        return first
    }

    private func withoutHarmless(
        _ readings: [LooseText.Reading], _ words: UnknownWords, _ folder: inout TextFolder, _ memory: inout WordMemory
    ) throws(ICUError) -> [LooseText.Reading] {
        var changes: [HarmlessChanges?] = [nil, nil]
        var rest: [LooseText.Reading] = []
        for reading in readings {
            let kind = reading.isFolded ? 1 : 0
            let harmless = changes[kind] ?? HarmlessChanges(words, matcher, isFolded: reading.isFolded)
            changes[kind] = harmless
            if try !harmless.hold(reading.text, &folder, &memory) { rest.append(reading) }
        }
        return rest
    }

    private func read(
        _ text: String, _ passage: Passage, _ folder: inout TextFolder
    ) throws(ICUError) -> LabelReading {
        var passage = passage
        passage.text = text
        let folded = try folder.fold(text)
        return reader.read(passage, matcher.match(folded, TokenRun(folded), declared: passage.language))
    }

    /// A word of three letters or more in a script in which the lexicon knows no other word of the text.
    private func foreignWord(_ words: UnknownWords) -> Range<Int>? {
        let known = words.knownScripts
        if known.isEmpty { return nil }
        return words.unknown.first {
            !known.contains(words.script($0)) && words.letters($0) >= 3
        }?.range
    }

    /// A word one slip of a finger away from a milk word.
    private func misprint(_ words: UnknownWords, _ memory: inout WordMemory) -> Doubt? {
        for token in words.words where token.range.count >= Lexicon.shortestMisprint {
            if words.isClean(token, .misprint, memory) || words.isWhollyKnown(token) { continue }
            if let meant = words.misprintedMilkWord(token, lexicon, &memory) {
                return Doubt(.suspectWord, token.range, word: meant)
            }
        }
        return nil
    }

    /// An unknown word with a code point that stands for no character: what it was cannot be told.
    private func wordWithHole(_ words: UnknownWords) -> Range<Int>? {
        words.unknown.first { word in
            guard words.letters(word) > 2, words.bytes(word).contains(where: { $0 >= 0x80 }) else { return false }
            return words.matches.text.slice(word.range).unicodeScalars.contains {
                $0.properties.generalCategory == .unassigned
            }
        }?.range
    }

    /// A crumb of one or two letters or digits before "suitable for …" may be what is left of "not": the warning
    /// would read as its opposite.
    private func brokenNegation(_ reading: LabelReading, _ words: UnknownWords) -> Doubt? {
        let tokens = reading.matches.tokens.tokens
        for statement in reading.statements where statement.kind == .claim && statement.cue?.kind == .suitable {
            guard let next = tokens.firstIndex(where: { Int($0.start) >= statement.range.lowerBound }), next > 0 else {
                continue
            }
            let crumb = tokens[next - 1]
            let isShort = [.word, .number].contains(crumb.kind) && words.letters(crumb) <= 2
            if isShort, !words.isWhollyKnown(crumb) { return Doubt(.suspectWord, crumb.range, isWarning: true) }
        }
        return nil
    }

    /// A milk word with something between its letters that separates words.
    private func brokenWord(_ words: UnknownWords) -> Range<Int>? {
        let languages = words.matches.languages.plausible
        return words.firstPiece { lexicon.isWholeMilkWord($0, in: languages) }
    }
}
