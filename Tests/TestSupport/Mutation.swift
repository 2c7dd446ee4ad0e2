/// Ways to hide a word from a reader that people still read (fault matrix, D1 to D9).
public enum Mutation: String, CaseIterable, Sendable {
    /// D1: signs of no width between letters.
    case invisible
    /// D1: signs that show as a blank inside a word.
    case falseBlank
    /// D2: full width, mathematical, circled, small capitals, Roman numerals.
    case style
    /// D2: ligatures, half-width kana, radicals, Arabic presentation forms.
    case compatibility
    /// D2: white letters in black squares, the letters flags are made of.
    case enclosed
    /// D4: one to three letters, or all, from another script.
    case lookalike
    /// D5: accents and strokes over letters.
    case mark
    /// D6: reversed letters behind an override, isolates around or inside.
    case bidi
    /// D7: spaced out, dotted, one letter a line.
    case spaced
    /// D7: hyphenated at the end of a line.
    case lineEnd
    /// D8: what a scanner makes of letters.
    case scanner
    /// D9: character references, percent signs and backslashes, up to three deep.
    case escape
    /// Inline tags between letters.
    case markup
    /// Capitals, the Turkish dotted I among them.
    case capitals
    /// UTF-8 read as Windows-1252.
    case mojibake

    /// The word changed.
    ///
    /// - Parameter word: letters of one word; comes back unchanged where the mutation has nothing to change.
    public func applied(to word: String, using random: inout SeededRandom) -> String {
        let letters = Array(word.unicodeScalars)
        guard letters.count > 1 else { return word }
        switch self {
        case .invisible: return Self.inserting(Self.invisibles, letters, &random)
        case .falseBlank: return Self.inserting(["\u{A0}", "\u{2800}", "\u{2009}", "\u{2028}"], letters, &random)
        case .style: return Self.styled(letters, Int.random(in: 0...4, using: &random))
        case .compatibility: return Compatibility.disguised(word)
        case .enclosed: return Self.enclosed(letters, Bool.random(using: &random) ? 0x1F170 : 0x1F1E6)
        case .lookalike: return Self.masked(letters, &random)
        case .mark: return Self.inserting(["\u{301}", "\u{336}", "\u{20E0}"], letters, &random, behindASCII: true)
        case .bidi: return Self.reordered(word, letters, Int.random(in: 0...3, using: &random))
        case .spaced:
            return Self.spaced(
                letters, [" ", ".", "-", "·", "\n", "_", "\u{2009}"].randomElement(using: &random) ?? " ")
        case .lineEnd: return Self.broken(letters, &random)
        case .scanner: return letters.count < 3 ? word : Self.replacing(Self.scannerErrors, letters, &random)
        case .escape: return Self.escaped(letters, Int.random(in: 0...4, using: &random), &random)
        case .markup: return Self.inserting(["<b>", "</b>", "<span>", "<!-- x -->"], letters, &random)
        case .capitals: return Self.capitals(word, isTurkish: Bool.random(using: &random))
        case .mojibake: return Self.misread(word)
        }
    }

    /// Thirty signs that take no width.
    public static let invisibles: [String] =
        [
            0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD, 0x34F, 0xFE00, 0xFE0E, 0xFE0F, 0xE0100, 0x180B, 0x180E,
            0xE0061,
            0xE007F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x200E, 0x200F, 0x61C, 0x2061, 0x2062, 0x2063, 0x2064, 0x206A,
            0x206F,
            0x17B4, 0x1D173,
        ].compactMap(Unicode.Scalar.init).map { String($0) }

    static func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: letters)
        return String(view)
    }

    /// Inserts one of `pieces` between two letters.
    private static func inserting(
        _ pieces: [String], _ letters: [Unicode.Scalar], _ random: inout SeededRandom, behindASCII: Bool = false
    ) -> String {
        let place = Int.random(in: 1..<letters.count, using: &random)
        if behindASCII, !letters[place - 1].properties.isAlphabetic || letters[place - 1].value > 0x7F {
            return text(letters)
        }
        let piece = pieces.randomElement(using: &random) ?? ""
        return text(letters[..<place]) + piece + text(letters[place...])
    }

    /// Full width, mathematical, circled, small capitals, Roman numerals.
    private static func styled(_ letters: [Unicode.Scalar], _ style: Int) -> String {
        let small = Array("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ".unicodeScalars)
        let numerals: [Unicode.Scalar: Unicode.Scalar] = [
            "i": "ⅰ", "v": "ⅴ", "x": "ⅹ", "l": "ⅼ", "c": "ⅽ", "d": "ⅾ", "m": "ⅿ",
        ]
        return text(
            letters.map { letter in
                guard (0x61...0x7A).contains(letter.value) else { return letter }
                let offset = letter.value - 0x61
                switch style {
                case 0: return Unicode.Scalar(0xFF41 + offset) ?? letter
                case 1: return Unicode.Scalar(0x1D41A + offset) ?? letter
                case 2: return Unicode.Scalar(0x24D0 + offset) ?? letter
                case 3: return small[Int(offset)]
                default: return numerals[letter] ?? letter
                }
            })
    }

    private static func enclosed(_ letters: [Unicode.Scalar], _ first: UInt32) -> String {
        text(
            letters.map { letter in
                let offset = letter.value & ~0x20
                return (0x41...0x5A).contains(offset) ? Unicode.Scalar(first + offset - 0x41) ?? letter : letter
            })
    }

    /// One to three letters that have a twin in another script, or all of them.
    private static func masked(_ letters: [Unicode.Scalar], _ random: inout SeededRandom) -> String {
        if Int.random(in: 0...3, using: &random) > 0 { return replacing(cyrillic, letters, &random) }
        let twins = Bool.random(using: &random) ? cyrillic : greek
        return letters.map { twins[$0] ?? String($0) }.joined()
    }

    /// Replaces one to three letters that have a twin, at most half of them: people must still read the word.
    private static func replacing(
        _ twins: [Unicode.Scalar: String], _ letters: [Unicode.Scalar], _ random: inout SeededRandom
    ) -> String {
        var places = Set<Int>()
        for _ in 0..<Int.random(in: 1...max(1, min(3, letters.count / 2)), using: &random) {
            places.insert(Int.random(in: 0..<letters.count, using: &random))
        }
        return letters.indices.map {
            places.contains($0) ? twins[letters[$0]] ?? String(letters[$0]) : String(letters[$0])
        }
        .joined()
    }

    private static let cyrillic: [Unicode.Scalar: String] = [
        "a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "s": "ѕ", "x": "х", "y": "у", "k": "к", "m": "м",
        "t": "т", "h": "һ", "l": "ӏ", "w": "ԝ", "d": "ԁ", "M": "М", "A": "А", "E": "Е", "K": "К", "O": "О", "B": "В",
        "H": "Н", "T": "Т", "C": "С",
    ]
    private static let greek: [Unicode.Scalar: String] = [
        "a": "α", "o": "ο", "i": "ι", "u": "υ", "v": "ν", "k": "κ", "t": "τ", "p": "ρ", "x": "χ", "y": "γ", "w": "ω",
        "M": "Μ", "I": "Ι", "K": "Κ", "A": "Α", "E": "Ε", "O": "Ο", "B": "Β", "H": "Η", "T": "Τ",
    ]
    static let scannerErrors: [Unicode.Scalar: String] = [
        "l": "1", "o": "0", "m": "rn", "w": "vv", "i": "1", "e": "3", "s": "5", "b": "8", "I": "l", "O": "0", "y": "v",
        "L": "|",
    ]

    /// Reversed letters behind an override, or controls around or inside that leave the order as it is.
    private static func reordered(_ word: String, _ letters: [Unicode.Scalar], _ style: Int) -> String {
        switch style {
        case 0: "\u{202E}" + String(word.reversed()) + "\u{202C}"
        case 1: "\u{202D}" + word + "\u{202C}"
        case 2: "\u{2066}" + word + "\u{2069}"
        default: text(letters[..<1]) + "\u{202A}" + text(letters[1...])
        }
    }

    private static func spaced(_ letters: [Unicode.Scalar], _ gap: String) -> String {
        letters.count < 4 || !letters.allSatisfy(\.properties.isAlphabetic)
            ? text(letters) : letters.map { String($0) }.joined(separator: gap)
    }

    private static func broken(_ letters: [Unicode.Scalar], _ random: inout SeededRandom) -> String {
        let place = Int.random(in: 1..<letters.count, using: &random)
        guard letters[place].properties.isLowercase, letters[place - 1].properties.isAlphabetic else {
            return text(letters)
        }
        return text(letters[..<place]) + "-\n" + text(letters[place...])
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
            case 3 where value < 0x80: "%25\(hex)"
            default: value < 0x10000 ? "\\u" + String(repeating: "0", count: 4 - hex.count) + hex : "&#x\(hex);"
            }
        return text(letters[..<place]) + code + text(letters[(place + 1)...])
    }

    private static func capitals(_ word: String, isTurkish: Bool) -> String {
        isTurkish ? text(word.unicodeScalars.map { $0 == "i" ? "İ" : $0 }).uppercased() : word.uppercased()
    }

    /// UTF-8 read as Windows-1252; the word itself where a byte stands for nothing there.
    private static func misread(_ word: String) -> String {
        let high: [UInt32] = [
            0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
            0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E,
            0x178,
        ]
        var letters: [Unicode.Scalar] = []
        for byte in word.utf8 {
            let value = (0x80..<0xA0).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
            guard value > 0, let letter = Unicode.Scalar(value) else { return word }
            letters.append(letter)
        }
        return text(letters)
    }
}
