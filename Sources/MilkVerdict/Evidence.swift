public import Products

/// A word of the label that decided something, as a slice of the text as given.
public struct Evidence: Hashable, Sendable {
    public enum Role: String, Sendable, CaseIterable {
        case ingredient, footnote, declaration, precaution, code, name
    }

    public var field: Passage.Role
    /// Place of the text among those of its field; nil where there is one only.
    public var index: Int?
    /// UTF-8 byte offsets into the text as given.
    public var start: Int
    public var end: Int
    public var text: String
    /// Name of the concept in `concepts.tsv`.
    public var concept: String
    /// BCP 47 tag of the language the word was read in.
    public var language: String
    public var role: Role
    /// Position of its item at the top of its list, counted from 1; nil outside a list.
    public var position: Int?
    /// Items and parts around it, the outermost first.
    public var path: [String]
    public var isEmphasised: Bool

    public init(
        field: Passage.Role, index: Int?, start: Int, end: Int, text: String, concept: String, language: String,
        role: Role,
        position: Int?, path: [String], isEmphasised: Bool
    ) {
        self.field = field
        self.index = index
        self.start = start
        self.end = end
        self.text = text
        self.concept = concept
        self.language = language
        self.role = role
        self.position = position
        self.path = path
        self.isEmphasised = isEmphasised
    }
}

/// An allergen code that speaks of milk.
public struct CodeEvidence: Hashable, Sendable {
    public var code: String
    public var level: String
    public var concept: String
}
