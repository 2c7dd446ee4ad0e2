import ICU

/// What a text shows at a glance that a loose reading could be about. Most texts show nothing.
struct LooseSigns: OptionSet {
    let rawValue: UInt8

    /// `&`, `%`, `<`, a backslash, a word as long as an encoded text, or the first bytes of text decoded wrongly.
    static let escape = LooseSigns(rawValue: 1)
    /// Look-alike letters, signs over letters, or digits inside words.
    static let mask = LooseSigns(rawValue: 2)
    /// `rn` or `vv`, or an l at the head of a word before a consonant.
    static let scanner = LooseSigns(rawValue: 4)
    /// Single letters in a row, a hyphen at the end of a line, a false blank behind a letter, or debris.
    static let gap = LooseSigns(rawValue: 8)
    /// A letter that an earlier program could not read.
    static let lost = LooseSigns(rawValue: 16)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// - Complexity: one pass.
    init(_ text: String) {
        var glance = Glance()
        let utf8 = text.utf8
        let bytes = utf8.span
        var at = 0
        while at < bytes.count {
            if bytes[at] &- 0x61 < 26 {
                glance.takeSmall(bytes[at])
                at += 1
            } else {
                let (value, length) = bytes.scalar(at: at)
                if let scalar = Unicode.Scalar(value) { glance.take(scalar) }
                at += length
            }
        }
        glance.take(" ")
        self = glance.signs
    }
}

/// One pass over a text, a character at a time.
private struct Glance {
    var signs: LooseSigns = []
    private var last: Unicode.Scalar = " "
    private var lastButOne: Unicode.Scalar = " "
    /// Letters and digits since the last blank.
    private var letters = 0
    private var digits = 0
    /// Signs of ASCII since the last blank.
    private var plain = 0
    /// Letters since the last character that is none, and how many pieces of one letter came in a row.
    private var run = 0
    private var singles = 0
    private var isUnspaced = false

    /// What `take` does with a small letter of ASCII, which is most of what there is.
    @inline(__always)
    mutating func takeSmall(_ byte: UInt8) {
        let scalar = Unicode.Scalar(byte)
        if last.value >= 0x80, LooseText.isFalseBlank(last), GapJoining.isBroken(before: lastButOne, behind: scalar) {
            signs.insert(.gap)
        }
        plain += 1
        letters += 1
        run += 1
        isUnspaced = false
        if last == "l", !lastButOne.isLetter, ScannerErrors.isConsonant(byte) { signs.insert(.scanner) }
        if byte == 0x6E, last == "r" || last == "R" { signs.insert(.scanner) }
        if byte == 0x76, last == "v" || last == "V" { signs.insert(.scanner) }
        (lastButOne, last) = (last, scalar)
    }

    mutating func take(_ scalar: Unicode.Scalar) {
        defer { (lastButOne, last) = (last, scalar) }
        if last.value >= 0x80, LooseText.isFalseBlank(last), GapJoining.isBroken(before: lastButOne, behind: scalar) {
            signs.insert(.gap)
        }
        if scalar.isBlank { endWord() }
        if LooseText.isDebris(scalar) { signs.formUnion(scalar == "\u{FFFD}" ? [.gap, .lost] : .gap) }
        if scalar.value >= 0x80 { takeForeign(scalar) } else { takeASCII(scalar) }
        takeRun(scalar)
    }

    private mutating func takeASCII(_ scalar: Unicode.Scalar) {
        plain += 1
        if last == "l", !lastButOne.isLetter, ScannerErrors.isConsonant(UInt8(scalar.value)) { signs.insert(.scanner) }
        switch scalar {
        case "&", "%", "\\", "<": signs.insert(.escape)
        case "|": signs.insert(.mask)
        case "I": if last.isSmallLetter { signs.insert(.mask) }
        case "n", "N": if last == "r" || last == "R" { signs.insert(.scanner) }
        case "v", "V": if last == "v" || last == "V" { signs.insert(.scanner) }
        case "\n", "\r": if last == "-" { signs.insert(.gap) }
        default: break
        }
        if scalar.isLetter { letters += 1 }
        if Confusables.isDigit(scalar) { digits += 1 }
    }

    private mutating func takeForeign(_ scalar: Unicode.Scalar) {
        letters += 1
        if (0xC2...0xF4).contains(last.value) { signs.insert(.escape) }
        if Confusables.isMask(scalar) { signs.insert(.mask) }
        if scalar.value == 0x2010 || scalar.value == 0xAD { signs.insert(.gap) }
    }

    private mutating func takeRun(_ scalar: Unicode.Scalar) {
        if ScalarClass(scalar.value) == .letter {
            run += 1
            isUnspaced = scalar.value >= 0x80 && Script(scalar.value).isUnspaced
        } else if run > 0 {
            singles = run == 1 ? singles + 1 : 0
            run = 0
        } else {
            singles = 0
        }
        if singles >= 3 || singles >= 1 && isUnspaced { signs.insert(.gap) }
    }

    /// At a blank: a word of letters with up to three digits in it may be a mask.
    mutating func endWord() {
        if letters >= 2, (1...3).contains(digits) { signs.insert(.mask) }
        if plain >= Base64.shortest { signs.insert(.escape) }
        letters = 0
        plain = 0
        digits = 0
    }
}
