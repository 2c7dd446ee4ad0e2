import Products

extension LexiconSource {
    /// Files every lexicon has besides its languages.
    static let tableNames = [
        "markets.tsv", "categories.tsv", "allergen-codes.tsv", "claim-codes.tsv", "profiles/strict.tsv",
        "exemptions.tsv",
    ]

    static func digest(of files: LexiconFiles) -> String {
        var digest = Digest128()
        for path in files.paths where !path.hasSuffix(".txt") {
            digest.update(path)
            digest.update(String(decoding: files.bytes[path] ?? [], as: UTF8.self))
        }
        return hexadecimal(digest.finish())
    }

    /// `languages.tsv`: tag, name, script, market, accents (forgiven or decide), transliteration (ä=ae …).
    mutating func readLanguages(_ files: LexiconFiles) throws(LexiconError) {
        let file = try files.file("languages.tsv", columns: 6...6)
        for row in file.rows {
            let field = row.fields.map(String.init)
            guard !languages.contains(where: { $0.tag == field[0] }) else {
                throw file.error(row, "\(field[0]) stands twice")
            }
            guard ["forgiven", "decide"].contains(field[4]) else {
                throw file.error(row, "accents are \"forgiven\" or \"decide\", not \"\(field[4])\"")
            }
            languages.append(
                Language(
                    tag: field[0], name: field[1], script: field[2], market: field[3] == "-" ? "" : field[3],
                    forgivesAccents: field[4] == "forgiven"))
            guard let pairs = Self.transliteration(field[5]) else {
                throw file.error(row, "\"\(field[5])\" is no list of pairs such as a=b")
            }
            transliterations.append(pairs)
        }
        guard languages.count <= 128 else { throw LexiconError(file: file.name, message: "more than 128 languages") }
    }

    private static func transliteration(_ field: String) -> [(from: Character, to: String)]? {
        if field == "-" { return [] }
        var pairs: [(Character, String)] = []
        for piece in field.split(separator: " ") {
            let sides = piece.split(separator: "=")
            guard sides.count == 2, sides[0].count == 1, let from = sides[0].first else { return nil }
            pairs.append((from, String(sides[1])))
        }
        return pairs
    }

    /// `concepts.tsv`: concept, parent, group, protein, species, treatment, baking, source.
    mutating func readConcepts(_ files: LexiconFiles) throws(LexiconError) {
        let file = try files.file("concepts.tsv", columns: 8...8)
        for row in file.rows {
            let name = String(row.fields[0])
            guard concept(named: name) == nil else { throw file.error(row, "\(name) stands twice") }
            let parent = row.fields[1] == "-" ? nil : concept(named: row.fields[1])
            if row.fields[1] != "-", parent == nil { throw file.error(row, "parent \(row.fields[1]) must stand above") }
            concepts.append(
                Concept(
                    name: name, parent: parent, group: String(row.fields[2]),
                    protein: try file.value(row, 3, as: Concept.Protein.self), species: String(row.fields[4]),
                    treatment: try file.value(row, 5, as: Concept.Treatment.self),
                    baking: try file.value(row, 6, as: Concept.Baking.self)))
        }
    }

    func concept(named name: some StringProtocol) -> ConceptID? {
        concepts.firstIndex { $0.name == name }.map { ConceptID($0) }
    }

    mutating func readTables(_ files: LexiconFiles) throws(LexiconError) {
        for name in Self.tableNames {
            let file = try files.file(name, columns: 2...8)
            tables.append(
                LexiconTable(
                    name: name, rows: file.rows.map { .init(line: $0.line, fields: $0.fields.map(String.init)) }))
        }
    }
}
