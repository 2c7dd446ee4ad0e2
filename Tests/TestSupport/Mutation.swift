/// Ways to hide a word from a reader that people still read (fault matrix, D1 to D9).
public enum Mutation: String, CaseIterable, Sendable {
    case invisible, style, lookalike, mark, bidi, spaced, lineEnd, scanner, escape, markup, capitals

    /// The word changed.
    ///
    /// - Parameter word: letters of one word; comes back unchanged where the mutation has nothing to change.
    public func applied(to word: String, using random: inout SeededRandom) -> String {
        let letters = Array(word.unicodeScalars)
        guard letters.count > 1 else { return word }
        switch self {
        case .invisible:
            return Self.inserting(
                ["\u{200B}", "\u{200D}", "\u{AD}", "\u{2060}", "\u{FEFF}", "\u{34F}", "\u{FE0F}", "\u{180E}"], letters,
                &random)
        case .style: return Self.mapped(letters) { Self.styled($0, Int.random(in: 0...3, using: &random)) }
        case .lookalike: return Self.replacing(Self.lookalikes, letters, &random)
        case .mark: return Self.inserting(["\u{301}", "\u{336}", "\u{20E0}"], letters, &random, behindASCII: true)
        case .bidi: return "\u{202E}" + String(word.reversed()) + "\u{202C}"
        case .spaced: return Self.spaced(letters, [" ", ".", "-", "·", "\n"].randomElement(using: &random) ?? " ")
        case .lineEnd: return Self.broken(letters, &random)
        case .scanner: return Self.replacing(Self.scannerErrors, letters, &random)
        case .escape: return Self.escaped(letters, Int.random(in: 0...3, using: &random), &random)
        case .markup: return Self.inserting(["<b>", "</b>", "<span>"], letters, &random)
        case .capitals: return word.uppercased()
        }
    }

    private static func text(_ letters: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        return String(view)
    }

    private static func mapped(_ letters: [Unicode.Scalar], _ change: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        text(letters.map(change))
    }

    /// Inserts one of `pieces` between two letters, once to three times.
    private static func inserting(
        _ pieces: [String], _ letters: [Unicode.Scalar], _ random: inout SeededRandom, behindASCII: Bool = false
    ) -> String {
        let place = Int.random(in: 1..<letters.count, using: &random)
        if behindASCII, !letters[place - 1].properties.isAlphabetic || letters[place - 1].value > 0x7F {
            return text(letters)
        }
        let piece = pieces.randomElement(using: &random) ?? ""
        return text(Array(letters[..<place])) + piece + text(Array(letters[place...]))
    }

    /// Full width, mathematical, circled, small capitals.
    private static func styled(_ letter: Unicode.Scalar, _ style: Int) -> Unicode.Scalar {
        guard (0x61...0x7A).contains(letter.value) else { return letter }
        let offset = letter.value - 0x61
        let small = Array("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ".unicodeScalars)
        switch style {
        case 0: return Unicode.Scalar(0xFF41 + offset) ?? letter
        case 1: return Unicode.Scalar(0x1D41A + offset) ?? letter
        case 2: return Unicode.Scalar(0x24D0 + offset) ?? letter
        default: return small[Int(offset)]
        }
    }

    /// Replaces one to three letters that have a twin.
    private static func replacing(
        _ twins: [Unicode.Scalar: String], _ letters: [Unicode.Scalar], _ random: inout SeededRandom
    ) -> String {
        var places = Set<Int>()
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            places.insert(Int.random(in: 0..<letters.count, using: &random))
        }
        return letters.indices.map {
            places.contains($0) ? twins[letters[$0]] ?? String(letters[$0]) : String(letters[$0])
        }
        .joined()
    }

    private static let lookalikes: [Unicode.Scalar: String] = [
        "a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "s": "ѕ", "x": "х", "y": "у", "k": "к", "m": "м",
        "t": "т",
    ]
    private static let scannerErrors: [Unicode.Scalar: String] = ["l": "1", "o": "0", "m": "rn", "w": "vv", "i": "1"]

    private static func spaced(_ letters: [Unicode.Scalar], _ gap: String) -> String {
        letters.count < 4 || !letters.allSatisfy(\.properties.isAlphabetic)
            ? text(letters) : letters.map { String($0) }.joined(separator: gap)
    }

    private static func broken(_ letters: [Unicode.Scalar], _ random: inout SeededRandom) -> String {
        let place = Int.random(in: 1..<letters.count, using: &random)
        guard letters[place].properties.isLowercase, letters[place - 1].properties.isAlphabetic else {
            return text(letters)
        }
        return text(Array(letters[..<place])) + "-\n" + text(Array(letters[place...]))
    }

    private static func escaped(_ letters: [Unicode.Scalar], _ style: Int, _ random: inout SeededRandom) -> String {
        let place = Int.random(in: 0..<letters.count, using: &random)
        let value = letters[place].value
        let hex = String(value, radix: 16)
        let code =
            switch style {
            case 0: "&#\(value);"
            case 1: "&amp;amp;#x\(hex);"
            case 2 where value < 0x80: "%\(hex)"
            default: value < 0x10000 ? "\\u" + String(repeating: "0", count: 4 - hex.count) + hex : "&#x\(hex);"
            }
        return text(Array(letters[..<place])) + code + text(Array(letters[(place + 1)...]))
    }
}
