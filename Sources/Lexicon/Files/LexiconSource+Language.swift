extension LexiconSource {
    /// The folder of one language. `terms`, `lookalikes`, `statements` and `words` must be there.
    mutating func readLanguage(_ language: LanguageID, _ files: LexiconFiles) throws(LexiconError) {
        let tag = languages[Int(language.index)].tag
        try readAffixes(tag, files)
        try readTerms(language, try files.file("\(tag)/terms.tsv", columns: 3...3))
        try readLookalikes(language, try files.file("\(tag)/lookalikes.tsv", columns: 3...3))
        try readStatements(language, try files.file("\(tag)/statements.tsv", columns: 3...3))
        try readWords(language, try files.file("\(tag)/words.tsv", columns: 2...3))
        for (name, isHit) in [("hit.txt", true), ("miss.txt", false)] {
            if let bytes = files.bytes["\(tag)/\(name)"] {
                proofs += try MarkedLabel.read(bytes, file: "\(tag)/\(name)", language: language, isHit: isHit)
            }
        }
    }

    /// `affixes.tsv`: class, affixes separated by blanks; `-` is the empty one.
    private mutating func readAffixes(_ tag: String, _ files: LexiconFiles) throws(LexiconError) {
        var classes: [String: [String]] = [:]
        if let file = try files.optionalFile("\(tag)/affixes.tsv", columns: 2...3) {
            for row in file.rows {
                let affixes = row.fields[1].split(separator: " ").map { $0 == "-" ? "" : String($0) }
                guard classes.updateValue(affixes, forKey: String(row.fields[0])) == nil, !affixes.isEmpty else {
                    throw file.error(row, "the class \(row.fields[0]) stands twice or is empty")
                }
            }
        }
        affixes.append(classes)
    }

    private mutating func readTerms(_ language: LanguageID, _ file: TSVFile) throws(LexiconError) {
        for row in file.rows {
            guard let concept = concept(named: row.fields[0]) else {
                throw file.error(row, "\"\(row.fields[0])\" is no concept of concepts.tsv")
            }
            try append(.term(concept), row, file, language)
        }
    }

    private mutating func readLookalikes(_ language: LanguageID, _ file: TSVFile) throws(LexiconError) {
        for row in file.rows {
            let name = String(row.fields[0])
            if !lookalikeGroups.contains(name) { lookalikeGroups.append(name) }
            try append(.lookalike(group: lookalikeGroups.firstIndex(of: name) ?? 0), row, file, language)
        }
    }

    private mutating func readWords(_ language: LanguageID, _ file: TSVFile) throws(LexiconError) {
        for row in file.rows {
            try append(.word(try file.value(row, 0, as: WordClass.self)), row, file, language)
        }
    }

    private mutating func readStatements(_ language: LanguageID, _ file: TSVFile) throws(LexiconError) {
        for row in file.rows {
            let kind = try file.value(row, 0, as: StatementKind.self)
            for piece in row.fields[1].split(separator: "|") {
                try appendCue(kind, piece, row, file, language)
            }
        }
    }

    /// "contains …", "… içerebilir", "kann … enthalten" or a phrase that stands alone.
    private mutating func appendCue(
        _ kind: StatementKind, _ piece: Substring, _ row: TSVFile.Row, _ file: TSVFile, _ language: LanguageID
    ) throws(LexiconError) {
        let halves = piece.split(separator: "…", omittingEmptySubsequences: false)
            .map { half in half.split(separator: " ").joined(separator: " ") }
        switch (halves.count, halves.first, halves.last) {
        case (1, let phrase?, _):
            try append(.cue(kind, .alone, pair: 0), phrase, row, file, language)
        case (2, let phrase?, ""):
            try append(.cue(kind, .before, pair: 0), phrase, row, file, language)
        case (2, "", let phrase?):
            try append(.cue(kind, .after, pair: 0), phrase, row, file, language)
        case (2, let first?, let second?):
            pairs += 1
            let pair = pairs
            try append(.cue(kind, .opens, pair: pair), first, row, file, language)
            try append(.cue(kind, .closes, pair: pair), second, row, file, language)
        default:
            throw file.error(row, "\"\(piece)\" has more than one …")
        }
    }

    private mutating func append(
        _ meaning: Meaning, _ row: TSVFile.Row, _ file: TSVFile, _ language: LanguageID
    ) throws(LexiconError) {
        try append(meaning, String(row.fields[1]), row, file, language)
    }

    private mutating func append(
        _ meaning: Meaning, _ forms: String, _ row: TSVFile.Row, _ file: TSVFile, _ language: LanguageID
    ) throws(LexiconError) {
        switch FormParser.parse(forms) {
        case .failure(let fault):
            throw file.error(row, fault.message)
        case .success(let forms):
            for form in forms {
                try checkAffixes(form, row, file, language)
                entries.append(Entry(meaning: meaning, language: language, form: form, file: file.name, line: row.line))
            }
        }
    }

    private func checkAffixes(
        _ form: Form, _ row: TSVFile.Row, _ file: TSVFile, _ language: LanguageID
    )
        throws(LexiconError)
    {
        for word in form.choices.flatMap(\.words) {
            for edge in [word.left, word.right] {
                if case .affix(let name) = edge, affixes[Int(language.index)][name] == nil {
                    throw file.error(row, "\"\(word.text)\": affixes.tsv has no class \(name)")
                }
            }
        }
    }
}
