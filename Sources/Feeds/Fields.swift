import Products

/// A record as a table or a flat JSON object has it: names with texts, in their order.
struct Fields {
    struct Field: Equatable {
        var name: String
        var text: String
    }

    private(set) var all: [Field] = []
    private var places: [String: Int] = [:]

    /// Adds a field; of a name given twice the first one that is not empty counts.
    mutating func add(_ name: String, _ text: String) {
        if let place = places[name] {
            if all[place].text.isEmpty { all[place].text = text }
        } else {
            places[name] = all.count
            all.append(Field(name: name, text: text))
        }
    }

    /// The text of this name without blanks around it; nil where there is none.
    subscript(_ name: String) -> String? { places[name].flatMap { all[$0].text.nonEmpty } }

    func has(_ name: String) -> Bool { places[name] != nil }

    /// The first of these names that has a text.
    func first(_ names: String...) -> String? { names.lazy.compactMap { self[$0] }.first }

    /// Texts of `name_xx` by language, for every language the record has.
    func byLanguage(_ name: String) -> [(language: String, text: String)] {
        all.compactMap { field in
            guard field.name.hasPrefix(name + "_"), let text = field.text.nonEmpty else { return nil }
            let suffix = field.name.dropFirst(name.count + 1)
            guard suffix.utf8.count == 2, suffix.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
            return (String(suffix), text)
        }
    }

    /// A list that the text separates by commas.
    func list(_ name: String) -> [String] {
        (self[name] ?? "").split(separator: ",").compactMap { String($0).nonEmpty }
    }
}

extension Fields {
    /// The scalars of an object and its arrays of scalars, joined by commas.
    init(_ value: JSONValue) {
        guard case .object(let members) = value else { return }
        for member in members {
            if let text = member.value.scalarText {
                add(member.name, text)
            } else if let elements = member.value.array {
                let texts = elements.compactMap(\.scalarText)
                if texts.count == elements.count { add(member.name, texts.joined(separator: ",")) }
            }
        }
    }
}

/// A kind of table or of flat JSON: how it is known by its names and what a record of it says.
struct FieldsKind: Sendable {
    /// Name in reports and of `--format`.
    let name: String
    /// True where the names of fields are those of this kind.
    let isKind: @Sendable (Fields) -> Bool
    /// - Parameter before: the fields of the first row of the same item, for kinds that spread it over rows.
    /// - Returns: nil where the row is none by itself.
    let read: @Sendable (_ fields: Fields, _ record: ProductRecord, _ text: FragmentReader) -> ProductRecord?
    /// Field whose repetition from row to row joins rows to one item, and fields that further rows take over.
    var join: (key: String, shared: [String])?

    init(
        _ name: String, join: (key: String, shared: [String])? = nil,
        isKind: @escaping @Sendable (Fields) -> Bool,
        read: @escaping @Sendable (Fields, ProductRecord, FragmentReader) -> ProductRecord?
    ) {
        self.name = name
        self.join = join
        self.isKind = isKind
        self.read = read
    }
}

extension FieldsKind {
    /// All that are known as tables, our own names last: other tables have a column `ingredients` as well.
    static let tables: [FieldsKind] = [.openFoodFacts, .foodDataCentral, .shopify, .wooCommerce, .plain]
}
