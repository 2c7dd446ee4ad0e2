import ICU

/// Letters of other scripts, symbols and digits that look like Latin letters, written as those.
///
/// Source: Unicode 15 confusables.txt, the letters a label could print; digits after common scanner errors.
enum Confusables {
    /// The text with every word in plain Latin letters that can be read so from end to end.
    ///
    /// - Parameter ones: the letters that `1`, `|`, a palochka and a capital I inside a word are read as, in turn.
    /// - Complexity: linear; plain words come back as they are.
    static func unmasked(_ text: String, ones: [Unicode.Scalar]) -> String {
        if !mayHold(text) { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let start = at
            repeat { at += 1 } while at < bytes.count && !(bytes[at] < 0x80 && Unicode.Scalar(bytes[at]).isBlank)
            let word = bytes[start..<at]
            let isPlain = !mayChange(word)
            result += isPlain ? word : Array(unmaskedWords(String(decoding: word, as: UTF8.self), ones).utf8)[...]
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// False for a word that comes back as it is: without a digit or sign that `isSuspicious` names, and without a
    /// letter that looks like another.
    private static func mayChange(_ word: ArraySlice<UInt8>) -> Bool {
        let bytes = word.span
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                if isSuspicious(Unicode.Scalar(byte)) { return true }
                at += 1
            } else {
                let (value, length) = bytes.scalar(at: at)
                if Unicode.Scalar(value).map(isMask) ?? true { return true }
                at += length
            }
        }
        return false
    }

    private static func unmaskedWords(_ text: String, _ ones: [Unicode.Scalar]) -> String {
        text.mappingWords { word in
            guard word.contains(where: isSuspicious), !isNumber(word) else { return nil }
            var plain = String.UnicodeScalarView()
            var turn = 0
            for index in word.indices {
                guard let scalar = letter(word, index, ones[turn % ones.count]) else { return nil }
                if scalar != " " { plain.append(scalar) }
                if isOne(word[index]) { turn += 1 }
            }
            return String(plain)
        }
    }

    /// True where some word may come back changed.
    private static func mayHold(_ text: String) -> Bool {
        var word = WordGlance()
        for scalar in text.unicodeScalars {
            if scalar.isBlank {
                if word.mayChange { return true }
                word = WordGlance()
            } else {
                word.take(scalar)
            }
        }
        return word.mayChange
    }

    /// One pass over a word for what `unmasked` would do with it.
    private struct WordGlance {
        private var isActive = false
        private var isBlocked = false
        private var hasMask = false
        private var letters = 0
        private var digits = 0

        /// False where the word has no letter to replace, one that stands for itself only, or is a number.
        var mayChange: Bool { isActive && !isBlocked && (hasMask || letters >= 2 && digits <= 3) }

        mutating func take(_ scalar: Unicode.Scalar) {
            if scalar.value < 0x80 {
                if scalar.isLetter { letters += 1 }
                if scalar.isDigit { digits += 1 }
                if isSuspicious(scalar) { isActive = true }
                return
            }
            letters += 1
            if isMask(scalar) { hasMask = true }
            if isOne(scalar) || isMark(scalar) || hasPlain(scalar) {
                isActive = true
            } else if scalar.isLetter, Script(scalar.value) != .latin {
                isBlocked = true
            }
        }
    }

    /// True for a letter of another script, or an enclosed one, that looks like a Latin one.
    private static func hasPlain(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= firstMask && plain(scalar) != nil
    }

    /// No letter below it looks like another.
    private static let firstMask: UInt32 = 0x131

    /// A quantity, a date or an E number.
    private static func isNumber(_ word: Substring.UnicodeScalarView) -> Bool {
        if word.contains(where: { $0.value >= 0x80 && isMask($0) }) { return false }
        let letters = word.count { $0.value >= 0x80 || $0.isLetter }
        if isAdditive(word) { return true }
        return letters < 2 || word.count { (0x30...0x39).contains($0.value) } > 3
    }

    /// An E number with the letters of one of its forms, as in `(E160a),` and `E500ii`: Regulation (EC) 1333/2008, Annex II.
    private static func isAdditive(_ word: Substring.UnicodeScalarView) -> Bool {
        let sign = word.drop { "([".unicodeScalars.contains($0) }
        let end = sign.lastIndex { $0.isLetter || $0.isDigit }.map { sign.index(after: $0) } ?? sign.startIndex
        let core = sign[..<end]
        guard let first = core.first, first == "E" || first == "e", sign.allSatisfy({ $0.value < 0x80 }) else {
            return false
        }
        let digits = core.dropFirst().prefix(while: \.isDigit).count
        let form = core.dropFirst(1 + digits)
        return (3...4).contains(digits) && form.count <= 4 && form.allSatisfy("abcdefghijvx".unicodeScalars.contains)
    }

    private static func isSuspicious(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x80 || isDigit(scalar) || scalar == "|" || scalar == "I"
    }

    /// True for what a scanner may take for a letter.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x41 && (scalar == "1" || digit(scalar) != nil)
    }

    /// True for a character beyond ASCII that may stand for a Latin letter or for nothing.
    static func isMask(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < firstMask { return false }
        return plain(scalar) != nil || isMark(scalar) || isStyled(scalar) || isOne(scalar)
    }

    /// Letters that folding turns into plain ones: full width, mathematical, in circles, and ligatures.
    private static func isStyled(_ scalar: Unicode.Scalar) -> Bool {
        (0xFF00...0xFFEF).contains(scalar.value) || (0x1D400...0x1D7FF).contains(scalar.value)
            || (0x2460...0x24FF).contains(scalar.value) || (0x2100...0x214F).contains(scalar.value)
    }

    /// What a character is read as: itself, a Latin letter, or a blank for nothing; nil where it has no such reading.
    private static func letter(
        _ word: Substring.UnicodeScalarView, _ index: String.Index, _ one: Unicode.Scalar
    ) -> Unicode.Scalar? {
        let scalar = word[index]
        let before = index > word.startIndex ? word[word.index(before: index)] : nil
        let behind = word.index(after: index) < word.endIndex ? word[word.index(after: index)] : nil
        if scalar == "1" || scalar == "|" || scalar == "I" && (isSmall(before) || isSmall(behind) && before == nil) {
            return isInWord(word, index) ? one : scalar
        }
        if isOne(scalar), scalar.value >= 0x80 { return one }
        if let letter = digit(scalar) { return isInWord(word, index) ? letter : scalar }
        if scalar.value < 0x80 { return scalar }
        if isMark(scalar) { return " " }
        if let plain = plain(scalar) { return plain }
        return scalar.isLetter && Script(scalar.value) != .latin ? nil : scalar
    }

    /// True where the letters, and what a scanner takes for letters, around `index` hold a letter.
    private static func isInWord(_ word: Substring.UnicodeScalarView, _ index: String.Index) -> Bool {
        func hasLetter(_ part: some Sequence<Unicode.Scalar>) -> Bool {
            part.first { !isDigit($0) && !isOne($0) || $0.isLetter }?.isLetter ?? false
        }
        return hasLetter(word[index...].dropFirst()) || hasLetter(word[..<index].reversed())
    }

    /// A stroke that may be an l or an i: `1`, `|`, a capital I, the Cyrillic palochka in both sizes.
    static func isOne(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "1", "|", "I", "\u{4C0}", "\u{4CF}": true
        default: false
        }
    }

    private static func isSmall(_ scalar: Unicode.Scalar?) -> Bool { scalar?.isSmallLetter ?? false }

    /// Accents and strokes laid over letters.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        (0x300...0x36F).contains(scalar.value) || (0x20D0...0x20FF).contains(scalar.value)
            || (0x1AB0...0x1AFF).contains(scalar.value)
    }

    /// White letters in black squares and circles, and the letters flags are made of.
    private static func enclosed(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        for first: UInt32 in [0x1F150, 0x1F170, 0x1F1E6] where (first..<first + 26).contains(scalar.value) {
            return Unicode.Scalar(0x41 + scalar.value - first)
        }
        return nil
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "0": "o"
        case "3": "e"
        case "4", "@": "a"
        case "5", "$": "s"
        case "7": "t"
        case "8": "b"
        case "!": "i"
        default: nil
        }
    }

    /// The Latin letter that a character looks like.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.value < UInt32(low.count) {
            let plain = low[Int(scalar.value)]
            return plain == 0 ? nil : Unicode.Scalar(plain)
        }
        return table[scalar.value] ?? enclosed(scalar)
    }

    /// The head of `table`, where the letters of Greek and Cyrillic are.
    private static let low: [UInt8] = (0..<UInt32(0x600)).map { table[$0].map { UInt8($0.value) } ?? 0 }

    private static let table: [UInt32: Unicode.Scalar] = {
        var table: [UInt32: Unicode.Scalar] = [:]
        for (plain, masks) in letters { for mask in masks.unicodeScalars { table[mask.value] = plain } }
        return table
    }()

    private static let letters: [(Unicode.Scalar, String)] = [
        ("a", "аαɑᴀ⍺"),
        ("b", "Ьʙᖯƅвβ"),
        ("c", "сϲᴄⲥ"),
        ("d", "ԁᴅɗ"),
        ("e", "еεᴇєҽ℮ə"),
        ("f", "ꜰϝƒ"),
        ("g", "ɡɢցԍ"),
        ("h", "һհʜнη"),
        ("i", "іιıɪɩ⍳"),
        ("j", "јʝᴊյ"),
        ("k", "кκᴋĸ"),
        ("l", "ʟⅼ"),
        ("m", "мᴍ"),
        ("n", "пոɴռ"),
        ("o", "оοօᴏσⲟ"),
        ("p", "рρᴘք"),
        ("q", "ԛզǫ"),
        ("r", "гᴦʀɾ"),
        ("s", "ѕꜱʂ"),
        ("t", "тτᴛ"),
        ("u", "υսᴜʋц"),
        ("v", "νѵᴠ"),
        ("w", "ԝᴡωѡш"),
        ("x", "хχᕁ"),
        ("y", "уүʏγყ"),
        ("z", "ᴢʐȥ"),
        ("A", "АΑᎪꓮ"),
        ("B", "ВΒᏴꓐ"),
        ("C", "СϹᏟꓚ"),
        ("D", "Ꭰꓓ"),
        ("E", "ЕΕᎬꓰ"),
        ("F", "Ϝꓝ"),
        ("G", "ᏩᏳԌꓖ"),
        ("H", "НΗᎻꓧ"),
        ("I", "ІΙꓲ"),
        ("J", "ЈᎫꓙ"),
        ("K", "КΚᏦꓗ"),
        ("L", "Ꮮꓡ"),
        ("M", "МΜᎷꓟ"),
        ("N", "Νꓠ"),
        ("O", "ОΟՕꓳ"),
        ("P", "РΡᏢꓑ"),
        ("Q", "Ԛ"),
        ("R", "Ꮢꓣ"),
        ("S", "ЅᏚꓢ"),
        ("T", "ТΤᎢꓔ"),
        ("U", "Սꓴ"),
        ("V", "ѴᏙꓦ"),
        ("W", "ԜᎳꓪ"),
        ("X", "ХΧꓫ"),
        ("Y", "УΥҮꓬ"),
        ("Z", "ΖᏃꓜ"),
    ]
}
