public import Audit
public import Feeds
import Products

/// Why a word is, or is not, taken for milk, printed as text or as JSON from the same notes.
public struct WordAnswers: Sendable {
    public let word: String
    public let answers: [WordAnswer]

    public init(_ word: String, _ answers: [WordAnswer]) {
        self.word = word
        self.answers = answers
    }

    /// A line for each place, with its reason in words.
    public var text: String {
        answers.map { answer in
            let place = ([answer.field?.fieldName, answer.index.map(String.init)] + [answer.place.map(Self.line)])
                .compactMap(\.self).joined(separator: " ")
            let head = place.isEmpty ? "«\(word)»" : place
            return "\(head): \(Wording.why(answer))".printable + "\n"
        }.joined()
    }

    private static func line(_ place: WordAnswer.Place) -> String {
        "\(place.start)..<\(place.end) «\(place.text)»"
    }
}

extension JSONWriter {
    /// The answers as one object (`docs/output.md`): `word`, `answers`.
    public mutating func answers(_ answers: WordAnswers) {
        object { json in
            json.name("word")
            json.value(answers.word)
            json.name("answers")
            json.array { json in for answer in answers.answers { json.note(ExplanationNote(answer)) } }
        }
    }
}

extension ExplanationNote {
    fileprivate init(_ answer: WordAnswer) {
        self.init(
            answer.place.map(Piece.init),
            [
                "field": (answer.field?.fieldName).map(Value.text), "index": answer.index.map(Value.number),
                "kind": .text(answer.kind.rawValue), "means": answer.means.map(Value.text),
                "around": answer.around.map { .piece(Piece($0)) },
                "languages": answer.languages.isEmpty ? nil : .texts(answer.languages),
                "read_in": answer.field.map { _ in .texts(answer.readIn) }, "nearest": answer.nearest.map(Value.text),
            ])
    }
}

extension ExplanationNote.Piece {
    fileprivate init(_ place: WordAnswer.Place) { self.init(start: place.start, end: place.end, text: place.text) }
}

extension Wording {
    /// Why a word is, or is not, taken for milk.
    public static func why(_ answer: WordAnswer) -> String {
        let around = answer.around.map { " «\($0.text)»" } ?? ""
        let means = answer.means ?? ""
        let known = answer.languages.joined(separator: " ")
        let read = answer.readIn.isEmpty ? "no known language" : answer.readIn.joined(separator: " ")
        let text =
            switch answer.kind {
            case .milk: "taken for milk: \(means) [\(known)]\(around.isEmpty ? "" : ", as part of\(around)")"
            case .ambiguous: "may be made with milk: \(means); rule P7 decides"
            case .inPrecaution: "\(means), in a warning: it makes the precaution and is no ingredient"
            case .inClaim: "inside a claim\(around), which proves nothing"
            case .inInstructions: "\(means), in a text about preparation, storage or nutrition: no ingredient"
            case .inName: "\(means), in a name: it decides only where there is no list"
            case .inCategory: "\(means), in a category: it says what kind of product this is"
            case .shielded: "shielded by the look-alike\(around) (\(means)) [\(known)]"
            case .lookalike: "a look-alike\(around.isEmpty ? "" : ", part of\(around)") (\(means)) [\(known)]"
            case .inPhrase: "part of the phrase\(around) (\(means))"
            case .inWord: "inside the word\(around)\(means.isEmpty ? ", which no word list has" : " (\(means))")"
            case .otherLanguage: "\(means) in [\(known)]; here an ordinary word of another language: read in [\(read)]"
            case .tooShort: "too short to count outside its own language: \(means) in [\(known)]; read in [\(read)]"
            case .accents: "\(means) in [\(known)], written there with accents; read in [\(read)]"
            case .otherWord: "a word that says nothing of milk (\(means)) [\(known)]"
            case .unknown:
                "in no word list"
                    + (answer.nearest.map { "; the nearest milk word is «\($0)»" } ?? "; no milk word is near")
            case .disguised: "not in the label as printed; a second look finds it in disguise: undetermined at best"
            case .notInLabel: "not in the label"
            }
        return "\(text)"
    }
}
