import ICU
import LabelText
import Lexicon

/// Tells whether a loose reading changes nothing that could matter, so that reading it would find nothing.
///
/// That is so where it changes single words, none of which becomes anything one slip away from milk, and each
/// - is a whole word of the lexicon, which no disguise is, and becomes neither a whole word of it, be it in phrases, nor
///   one that decides in any language: `kernel` read as `kemel` is the usual case;
/// - or is wholly unknown, and in what it becomes stands no word and no part of a phrase that did not stand there before.
struct HarmlessChanges {
    private let words: UnknownWords
    private let matcher: TermMatcher
    /// The text the changes are held against, and whether its bytes are the folded ones.
    private let base: [UInt8]
    private let isFolded: Bool
    private let tokens: [Token]

    /// - Parameter isFolded: true for readings made of the folded text.
    init(_ words: UnknownWords, _ matcher: TermMatcher, isFolded: Bool) {
        self.words = words
        self.matcher = matcher
        self.isFolded = isFolded
        base = isFolded ? words.matches.text.bytes : Array(words.matches.text.original.utf8)
        tokens = words.matches.tokens.tokens
    }

    /// - Complexity: linear in the text; each changed word is looked for once, and remembered.
    /// - Throws: `ICUError`, which for valid UTF-8 means that memory ran out.
    func hold(
        _ loose: String, _ folder: inout TextFolder, _ memory: inout WordMemory
    ) throws(ICUError) -> Bool {
        let bytes = Array(loose.utf8)
        var (at, looseAt, token) = (0, 0, 0)
        while at < base.count, looseAt < bytes.count {
            let end = Self.chunkEnd(base, at)
            let looseEnd = Self.chunkEnd(bytes, looseAt)
            if base[at..<end] != bytes[looseAt..<looseEnd] {
                let change = Change(base, at..<end, bytes, looseAt..<looseEnd)
                guard let word = word(change, bytes, &token) else { return false }
                if try !isHarmless(tokens[token], bytes[word], &folder, &memory) { return false }
            }
            (at, looseAt) = (end, looseEnd)
        }
        return at == base.count && looseAt == bytes.count
    }

    /// The end of a run of blanks of ASCII, or of what stands between two.
    private static func chunkEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        let isBlank = isBlank(bytes[start])
        var end = start + 1
        while end < bytes.count, Self.isBlank(bytes[end]) == isBlank { end += 1 }
        return end
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    /// What differs between two chunks, in the bytes of each.
    private struct Change {
        var old: Range<Int>
        var new: Range<Int>

        init(_ base: [UInt8], _ old: Range<Int>, _ loose: [UInt8], _ new: Range<Int>) {
            let most = min(old.count, new.count)
            var before = 0
            while before < most, base[old.lowerBound + before] == loose[new.lowerBound + before] { before += 1 }
            var behind = 0
            while behind < most - before, base[old.upperBound - 1 - behind] == loose[new.upperBound - 1 - behind] {
                behind += 1
            }
            self.old = old.lowerBound + before..<old.upperBound - behind
            self.new = new.lowerBound + before..<new.upperBound - behind
        }
    }

    /// What the one word that a change is inside of has become; nil where the change is more than that.
    private func word(_ change: Change, _ loose: [UInt8], _ token: inout Int) -> Range<Int>? {
        while token < tokens.count, place(tokens[token]).upperBound <= change.old.lowerBound { token += 1 }
        guard token < tokens.count, tokens[token].kind == .word else { return nil }
        let range = place(tokens[token])
        guard range.lowerBound <= change.old.lowerBound, change.old.upperBound <= range.upperBound else { return nil }
        let isUnknown = !words.knows(anyOf: tokens[token])
        // The end of a list that is cut off is doubted by its last word.
        guard isUnknown ? tokens[token] != words.words.last : words.isWhollyKnown(tokens[token]) else { return nil }
        let start = change.new.lowerBound - (change.old.lowerBound - range.lowerBound)
        let end = change.new.upperBound + (range.upperBound - change.old.upperBound)
        guard start >= 0, end <= loose.count, start < end else { return nil }
        // Of a word nobody knows, one in another script is no small change.
        let isPlain = base[change.old].allSatisfy { $0 < 0x80 } && loose[change.new].allSatisfy { $0 < 0x80 }
        guard isPlain || !isUnknown, loose[start..<end].allSatisfy(Self.isLetter) else { return nil }
        return standsAlone(loose, start..<end) ? start..<end : nil
    }

    /// True where nothing joins the word to another: what the lexicon knows of it, it knows of it alone.
    private func standsAlone(_ loose: [UInt8], _ range: Range<Int>) -> Bool {
        let isEnd = { (byte: UInt8) in Self.isBlank(byte) || Self.marks.contains(byte) }
        return (range.lowerBound == 0 || isEnd(loose[range.lowerBound - 1]))
            && (range.upperBound == loose.count || isEnd(loose[range.upperBound]))
    }

    private static let marks = Array(",.;:()[]*".utf8)

    private func place(_ token: Token) -> Range<Int> {
        isFolded ? token.range : words.matches.text.originalRange(token.range)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }

    private func isHarmless(
        _ token: Token, _ new: ArraySlice<UInt8>, _ folder: inout TextFolder, _ memory: inout WordMemory
    ) throws(ICUError) -> Bool {
        let old = words.matches.text.bytes[token.range]
        let isKnown = words.knows(anyOf: token)
        // Known in one text, a word may be unknown in the next, of another language.
        let key = Array(old + [isKnown ? 0 : 1] + new)
        if memory.isClean(key, key.indices, .change) { return true }
        let text = try folder.fold(String(decoding: new, as: UTF8.self))
        let word = text.bytes
        if isKnown {
            if matcher.lexicon.isWholeWord(word) || decides(text) { return false }
        } else if try matcher.findsMore(in: text, than: folder.fold(String(decoding: old, as: UTF8.self))) {
            return false
        }
        let lexicon = matcher.lexicon
        if lexicon.mayBeMisprint(word), lexicon.misprintedMilkWord(word, in: .all) != nil { return false }
        if let twin = LooseText.scannerTwin(of: word, lexicon.isWholeWord), !twin.elementsEqual(old) { return false }
        memory.note(key, key.indices, .change)
        return true
    }

    /// True where the word, as it stands here alone, has a sense that can change an answer.
    private func decides(_ text: FoldedText) -> Bool {
        let found = matcher.match(text, TokenRun(text), declared: nil)
        return !found.terms.isEmpty || !found.cues.isEmpty || !found.lookalikes.isEmpty
            || found.words.contains(where: \.wordClass.decides)
    }
}
