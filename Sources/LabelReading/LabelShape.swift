import LabelText
import Lexicon

/// The bones of a text: its tokens, which brackets pair, and where its sentences end.
struct LabelShape {
    /// Tokens of a text that is longer than what is read exactly.
    private static let mostTokens = 1 << 15

    let text: FoldedText
    let tokens: [Token]
    let brackets: BracketMap
    /// Indices of the tokens that end a sentence outside brackets, in order.
    let sentenceEnds: [Int]
    /// For each token, how many separators and bullets stand before it; one more for the end.
    private let separatorsBefore: [Int32]

    init(_ matches: LabelMatches) {
        text = matches.text
        let all = matches.tokens.tokens
        tokens = matches.isCut && all.count > Self.mostTokens ? Array(all.prefix(Self.mostTokens)) : all
        brackets = BracketMap(tokens)
        var ends: [Int] = []
        for index in tokens.indices where brackets.isOutside(index) {
            if Self.endsSentence(index, tokens, matches.text) { ends.append(index) }
        }
        sentenceEnds = ends
        var count: Int32 = 0
        separatorsBefore =
            [0]
            + tokens.map { token in
                if token.kind == .separator || token.kind == .bullet { count += 1 }
                return count
            }
    }

    /// A full stop ends a sentence unless a small letter or a digit follows ("Str. thermophilus"); the stops
    /// of scripts without capitals always do. A line break does where the next line opens with a capital, a
    /// mark or a bullet.
    private static func endsSentence(_ index: Int, _ tokens: [Token], _ text: FoldedText) -> Bool {
        let token = tokens[index]
        guard token.kind == .stop || token.kind == .newline else { return false }
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        switch next.kind {
        case .word: return !text.startsSmall(next.range)
        case .number: return token.kind == .newline || next.start > token.end
        default: return true
        }
    }

    /// First token that starts at or behind folded byte `offset`.
    ///
    /// - Complexity: O(log tokens).
    func tokenIndex(at offset: Int) -> Int { tokens.partitioningIndex { Int($0.start) >= offset } }

    /// The token that `offset` stands in, else the first behind it.
    func tokenIndex(holding offset: Int) -> Int {
        let index = tokenIndex(at: offset)
        return index > 0 && Int(tokens[index - 1].end) > offset ? index - 1 : index
    }

    /// Folded offset where the sentence around token `index` starts.
    func sentenceStart(_ index: Int) -> Int {
        let behind = sentenceEnds.partitioningIndex { $0 >= index }
        return behind > 0 ? Int(tokens[sentenceEnds[behind - 1]].end) : 0
    }

    /// Folded offset where the sentence around token `index` ends, its full stop excluded.
    func sentenceEnd(_ index: Int) -> Int {
        let behind = sentenceEnds.partitioningIndex { $0 >= index }
        return behind < sentenceEnds.count ? Int(tokens[sentenceEnds[behind]].start) : text.count
    }

    func isSentenceEnd(_ index: Int) -> Bool {
        let behind = sentenceEnds.partitioningIndex { $0 >= index }
        return behind < sentenceEnds.count && sentenceEnds[behind] == index
    }
}

extension LabelShape {
    /// Tokens that start in a range of folded bytes.
    func tokens(in range: Range<Int>) -> ArraySlice<Token> {
        let first = tokenIndex(at: range.lowerBound)
        return tokens[first..<max(first, tokenIndex(at: range.upperBound))]
    }

    /// - Complexity: O(log tokens).
    func separators(in range: Range<Int>) -> Int {
        let tokens = tokens(in: range)
        return Int(separatorsBefore[tokens.endIndex] - separatorsBefore[tokens.startIndex])
    }

    func looksLikeList(_ sentence: Range<Int>) -> Bool {
        let tokens = tokens(in: sentence)
        return separators(in: sentence) >= 2 || tokens.count { $0.kind == .word } <= 3
            || tokens.contains { $0.kind == .percent || $0.kind == .open }
    }

    /// True where a phrase such as "Preparation" heads a text: it opens a sentence, and a colon or plain prose
    /// follows. "Sauce preparation 40 % (milk, …)" is an ingredient.
    func isHeading(_ phrase: Range<Int>) -> Bool {
        let first = tokenIndex(holding: phrase.lowerBound)
        guard first < tokens.count, Int(tokens[first].start) == phrase.lowerBound else { return false }
        let start = brackets.pair(around: first).map { Int(tokens[$0.open].end) } ?? sentenceStart(first)
        if tokens(in: start..<phrase.lowerBound).contains(where: { ![.bullet, .footnoteMark].contains($0.kind) }) {
            return false
        }
        let behind = tokenIndex(at: phrase.upperBound)
        let hasColon =
            tokens[max(0, behind - 1)].kind == .colon || behind < tokens.count && tokens[behind].kind == .colon
        return hasColon || !looksLikeList(phrase.lowerBound..<sentenceEnd(first))
    }
}

extension FoldedText {
    /// True where the printed word begins with a small letter.
    func startsSmall(_ range: Range<Int>) -> Bool {
        let start = originalRange(range).lowerBound
        let utf8 = original.utf8
        return original.unicodeScalars[utf8.index(utf8.startIndex, offsetBy: start)].properties.isLowercase
    }
}
