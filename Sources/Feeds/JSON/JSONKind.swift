import Products

/// A kind of JSON feed: how it is known by a value of it, and the records a value holds.
struct JSONKind: Sendable {
    /// Name in reports and of `--format`.
    let name: String
    let isKind: @Sendable (JSONValue) -> Bool
    /// The items of a value; a value may hold several, and they may speak of one another.
    let read: @Sendable (JSONValue, SourcePosition, FragmentReader) -> [RecordDraft]

    /// All that are known, but for our own lines, which are read where nothing else fits.
    static let all: [JSONKind] = [.gdsn, .webVocabulary, fields(.openFoodFacts), fields(.foodDataCentral)]

    /// A kind of flat objects; wrapped ones (`{"product":{…}}`) too.
    static func fields(_ kind: FieldsKind) -> JSONKind {
        JSONKind(name: kind.name) { value in
            kind.isKind(Fields(unwrapped(value)))
        } read: { value, position, text in
            let fields = Fields(unwrapped(value))
            return kind.read(fields, ProductRecord(position: position), text).map { [RecordDraft(record: $0)] } ?? []
        }
    }

    private static func unwrapped(_ value: JSONValue) -> JSONValue { value["product"] ?? value }
}
