/// Joins words that were spaced out (`M I L K`, `w-h-e-y`, 脱 脂 粉 乳) or broken at the end of a line (`ca-` `sein`).
enum GapJoining {
    /// Where a spaced-out word may end: "M I L K powder", "J.o.g.h.urt", "m l e k o i sól".
    enum Tail: CaseIterable {
        case lastLetter, nextPiece, letterBefore
    }

    /// - Complexity: linear.
    static func joined(_ text: String, _ tail: Tail) -> String {
        var scalars: [Unicode.Scalar] = []
        let source = Array(text.unicodeScalars)
        var at = 0
        while at < source.count {
            if let end = spacedRun(source, at) {
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

    /// End of four or more single letters (two in a script without blanks) with the same gap between them.
    private static func spacedRun(_ source: [Unicode.Scalar], _ at: Int) -> Int? {
        guard isLetter(source[at]), at == 0 || !isLetter(source[at - 1]), at + 2 < source.count, isGap(source[at + 1])
        else { return nil }
        var end = at + 1
        while end + 1 < source.count, source[end] == source[at + 1], isLetter(source[end + 1]),
            end + 2 >= source.count || !isLetter(source[end + 2])
        {
            end += 2
        }
        let letters = (end - at + 1) / 2
        return letters >= (Script(source[at].value).isUnspaced ? 2 : 4) ? end : nil
    }

    /// Behind the hyphen and the line break that begin at `at` inside a word.
    private static func brokenLine(_ source: [Unicode.Scalar], _ at: Int) -> Int? {
        guard [0x2D, 0x2010, 0xAD].contains(source[at].value), at > 0, isLetter(source[at - 1]) else { return nil }
        var next = at + 1
        while next < source.count, source[next].isBlank { next += 1 }
        let hasBreak = source[at + 1..<next].contains { $0 == "\n" || $0 == "\r" }
        return hasBreak && next < source.count && source[next].isSmallLetter ? next : nil
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { ScalarClass(scalar.value) == .letter }

    private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isBlank || [0x2D, 0x2E, 0x5F, 0xB7, 0x2022, 0x2800, 0x2010, 0x7C].contains(scalar.value)
    }
}
