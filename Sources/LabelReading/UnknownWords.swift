import LabelText
import Lexicon

/// The words of a text that the lexicon does not know, and the broken pieces they may be.
struct UnknownWords {
    /// A milk word falls into no more pieces than this, as far as anybody looks.
    private static let mostPieces = 4

    /// Folded bytes between two pieces of a word.
    private static let longestGap = 4

    let matches: LabelMatches
    /// All words, in order.
    let words: [Token]
    let unknown: [Token]
    /// Scripts of the words that are known.
    let knownScripts: ScriptSet
    private let known: MergedRanges
    private let terms: MergedRanges
    /// True where the text holds a sign that shows as a blank and is none.
    private let hasFalseBlanks: Bool

    /// - Complexity: O(tokens × log matches).
    init(_ matches: LabelMatches) {
        self.matches = matches
        let known = MergedRanges(known: matches)
        let words = matches.tokens.tokens.filter { $0.kind == .word }
        self.known = known
        terms = MergedRanges(matches.terms.map(\.range))
        self.words = words
        hasFalseBlanks = matches.text.hasFalseBlanks
        var unknown: [Token] = []
        var scripts = ScriptSet()
        var place = 0
        for word in words {
            if known.overlaps(word.range, from: &place) {
                scripts.insert(Self.script(word, matches.text))
            } else {
                unknown.append(word)
            }
        }
        self.unknown = unknown
        knownScripts = scripts
    }

    func bytes(_ token: Token) -> [UInt8] { Array(matches.text.bytes[token.range]) }

    func letters(_ token: Token) -> Int { matches.text.bytes[token.range].count { $0 & 0xC0 != 0x80 } }

    func script(_ token: Token) -> Script { Self.script(token, matches.text) }

    /// Japanese mixes three scripts in one word.
    private static func script(_ token: Token, _ text: FoldedText) -> Script {
        let script = text.script(at: Int(token.start))
        return script == .kana ? .han : script
    }

    /// True where some of the word is known.
    func knows(anyOf token: Token) -> Bool { known.overlaps(token.range) }

    /// True where milk is known in a word or one match holds it whole: a known ending alone ("…pulver") does not
    /// vouch for its beginning.
    ///
    /// - Complexity: O(log matches), linear in them for a word that is known in part.
    func isWhollyKnown(_ token: Token) -> Bool {
        let range = token.range
        if terms.overlaps(range) { return true }
        if !known.overlaps(range) { return false }
        let holds = { (other: Range<Int>) in
            other.lowerBound <= range.lowerBound && range.upperBound <= other.upperBound
        }
        return matches.words.contains { holds($0.range) } || matches.lookalikes.contains { holds($0.range) }
            || matches.cues.contains { holds($0.range) }
    }

    /// The text as given with every unknown word that a scanner may have misread as the word it may be; nil where none is.
    ///
    /// - Complexity: linear, and O(letters²) for each unknown word.
    func rescanned(_ lexicon: Lexicon, _ memory: inout WordMemory) -> String? {
        var source: [UInt8] = []
        var bytes: [UInt8] = []
        var at = 0
        for token in unknown where token.range.count >= 3 && letters(token) >= 3 {
            if isClean(token, .twin, memory) { continue }
            guard let twin = LooseText.scannerTwin(of: self.bytes(token), lexicon.isWholeWord) else {
                memory.note(matches.text.bytes, token.range, .twin)
                continue
            }
            if source.isEmpty { source = Array(matches.text.original.utf8) }
            let range = matches.text.originalRange(token.range)
            bytes += source[at..<range.lowerBound] + twin
            at = range.upperBound
        }
        return at == 0 ? nil : String(decoding: bytes + source[at...], as: UTF8.self)
    }

    /// True where a question was asked of these letters before and the answer was no.
    func isClean(_ token: Token, _ question: WordMemory.Question, _ memory: borrowing WordMemory) -> Bool {
        memory.isClean(matches.text.bytes, token.range, question)
    }

    /// The milk word one slip away from a word of the text.
    func misprintedMilkWord(_ token: Token, _ lexicon: Lexicon, _ memory: inout WordMemory) -> String? {
        if isClean(token, .misprint, memory) { return nil }
        let word = bytes(token)
        if !lexicon.mayBeMisprint(word) {
            memory.note(matches.text.bytes, token.range, .misprint)
            return nil
        }
        if let meant = lexicon.misprintedMilkWord(word, in: matches.languages.plausible) { return meant }
        // What is no slip away from milk in any language is none in those of this text.
        if lexicon.misprintedMilkWord(word, in: .all) == nil {
            memory.note(matches.text.bytes, token.range, .misprint)
        }
        return nil
    }

    /// The last word, where the lexicon does not know its end.
    var unknownEnd: [UInt8]? {
        guard let last = words.last else { return nil }
        if let end = matches.tokens.tokens.last, end.kind == .number, end.start == last.end {
            // Digits at the end of a word may be letters misread: "Glukose51".
            return bytes(last) + bytes(end)
        }
        return known.overlaps(last.range.suffix(1)) ? nil : bytes(last)
    }

    var knownCount: Int { words.count - unknown.count }

    /// The first neighbouring words that may be one and are, joined, what `isMilk` knows: two to four in a row that
    /// are unknown, or that stand apart by a sign which shows as a blank and is none.
    ///
    /// - Complexity: linear in the words, but for those that may be one.
    func firstPiece(where isMilk: ([UInt8]) -> Bool) -> Range<Int>? {
        for start in words.indices {
            var last = start
            while last + 1 < min(start + Self.mostPieces, words.count), mayBeOne(words[last], words[last + 1]) {
                last += 1
                if isMilk(joined(words[start...last])) { return Int(words[start].start)..<Int(words[last].end) }
            }
        }
        return nil
    }

    /// True where the folded text has a sign of ASCII between two words that no gap in a word holds. What folds to such
    /// a sign is no gap either.
    private func isSeparated(_ before: Token, _ behind: Token) -> Bool {
        for offset in Int(before.end)..<Int(behind.start) {
            let byte = matches.text.bytes[offset]
            if byte < 0x80, !LooseText.isGap(Unicode.Scalar(byte)) { return true }
        }
        return false
    }

    /// The letters of the pieces without what is between them.
    private func joined(_ pieces: ArraySlice<Token>) -> [UInt8] { pieces.flatMap(bytes) }

    /// Words of which one is milk by itself hide nothing.
    private func mayBeOne(_ before: Token, _ behind: Token) -> Bool {
        guard behind.start - before.end <= Self.longestGap, !isSeparated(before, behind) else { return false }
        let isUnknown = !known.overlaps(before.range) && !known.overlaps(behind.range)
        guard isUnknown || hasFalseBlanks else { return false }
        let gap = matches.text.slice(Int(before.end)..<Int(behind.start)).unicodeScalars
        guard gap.allSatisfy(LooseText.isGap), isUnknown || gap.contains(where: LooseText.isFalseBlank) else {
            return false
        }
        return !terms.overlaps(before.range) && !terms.overlaps(behind.range)
    }
}
