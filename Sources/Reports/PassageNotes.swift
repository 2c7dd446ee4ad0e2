import LabelReading
import LabelText
import Lexicon
import MilkVerdict
import Products

/// Collects what each stage found in one passage.
struct PassageNotes {
    let reading: LabelReading
    private let lexicon: Lexicon
    private let refusals: [Refusal]

    init(_ reading: LabelReading, _ lexicon: Lexicon) {
        self.reading = reading
        self.lexicon = lexicon
        refusals = TermMatcher(lexicon).refusals(
            reading.matches.text, reading.matches.tokens, declared: reading.passage.language)
    }

    var text: FoldedText { reading.matches.text }
    private var matches: LabelMatches { reading.matches }

    func notes(_ stage: Explanation.Stage.Name) -> [ExplanationNote] {
        switch stage {
        case .parts: matches.languages.others.map { note($0.range, language($0.guess).members) }
        case .unread: matches.languages.unread.map { [note($0, [])] } ?? []
        case .tokens: matches.tokens.tokens.map { note($0.range, ["kind": .text("\($0.kind)")]) }
        case .terms: matches.terms.map(note)
        case .refused: refusals.map(note)
        case .lookalikes: matches.lookalikes.map(note)
        case .cues: matches.cues.map(note)
        case .words: matches.words.filter { ![.common, .function].contains($0.wordClass) }.map(note)
        case .statements: reading.statements.map(note)
        case .items: reading.tree.ingredients.indices.map(item)
        case .doubts: reading.doubts.map(note)
        }
    }

    func language(_ guess: LanguageGuess) -> ExplanationNote {
        let tags = guess.ranking.map { lexicon.language($0).tag }
        return ExplanationNote(nil, ["languages": .texts(tags), "letters": .number(guess.votes)])
    }

    private func note(_ term: TermMatch) -> ExplanationNote {
        let concept = lexicon.concept(term.concept)
        return note(
            term.range,
            [
                "concept": .text(concept.name), "treatment": .text(concept.treatment.rawValue),
                "accents_forgiven": .flag(term.isLoose), "role": .text(reading.role(of: term.range).name),
                "languages": tags(term.languages),
            ])
    }

    private func note(_ refusal: Refusal) -> ExplanationNote {
        note(
            refusal.range,
            [
                "concept": .text(lexicon.concept(refusal.concept).name), "why": .text(refusal.why.name),
                "by": refusal.why.range.map { .piece(piece($0)) }, "languages": tags(refusal.languages),
            ])
    }

    private func note(_ lookalike: LookalikeMatch) -> ExplanationNote {
        let shielded = refusals.filter { $0.why.lookalike?.range == lookalike.range }
        var seen: Set<Range<Int>> = []
        let pieces = shielded.filter { seen.insert($0.range).inserted }.map { note($0.range, []) }
        return note(
            lookalike.range,
            ["group": .text(lookalike.group), "shields": .notes(pieces), "languages": tags(lookalike.languages)])
    }

    private func note(_ cue: CueMatch) -> ExplanationNote {
        note(
            cue.range,
            ["kind": .text(cue.kind.rawValue), "role": .text("\(cue.role)"), "languages": tags(cue.languages)])
    }

    private func note(_ word: WordMatch) -> ExplanationNote {
        note(word.range, ["class": .text(word.wordClass.rawValue), "languages": tags(word.languages)])
    }

    private func note(_ statement: Statement) -> ExplanationNote {
        note(
            statement.range,
            [
                "kind": .text(statement.kind.rawValue), "inline": .flag(statement.isInline),
                "unbounded": .flag(statement.isUnbounded), "mark": statement.mark.map { .text($0) },
            ])
    }

    private func note(_ doubt: Doubt) -> ExplanationNote {
        ExplanationNote(
            doubt.range.map(piece),
            ["kind": .text(doubt.kind.rawValue), "looks_like": doubt.word.map { .text($0) }])
    }

    /// An item with its place: "2.1" is the first part of the second item.
    private func item(_ index: Int) -> ExplanationNote {
        let item = reading.tree.ingredients[index]
        let place = reading.tree.path(to: index).map { String(reading.tree.ingredients[$0].position) }
        return note(
            item.head,
            [
                "place": .text(place.joined(separator: ".")), "list": item.list > 0 ? .number(item.list) : nil,
                "marks": item.marks.isEmpty ? nil : .texts(item.marks), "part": item.section.map { .piece(piece($0)) },
            ])
    }

    private func note(_ range: Range<Int>, _ members: KeyValuePairs<String, ExplanationNote.Value?>) -> ExplanationNote
    {
        ExplanationNote(piece(range), members)
    }

    private func note(_ range: Range<Int>, _ members: [ExplanationNote.Member]) -> ExplanationNote {
        var note = ExplanationNote(piece(range))
        note.members = members
        return note
    }

    private func piece(_ range: Range<Int>) -> ExplanationNote.Piece {
        let original = text.originalRange(range)
        return .init(start: original.lowerBound, end: original.upperBound, text: text.slice(range))
    }

    private func tags(_ languages: LanguageSet) -> ExplanationNote.Value {
        .texts(languages.members.map { lexicon.language($0).tag })
    }
}

extension LabelReading.Role {
    /// Its name in explanations.
    var name: String {
        switch self {
        case .ingredient: "ingredient"
        case .declaration: "declaration"
        case .footnote: "footnote"
        case .precaution: "precaution"
        case .claim: "claim"
        case .instructions: "instructions"
        }
    }
}
