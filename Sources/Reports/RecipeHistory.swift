public import Feeds
import MilkVerdict
public import ProductIndex
public import Products

/// What became of a product's recipe since a day, with the label of then and of now.
public struct RecipeHistory {
    /// Seconds since 1970.
    public var since: Int
    public var changes: [StoredChange]
    /// Labels before the first change and now; nil where the index does not hold them.
    public var before: ProductRecord?
    public var now: ProductRecord?

    public init(since: Int, changes: [StoredChange], before: ProductRecord?, now: ProductRecord?) {
        self.since = since
        self.changes = changes
        self.before = before
        self.now = now
    }

    fileprivate static func texts(_ record: ProductRecord?) -> [Passage] {
        (record?.passages ?? []).filter { [.ingredients, .statement].contains($0.role) }
    }
}

extension AnswerText {
    /// The warning that comes before an answer whose recipe is not the one of that day.
    public mutating func history(_ history: RecipeHistory) {
        if history.changes.isEmpty { return line("no change known since \(Day.text(history.since))") }
        line("CHANGED since \(Day.text(history.since)):")
        for change in history.changes { line("  \(Day.text(change.seen)): \(change.words)") }
        for (name, record) in [("before", history.before), ("now", history.now)] {
            for passage in RecipeHistory.texts(record) { line("  \(name) \(passage.role.fieldName): \(passage.text)") }
        }
    }

    /// A change on one line: product, kinds, both sides, name.
    public mutating func change(_ change: StoredChange) {
        let product = change.key.gtin?.gtin14 ?? change.key.id ?? ""
        line("\(product) \(change.words)\(change.name.map { " " + $0 } ?? "")")
    }
}

extension StoredChange {
    fileprivate var words: String {
        "\(kinds.map(\.rawValue).joined(separator: ", ")) (\(Self.words(before)) -> \(Self.words(after)))"
    }

    private static func words(_ side: ChangeSide?) -> String {
        guard let side else { return "not there" }
        return side.verdict.rawValue + (side.precaution == .mayContain ? " + may-contain" : "")
    }
}

extension JSONWriter {
    mutating func history(_ history: RecipeHistory) {
        name("since")
        object { json in
            json.name("day")
            json.value(Day.text(history.since))
            json.name("changes")
            json.array { json in for change in history.changes { json.change(change) } }
            for (name, record) in [("before", history.before), ("now", history.now)] {
                json.name(text: name)
                json.array { json in for passage in RecipeHistory.texts(record) { json.text(passage) } }
            }
        }
    }

    private mutating func text(_ passage: Passage) {
        object { json in
            json.name("field")
            json.value(passage.role.fieldName)
            json.name("language")
            json.value(passage.language)
            json.name("text")
            json.value(passage.text)
        }
    }

    /// A change as one object (`docs/index.md`, Changes).
    public mutating func change(_ change: StoredChange) {
        object { json in
            json.name("gtin")
            json.value(change.key.gtin?.gtin14)
            json.name("id")
            json.value(change.key.id)
            json.name("name")
            json.value(change.name)
            json.name("seen")
            json.value(Day.text(change.seen))
            json.name("kinds")
            json.array { json in for kind in change.kinds { json.value(kind.rawValue) } }
            json.side("before", change.before)
            json.side("after", change.after)
        }
    }

    private mutating func side(_ name: StaticString, _ side: ChangeSide?) {
        self.name(name)
        guard let side else { return raw("null") }
        object { json in
            json.name("verdict")
            json.value(side.verdict.rawValue)
            json.name("precaution")
            json.value(side.precaution.rawValue)
        }
    }
}
