import LabelText

/// Reads the forms field of a lexicon line.
enum FormParser {
    struct Fault: Error {
        let message: String
        init(_ message: String) { self.message = message }
    }

    /// Spellings of one word that are written out.
    static let wordLimit = 1024

    /// Forms are separated by ` | `.
    ///
    /// - Complexity: linear in the spellings of each word; choices of words in a phrase are not multiplied.
    /// - Returns: the forms, or the fault as words for the error message.
    static func parse(_ field: some StringProtocol) -> Result<[Form], Fault> {
        var forms: [Form] = []
        for piece in field.split(separator: "|") {
            let text = piece.split(separator: " ").joined(separator: " ")
            guard !text.isEmpty else { return .failure(Fault("an empty form")) }
            switch Result(catching: { () throws(Fault) in try self.forms(of: text) }) {
            case .failure(let fault): return .failure(fault)
            case .success(let parsed): forms += parsed
            }
        }
        return forms.isEmpty ? .failure(Fault("no form")) : .success(forms)
    }

    private static func forms(of text: String) throws(Fault) -> [Form] {
        var flags = Form(choices: [])
        var rest = Substring(text)
        while let first = rest.first, first == "^" || first == "!" {
            if first == "^" { flags.isOwnLanguageOnly = true } else { flags.accentsDecide = true }
            rest.removeFirst()
        }
        var forms: [Form] = []
        for phrase in try phrases(of: String(rest)) {
            var form = flags
            for piece in phrase.split(separator: " ") { form.choices += try choices(of: piece, in: phrase) }
            if form.choices.isEmpty { throw Fault("an empty form") }
            forms.append(form)
        }
        return forms
    }

    /// Writes out the choices that change the number of words: `{a b,c}` and a whole word that may be missing;
    /// in a script without blanks, any part that may be missing.
    private static func phrases(of text: String) throws(Fault) -> [String] {
        var at = text.startIndex
        while let open = text[at...].firstIndex(of: "{") {
            guard let close = text[open...].firstIndex(of: "}") else { throw Fault("{ without }") }
            let behind = text.index(after: close)
            let choices = text[text.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false)
            let standsAlone = text[..<open].last ?? " " == " " && text[behind...].first ?? " " == " "
            var writtenOut: [String] = []
            if choices.contains(where: { $0.contains(" ") || standsAlone && $0.isEmpty }) {
                writtenOut = choices.map(String.init)
            } else if choices.contains(""), isUnspaced(text[...]) {
                writtenOut = ["", "{" + choices.filter { !$0.isEmpty }.joined(separator: ",") + "}"]
            }
            at = behind
            if writtenOut.isEmpty { continue }
            var result: [String] = []
            for choice in writtenOut {
                let phrase = text[..<open] + choice + text[behind...]
                result += try phrases(of: phrase.split(separator: " ").joined(separator: " "))
            }
            return result
        }
        return [text]
    }

    /// The spellings of a word. In a script without blanks, choices that would multiply beyond the limit follow
    /// one another like words of a phrase.
    private static func choices(of piece: Substring, in phrase: String) throws(Fault) -> [Form.Choice] {
        let spellings = try alternatives(of: piece)
        if spellings.count > 16, isUnspaced(piece) { return try adjacentParts(of: piece, in: phrase) }
        if spellings.count > wordLimit {
            throw Fault("\"\(phrase.prefix(40))\": a word has \(spellings.count) spellings, more than \(wordLimit)")
        }
        var choice = Form.Choice(words: [])
        for spelling in spellings { choice.words.append(try word(spelling, in: phrase)) }
        return [choice]
    }

    private static func isUnspaced(_ text: Substring) -> Bool {
        text.unicodeScalars.contains { Script($0.value).isUnspaced && ScalarClass($0.value) == .letter }
    }

    /// `{a,b}c{d,e}` as three choices without blanks between.
    private static func adjacentParts(of piece: Substring, in phrase: String) throws(Fault) -> [Form.Choice] {
        var parts: [Form.Choice] = []
        var rest = piece
        while !rest.isEmpty {
            let end =
                rest.first == "{" ? rest.firstIndex(of: "}").map { rest.index(after: $0) } : rest.firstIndex(of: "{")
            let part = rest[..<(end ?? rest.endIndex)]
            var choice = Form.Choice(words: [], isAdjacent: !parts.isEmpty)
            for spelling in try alternatives(of: part) { choice.words.append(try word(spelling, in: phrase)) }
            parts.append(choice)
            rest = rest[part.endIndex...]
        }
        return parts
    }

    /// Writes out `{a,b,}`, from the left; alternatives do not nest.
    private static func alternatives(of text: Substring) throws(Fault) -> [String] {
        guard let open = text.firstIndex(of: "{") else {
            if text.contains("}") { throw Fault("} without {") }
            return [String(text)]
        }
        guard let close = text[open...].firstIndex(of: "}") else { throw Fault("{ without }") }
        let inside = text[text.index(after: open)..<close]
        if inside.contains("{") { throw Fault("{ inside {") }
        let tails = try alternatives(of: text[text.index(after: close)...])
        var result: [String] = []
        for choice in inside.split(separator: ",", omittingEmptySubsequences: false) {
            for tail in tails { result.append(text[..<open] + choice + tail) }
        }
        return result
    }

    private static func word(_ piece: String, in phrase: String) throws(Fault) -> Form.Word {
        var rest = Substring(piece)
        var word = Form.Word(text: "")
        if rest.hasPrefix("~") {
            word.left = .open
            rest.removeFirst()
        } else if rest.hasPrefix("<"), let close = rest.firstIndex(of: ">") {
            word.left = .affix(String(rest[..<close].dropFirst()))
            rest = rest[rest.index(after: close)...]
        }
        if rest.hasSuffix("~") {
            word.right = .open
            rest.removeLast()
        } else if let plus = rest.lastIndex(of: "+"), plus > rest.startIndex, rest.index(after: plus) < rest.endIndex {
            word.right = .affix(String(rest[rest.index(after: plus)...]))
            rest = rest[..<plus]
        }
        guard !rest.isEmpty, !rest.contains(where: { $0.isWhitespace || "~{}<>^!|…".contains($0) }) else {
            throw Fault("\"\(phrase.prefix(60))\" has a sign where none can stand")
        }
        word.text = String(rest)
        return word
    }
}
