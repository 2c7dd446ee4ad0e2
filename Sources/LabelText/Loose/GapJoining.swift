/// Joins words that were spaced out (`M I L K`, `w-h-e-y`, 脱 脂 粉 乳) or broken at the end of a line (`ca-` `sein`).
enum GapJoining {
    /// Where a spaced-out word may end: "M I L K powder", "J.o.g.h.urt", "m l e k o i sól"; or that it began with a
    /// longer piece: "the m.i.l.k"; or behind a letter that stands alone: "Circle K D a i r y".
    enum Tail: CaseIterable {
        case lastLetter, nextPiece, letterBefore, pieceBefore, behindLetter
    }

    /// True where `joined` may change something.
    ///
    /// - Complexity: linear.
    static func mayHold(_ text: String) -> Bool {
        let source = Array(text.unicodeScalars)
        return source.indices.contains { at in
            isHyphen(source[at])
                ? brokenLine(source, at) != nil
                : isLetter(source[at]) && spacedRun(source, at, fewest: 3) != nil
        }
    }

    private static func isHyphen(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x2D || scalar.value == 0x2010 || scalar.value == 0xAD
    }

    /// - Complexity: linear.
    static func joined(_ text: String, _ tail: Tail) -> String {
        var scalars: [Unicode.Scalar] = []
        let source = Array(text.unicodeScalars)
        var at = 0
        while at < source.count {
            if tail == .pieceBefore, let start = pieceEnd(source, at), let end = spacedRun(source, start + 1, fewest: 3)
            {
                for index in stride(from: start + 1, to: end, by: 2) { scalars.append(source[index]) }
                at = end
            } else if let end = spacedRun(source, at, fewest: 4) {
                if tail == .behindLetter {
                    scalars += source[at...(at + 1)]
                    at += 2
                }
                let last = tail == .letterBefore ? end - 2 : end
                for index in stride(from: at, to: last, by: 2) { scalars.append(source[index]) }
                let hasNext = end + 1 < source.count && source[end] == source[at + 1]
                at = tail == .nextPiece && hasNext ? end + 1 : last
            } else if let next = brokenLine(source, at) {
                at = next
            } else {
                scalars.append(source[at])
                at += 1
            }
        }
        var joined = String.UnicodeScalarView()
        joined.append(contentsOf: scalars)
        return String(joined)
    }

    /// The gap at `at`, where a piece of two letters or more ends there and no capital follows on a small letter.
    private static func pieceEnd(_ source: [Unicode.Scalar], _ at: Int) -> Int? {
        guard at >= 2, at + 1 < source.count, isGap(source[at]) else { return nil }
        let isCaseStep = source[at - 1].isSmallLetter && source[at + 1].properties.isUppercase
        return isLetter(source[at - 1]) && isLetter(source[at - 2]) && !isCaseStep ? at : nil
    }

    /// End of `fewest` or more single letters (two in a script without blanks) with the same gap between them.
    private static func spacedRun(_ source: [Unicode.Scalar], _ at: Int, fewest: Int) -> Int? {
        guard at + 2 < source.count, isGap(source[at + 1]), isLetter(source[at]),
            at == 0 || !isLetter(source[at - 1])
        else { return nil }
        var end = at + 1
        while end + 1 < source.count, source[end] == source[at + 1], isLetter(source[end + 1]),
            end + 2 >= source.count || !isLetter(source[end + 2])
        {
            end += 2
        }
        let letters = (end - at + 1) / 2
        return letters >= (Script(source[at].value).isUnspaced ? 2 : fewest) ? end : nil
    }

    /// Behind the hyphen and the line break that begin at `at` inside a word.
    private static func brokenLine(_ source: [Unicode.Scalar], _ at: Int) -> Int? {
        guard isHyphen(source[at]), at > 0, isLetter(source[at - 1]) else { return nil }
        var next = at + 1
        while next < source.count, source[next].isBlank { next += 1 }
        let hasBreak = source[at + 1..<next].contains { $0 == "\n" || $0 == "\r" }
        return hasBreak && next < source.count && source[next].isSmallLetter ? next : nil
    }

    /// The text without debris, and without signs that show as a blank and are none, behind a letter or a hyphen and
    /// between digits.
    ///
    /// - Complexity: linear; a text without such signs comes back as it is.
    static func withoutFalseBlanks(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { LooseText.isFalseBlank($0) || LooseText.isDebris($0) }) else {
            return text
        }
        var joined = String.UnicodeScalarView()
        var pending: Unicode.Scalar?
        for scalar in text.unicodeScalars where !LooseText.isDebris(scalar) {
            if pending == nil, LooseText.isFalseBlank(scalar) {
                pending = scalar
                continue
            }
            if let blank = pending, !isBroken(before: joined.last, behind: scalar) { joined.append(blank) }
            pending = nil
            joined.append(scalar)
        }
        return String(joined)
    }

    /// The text with one letter for every letter that was lost (U+FFFD).
    ///
    /// - Complexity: linear.
    static func filled(_ text: String, with letter: Character) -> String { text.replacing("\u{FFFD}", with: [letter]) }

    /// True where a false blank may have been put into a word or number.
    static func isBroken(before: Unicode.Scalar?, behind: Unicode.Scalar) -> Bool {
        guard let before else { return false }
        return isLetter(before) || before == "-" || before.isDigit && behind.isDigit
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ScalarClass(scalar.value) == .letter }

    static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x2D, 0x2E, 0x5F, 0xB7, 0x2022, 0x2800, 0x2010, 0x7C: true
        default: scalar.isBlank
        }
    }
}

extension LooseText {
    /// True for signs that may stand between the letters of a word that was spaced out or broken.
    public static func isGap(_ scalar: Unicode.Scalar) -> Bool { GapJoining.isGap(scalar) }
}
