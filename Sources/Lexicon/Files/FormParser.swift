/// Reads the forms field of a lexicon line.
enum FormParser {
    /// Forms are separated by ` | `.
    ///
    /// - Complexity: linear in the forms written out.
    /// - Returns: the spellings, or the fault as words for the error message.
    static func parse(_ field: some StringProtocol) -> Result<[Form], Fault> {
        var forms: [Form] = []
        for piece in field.split(separator: "|") {
            let text = piece.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
            guard !text.isEmpty else { return .failure(Fault("an empty form")) }
            switch alternatives(of: String(text)) {
            case .failure(let fault): return .failure(fault)
            case .success(let spellings):
                for spelling in spellings {
                    guard let form = form(spelling) else {
                        return .failure(Fault("\"\(spelling)\" has a sign where none can stand"))
                    }
                    forms.append(form)
                }
            }
        }
        return forms.isEmpty ? .failure(Fault("no form")) : .success(forms)
    }

    struct Fault: Error {
        let message: String
        init(_ message: String) { self.message = message }
    }

    /// Writes out `{a,b,}`, from the left; alternatives do not nest.
    private static func alternatives(of text: String) -> Result<[String], Fault> {
        guard let open = text.firstIndex(of: "{") else {
            return text.contains("}") ? .failure(Fault("} without {")) : .success([text])
        }
        guard let close = text[open...].firstIndex(of: "}") else { return .failure(Fault("{ without }")) }
        let inside = text[text.index(after: open)..<close]
        if inside.contains("{") { return .failure(Fault("{ inside {")) }
        guard case .success(let tails) = alternatives(of: String(text[text.index(after: close)...])) else {
            return .failure(Fault("{ without }"))
        }
        var result: [String] = []
        for choice in inside.split(separator: ",", omittingEmptySubsequences: false) {
            for tail in tails { result.append(text[..<open] + choice + tail) }
        }
        return .success(result)
    }

    private static func form(_ spelling: String) -> Form? {
        var rest = Substring(spelling)
        var form = Form(words: [])
        while let first = rest.first, first == "^" || first == "!" {
            if first == "^" { form.isOwnLanguageOnly = true } else { form.accentsDecide = true }
            rest.removeFirst()
        }
        for piece in rest.split(separator: " ") {
            guard let word = word(piece) else { return nil }
            form.words.append(word)
        }
        return form.words.isEmpty ? nil : form
    }

    private static func word(_ piece: Substring) -> Form.Word? {
        var rest = piece
        var word = Form.Word(text: "")
        if rest.hasPrefix("~") {
            word.left = .open
            rest.removeFirst()
        } else if rest.hasPrefix("<") {
            guard let close = rest.firstIndex(of: ">") else { return nil }
            word.left = .affix(String(rest[..<close].dropFirst()))
            rest = rest[rest.index(after: close)...]
        }
        if rest.hasSuffix("~") {
            word.right = .open
            rest.removeLast()
        } else if let plus = rest.lastIndex(of: "+"), plus > rest.startIndex {
            let name = rest[rest.index(after: plus)...]
            guard !name.isEmpty else { return nil }
            word.right = .affix(String(name))
            rest = rest[..<plus]
        }
        guard !rest.isEmpty, !rest.contains(where: { "~{}<>^!|…".contains($0) }) else { return nil }
        word.text = String(rest)
        return word
    }
}
