/// Undoes what scanners make of letters that touch, `rnilk`, `vvhey`, and of a capital I at the head of a word, `lced`.
enum ScannerErrors {
    /// True where `corrected` changes something.
    ///
    /// - Complexity: linear.
    static func mayHold(_ text: String) -> Bool {
        var (last, lastButOne) = (UInt8(0), UInt8(0))
        for byte in text.utf8 {
            if byte == 0x6E, last == 0x72 { return true }
            if byte | 0x20 == 0x76, last | 0x20 == 0x76 { return true }
            if last == 0x6C, !isLetter(lastButOne), isConsonant(byte) { return true }
            (lastButOne, last) = (last, byte)
        }
        return false
    }

    /// - Complexity: linear.
    static func corrected(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x6E, bytes.last == 0x72 {
                bytes[bytes.count - 1] = 0x6D
            } else if byte | 0x20 == 0x76, let last = bytes.last, last | 0x20 == 0x76 {
                bytes[bytes.count - 1] = last == 0x76 ? 0x77 : 0x57
            } else {
                if isConsonant(byte), bytes.last == 0x6C, bytes.count < 2 || !isLetter(bytes[bytes.count - 2]) {
                    bytes[bytes.count - 1] = 0x69
                }
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A letter before which no word of Latin script begins with an l.
    static func isConsonant(_ byte: UInt8) -> Bool {
        let letter = byte &- 0x61
        return letter < 26 && consonants >> UInt32(letter) & 1 == 1
    }

    private static let consonants = "bcdfgkmnpqrstwxz".utf8.reduce(UInt32(0)) { $0 | 1 << UInt32($1 - 0x61) }

    /// True for ASCII letters and for parts of all others.
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}

extension LooseText {
    /// What a short folded word may be that a scanner misread letter for letter: `whev`, `mllk`, `clairy`. The first
    /// such word that `isWord` knows; nil where it knows none.
    ///
    /// - Complexity: O(letters²).
    public static func scannerTwin(of word: [UInt8], _ isWord: ([UInt8]) -> Bool) -> [UInt8]? {
        var twin = word
        for index in word.indices {
            let letter = word[index]
            let other = scannerTwin(of: letter)
            if other != letter {
                twin[index] = other
                if isWord(twin) { return twin }
                twin[index] = letter
            }
            if letter == UInt8(ascii: "c"), index + 1 < word.count, word[index + 1] == UInt8(ascii: "l") {
                let shorter = word[..<index] + [UInt8(ascii: "d")] + word[(index + 2)...]
                if isWord(Array(shorter)) { return Array(shorter) }
            }
        }
        return nil
    }

    /// The letter that a scanner takes for this one; itself where there is none.
    private static func scannerTwin(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "l"): UInt8(ascii: "i")
        case UInt8(ascii: "i"): UInt8(ascii: "l")
        case UInt8(ascii: "v"): UInt8(ascii: "y")
        case UInt8(ascii: "y"): UInt8(ascii: "v")
        default: letter
        }
    }

    /// True for signs that show as a blank and may stand inside a word: no-break and other special blanks, the
    /// empty Braille pattern, line and paragraph separators.
    public static func isFalseBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x2800: true
        default: false
        }
    }

    /// True for signs that print as nothing or as a box: what damage left in a text. Control characters other than
    /// blanks, noncharacters, private letters, the replacement character.
    public static func isDebris(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFF9...0xFFFF,
            0xF0000...:
            true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }
}
