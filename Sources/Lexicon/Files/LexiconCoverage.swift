/// What each language has words for: concept groups, statement kinds and word classes, line by line.
public struct LexiconCoverage: Sendable {
    /// A language and what it lacks.
    public struct Row: Sendable {
        public var language: String
        /// Number of lines by subject, in the order of `subjects`.
        public var counts: [Int]
    }

    /// Something a language has no word for.
    public struct Gap: Hashable, Sendable, CustomStringConvertible {
        public var language: String
        public var subject: String

        public var description: String { "\(language): \(subject)" }
    }

    /// Concept groups, then statement kinds, then word classes; named as in the files.
    public let subjects: [String]
    public let rows: [Row]
    /// What a language lacks without a line in `exemptions.tsv`.
    public let gaps: [Gap]
    /// Lines of `exemptions.tsv` for something the language has.
    public let idle: [Gap]

    /// - Complexity: linear in the lexicon's lines.
    public init(_ source: LexiconSource) {
        var subjects: [String] = []
        for concept in source.concepts where !subjects.contains(concept.group) { subjects.append(concept.group) }
        subjects += StatementKind.allCases.map(\.rawValue) + WordClass.allCases.map(\.rawValue)
        let numbers = Dictionary(uniqueKeysWithValues: subjects.enumerated().map { ($1, $0) })
        var lines: [Set<String>] = Array(repeating: [], count: source.languages.count * subjects.count)
        for entry in source.entries {
            guard let number = numbers[entry.meaning.subject(source)] else { continue }
            lines[Int(entry.language.index) * subjects.count + number].insert("\(entry.file):\(entry.line)")
        }
        let counts = lines.map(\.count)
        let shared = source.sharedLanguage.map { Int($0.index) }
        let common = { (number: Int) in shared.map { counts[$0 * subjects.count + number] } ?? 0 }
        rows = source.languages.indices.filter { $0 != shared }.map { language in
            Row(
                language: source.languages[language].tag,
                counts: subjects.indices.map { counts[language * subjects.count + $0] + common($0) })
        }
        let missing = Set(
            rows.flatMap { row in
                subjects.indices.filter { row.counts[$0] == 0 }.map {
                    Gap(language: row.language, subject: subjects[$0])
                }
            })
        let exempt = Set(source.exemptions)
        self.subjects = subjects
        gaps = missing.subtracting(exempt).sorted { $0.description < $1.description }
        idle = exempt.subtracting(missing).sorted { $0.description < $1.description }
    }
}

extension LexiconSource {
    /// `exemptions.tsv`: language, subject, reason.
    fileprivate var exemptions: [LexiconCoverage.Gap] {
        tables.filter { $0.name == "exemptions.tsv" }.flatMap(\.rows).map {
            LexiconCoverage.Gap(language: $0.fields[0], subject: $0.fields[1])
        }
    }
}

extension LexiconSource.Meaning {
    /// Row of the matrix; empty for look-alikes, which have none.
    fileprivate func subject(_ source: LexiconSource) -> String {
        switch self {
        case .term(let concept): source.concepts[Int(concept.index)].group
        case .lookalike: ""
        case .word(let word): word.rawValue
        case .cue(let kind, _, _): kind.rawValue
        }
    }
}
