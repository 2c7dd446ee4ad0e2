import LabelReading
import LabelText
import Lexicon
import Products

/// Writes evidence and doubts as slices of the label as given.
struct EvidenceWriter {
    let readings: [LabelReading]
    let lexicon: Lexicon

    /// Presence first, then precautions, then names; each in the order of the label.
    func evidence(_ facts: LabelFacts) -> [Evidence] {
        facts.present.map { evidence($0, role(of: $0)) } + facts.warned.map { evidence($0, .precaution) }
            + facts.named.map { evidence($0, .name) }
    }

    private func role(of word: MilkWord) -> Evidence.Role {
        switch word.role {
        case .footnote: .footnote
        case .declaration: .declaration
        case .ingredient, .precaution, .claim, .instructions: .ingredient
        }
    }

    private func evidence(_ word: MilkWord, _ role: Evidence.Role) -> Evidence {
        let reading = readings[word.reading]
        let text = reading.matches.text
        let range = text.originalRange(word.term.range)
        let path = word.item.map(reading.tree.path) ?? []
        return Evidence(
            field: reading.passage.role, index: reading.passage.index, start: range.lowerBound, end: range.upperBound,
            text: text.slice(word.term.range), concept: word.concept.name, language: language(word, reading),
            role: role,
            position: path.first.map { reading.tree.ingredients[$0].position }, path: names(path, reading),
            isEmphasised: text.isEmphasised(word.term.range) || text.isCapitals(word.term.range))
    }

    /// The language of the text where the word belongs to it, else the word's first.
    private func language(_ word: MilkWord, _ reading: LabelReading) -> String {
        let best =
            reading.matches.languages.ranking(at: word.term.range.lowerBound)
            .first(where: word.term.languages.contains)
            ?? word.term.languages.members.first
        return best.map { lexicon.language($0).tag } ?? ""
    }

    private func names(_ path: [Int], _ reading: LabelReading) -> [String] {
        var heads = path.dropLast().map { reading.tree.ingredients[$0].head }
        if let section = path.first.flatMap({ reading.tree.ingredients[$0].section }) { heads.insert(section, at: 0) }
        return heads.map { reading.matches.text.slice($0) }
    }

    /// Doubts of the lists, then ambiguous compounds.
    func doubts(_ facts: LabelFacts, _ ambiguity: AmbiguityRule) -> [Assessment.DoubtNote] {
        var notes = facts.lists.flatMap { reading in
            reading.doubts.map { doubt in
                Assessment.DoubtNote(
                    kind: doubt.kind.rawValue, text: doubt.range.map(reading.matches.text.slice) ?? doubt.word ?? "")
            }
        }
        if facts.lists.isEmpty { notes.append(.init(kind: Doubt.Kind.noList.rawValue, text: "")) }
        for word in facts.ambiguous {
            let text = readings[word.reading].matches.text.slice(word.term.range)
            notes.append(.init(kind: Doubt.Kind.ambiguousIngredient.rawValue, text: text))
        }
        return notes
    }
}

extension FoldedText {
    /// Capitals inside a text that is not all capitals (domain-rules 4.2; gs1.se).
    func isCapitals(_ range: Range<Int>) -> Bool {
        let word = slice(range).unicodeScalars
        guard word.contains(where: \.properties.isUppercase), !word.contains(where: \.properties.isLowercase) else {
            return false
        }
        return hasSmallLetters
    }
}
