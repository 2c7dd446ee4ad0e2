import LabelText
import Lexicon
import Products

/// Finds what keeps an ingredient passage from being read with certainty.
struct DoubtFinder {
    /// Letters of the longest words of lists, German compounds among them.
    private static let longestWord = 24

    let shape: LabelShape
    let matches: LabelMatches
    let lexicon: Lexicon

    /// - Complexity: O((tokens + matches) × log (tokens + matches)) over one passage.
    func doubts(_ statements: [Statement], _ tree: IngredientTree, _ passage: Passage) -> [Doubt] {
        var doubts = hiddenCharacters()
        let words = shape.tokens.filter { $0.kind == .word }
        guard !words.isEmpty else { return doubts + [Doubt(.noList)] }
        if let elsewhere = placeholder(tree) { doubts.append(elsewhere) }
        if isProse(statements, tree) { doubts.append(Doubt(.notAList)) }
        if isInUnknownLanguage(words, passage) { doubts.append(Doubt(.unknownLanguage)) }
        if let unread = matches.languages.unread, !statements.contains(where: { $0.range.overlaps(unread) }) {
            doubts.append(Doubt(.unknownLanguage, unread))
        }
        if let cut = cutEnd(tree, statements) ?? cutLine(statements) { doubts.append(cut) }
        if let glued = gluedWords() { doubts.append(glued) }
        if let lost = emptyBracket() { doubts.append(lost) }
        if !shape.brackets.unclosed.isEmpty || !shape.brackets.unopened.isEmpty {
            doubts.append(Doubt(.unbalancedBrackets))
        }
        return doubts
    }

    /// Characters that print text in another order than it is stored (Unicode UAX 9). Overrides turn letters of any
    /// script around, which no label needs: what they hide may be a warning.
    func hiddenCharacters() -> [Doubt] {
        guard matches.text.hasReordering else { return [] }
        let controls = matches.text.original.unicodeScalars.filter {
            (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
        }
        let overrides = controls.contains { $0.value == 0x202D || $0.value == 0x202E }
        return [Doubt(.hiddenCharacters, isWarning: overrides)]
    }

    /// "See packaging" instead of a list, not beside one.
    private func placeholder(_ tree: IngredientTree) -> Doubt? {
        guard let cue = matches.cues.first(where: { $0.kind == .placeholder }), tree.topLevelCount <= 2 else {
            return nil
        }
        return Doubt(.notAList, cue.range)
    }

    /// A sentence about the product: many words, no separator, hardly one of them an ingredient; or its name
    /// alone, which says nothing of what it is made of.
    private func isProse(_ statements: [Statement], _ tree: IngredientTree) -> Bool {
        let stated = MergedRanges(statements.map(\.range))
        let said = shape.tokens.filter { !stated.overlaps($0.range) }
        let words = said.filter { $0.kind == .word }
        let foods = MergedRanges(ingredientWords: matches)
        let known = words.count { foods.overlaps($0.range) }
        if words.count >= 6, known == 0 { return true }
        if said.contains(where: { [.separator, .bullet, .open, .percent].contains($0.kind) }) { return false }
        if tree.topLevelCount == 1, matches.words.contains(where: \.wordClass.isBaked) { return true }
        return words.count >= 7 && known * 4 < words.count || words.count > 8 && known * 3 < words.count
    }

    /// No word of any language is known, and too many stand there to take a declared language on trust.
    private func isInUnknownLanguage(_ words: [Token], _ passage: Passage) -> Bool {
        if matches.guess.votes > 0 { return false }
        let declared = passage.language.flatMap(lexicon.language(tagged:))
        return declared == nil || words.count > 4
    }

    /// The list stops in the middle of a word, a bracket or an enumeration.
    private func cutEnd(_ tree: IngredientTree, _ statements: [Statement]) -> Doubt? {
        guard let last = shape.tokens.last else { return nil }
        let isOpen = [.separator, .open, .colon].contains(last.kind) && !Self.isMiddleDot(shape.text, last)
        if isOpen || isEllipsis() || isJoin(last) { return Doubt(.cutList, last.range) }
        if isInOpenBracket, last.kind == .number || last.kind == .percent { return Doubt(.cutList, last.range) }
        guard last.kind == .word, last.range.count >= 3, isInEnumeration(last) else { return nil }
        if statements.contains(where: { $0.range.upperBound >= Int(last.end) })
            || MergedRanges(known: matches).overlaps(last.range.suffix(1))
        {
            return nil
        }
        let word = Array(shape.text.bytes[last.range])
        return lexicon.isCutWord(word, in: matches.languages.plausible) ? Doubt(.cutList, last.range) : nil
    }

    /// "and", "or" and their likes, behind which an item must follow. A capital alone is a name: "vitamina E".
    private func isJoin(_ last: Token) -> Bool {
        if Self.isSign("&", shape.text, last) { return shape.tokens.count > 1 }
        let isNamed = matches.words.contains {
            $0.wordClass == .andOr && $0.range.upperBound == Int(last.end)
                && ($0.range.lowerBound < Int(last.start) || shape.text.startsSmall(last.range) || last.range.count > 1)
        }
        return isNamed && shape.tokens.count > 1
    }

    /// A line that ends in a separator where the next one is no list any more: how to store it, its weight, a count
    /// of pieces. What stood behind the separator is lost.
    private func cutLine(_ statements: [Statement]) -> Doubt? {
        let others = MergedRanges(statements.filter { $0.kind == .instructions || $0.kind == .other }.map(\.range))
        let tokens = shape.tokens
        for index in tokens.indices where tokens[index].kind == .separator && index + 1 < tokens.count {
            guard tokens[index + 1].kind == .newline, !Self.isMiddleDot(shape.text, tokens[index]) else { continue }
            let next = tokens[(index + 1)...].prefix { $0.kind == .newline }.endIndex
            if next < tokens.count, others.overlaps(tokens[next].range) || isCount(next) {
                return Doubt(.cutList, tokens[index].range)
            }
        }
        return nil
    }

    /// A number in front of a word, as in "12 pieces": no item of a list begins so.
    private func isCount(_ index: Int) -> Bool {
        let tokens = shape.tokens[index...].prefix(2)
        return tokens.map(\.kind) == [.number, .word] && tokens[index].end < tokens[index + 1].start
    }

    /// A dot that hangs too high ends a list as often as it divides one.
    private static func isMiddleDot(_ text: FoldedText, _ token: Token) -> Bool { isSign("·", text, token) }

    /// The length is asked first: long texts of marks are compared in the square of their number.
    private static func isSign(_ sign: StaticString, _ text: FoldedText, _ token: Token) -> Bool {
        token.range.count == sign.utf8CodeUnitCount && text.slice(token.range) == "\(sign)"
    }

    /// The sentence that ends with `last` has three items or more.
    private func isInEnumeration(_ last: Token) -> Bool {
        shape.separators(in: shape.sentenceStart(shape.tokens.count - 1)..<Int(last.end)) >= 2
    }

    /// The text ends inside a bracket that nothing closes.
    private var isInOpenBracket: Bool { shape.brackets.enclosing.last ?? -1 >= 0 }

    private func emptyBracket() -> Doubt? {
        let pair = zip(shape.tokens, shape.tokens.dropFirst()).first {
            $1.kind == .close && ($0.kind == .open || $0.kind == .separator && $1.start > $0.end)
        }
        return pair.map { Doubt(.lostText, Int($0.start)..<Int($1.end)) }
    }

    private func isEllipsis() -> Bool {
        shape.tokens.count >= 3 && shape.tokens.suffix(3).allSatisfy { $0.kind == .stop }
    }

    /// A word of more letters than words have; counted where it is the better half of the text.
    private func isTooLongForAWord(_ token: Token) -> Bool {
        token.kind == .word && !shape.text.isUnspaced(at: Int(token.start))
            && shape.text.bytes[token.range].count { $0 & 0xC0 != 0x80 } > Self.longestWord
    }

    /// Two or more places where a capital follows a small letter inside a word: the separators are lost.
    /// Units ("kJ") and an I that a scan made of an l do not count.
    private func gluedWords() -> Doubt? {
        let letters = shape.tokens.reduce(0) { $0 + ($1.kind == .word ? $1.range.count : 0) }
        if let long = shape.tokens.first(where: { $0.range.count * 2 > letters && isTooLongForAWord($0) }) {
            return Doubt(.gluedWords, long.range)
        }
        guard shape.text.hasCaseSteps else { return nil }
        var steps = 0
        for token in shape.tokens where token.kind == .word && token.range.count > 3 {
            for offset in Int(token.start) + 1..<max(Int(token.start) + 1, Int(token.end))
            where shape.text.bytes[offset] & 0xC0 != 0x80 && shape.text.isCaseStep(at: offset)
                && shape.text.bytes[offset] != UInt8(ascii: "i")
            {
                steps += 1
                if steps >= 2 { return Doubt(.gluedWords, token.range) }
            }
        }
        return nil
    }
}
