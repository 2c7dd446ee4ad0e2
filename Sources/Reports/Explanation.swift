public import Audit
import LabelReading
import LabelText
public import Lexicon
public import MilkVerdict
public import ProductIndex
public import Products

/// Every stage's value for one product, in the order of the street, printed as text (the golden-test format) or as
/// JSON. Both say the same: what is to be said is collected here, once.
public struct Explanation: Sendable {
    public struct Passage: Sendable {
        public var field: String
        /// Place among the texts of its field.
        public var index: Int?
        public var text: String
        public var folded: String
        public var language: ExplanationNote
        public var stages: [Stage]
    }

    /// What one stage found in a passage.
    public struct Stage: Sendable {
        public enum Name: String, Sendable, CaseIterable {
            case parts, unread, tokens, terms, refused, lookalikes, cues, words, statements, items, doubts
        }

        public var name: Name
        public var notes: [ExplanationNote]
    }

    public let passages: [Passage]
    /// The rules of the profile with their outcomes.
    public let rules: [ExplanationNote]
    public let record: ProductRecord
    public let assessment: Assessment
    public let basis: Basis

    /// - Complexity: O(look-alikes × refusals) and the reading of each text once more.
    public init(_ label: JudgedLabel, _ lexicon: Lexicon) {
        passages = label.readings.map { Explanation.passage(PassageNotes($0, lexicon)) }
        rules = label.outcomes.map(ExplanationNote.init)
        record = label.record
        assessment = label.assessment
        basis = label.basis
    }

    private static func passage(_ notes: PassageNotes) -> Passage {
        let passage = notes.reading.passage
        return Passage(
            field: passage.role.fieldName, index: passage.index, text: passage.text,
            folded: notes.text.folded(0..<notes.text.count), language: notes.language(notes.reading.matches.guess),
            stages: Stage.Name.allCases.map { Stage(name: $0, notes: notes.notes($0)) })
    }
}

extension ExplanationNote {
    init(_ outcome: RuleOutcome) {
        var reasons: [String] = []
        if case .failed(let why) = outcome.result { reasons = why.map(\.rawValue) }
        self.init(
            nil,
            [
                "rule": .text(outcome.rule.rawValue), "demand": outcome.demand.map(Value.text),
                "outcome": .text(outcome.result.name), "reasons": reasons.isEmpty ? nil : .texts(reasons),
            ])
    }
}

extension RuleOutcome.Result {
    fileprivate var name: String {
        switch self {
        case .met: "met"
        case .failed: "failed"
        case .notAsked: "not-asked"
        }
    }
}
