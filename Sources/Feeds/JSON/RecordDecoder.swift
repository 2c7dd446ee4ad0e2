public import Products

/// Turns one line of our own JSON into a record (architecture.md, the machine contract).
public struct RecordDecoder {
    /// Why a line is no record.
    public struct Fault: Error, Hashable {
        public enum Kind: String, Sendable, CaseIterable {
            case badJSON = "bad-json"
            case badField = "bad-field"
        }

        public var kind: Kind
        public var message: String
        /// The id of the line where it could be read.
        public var id: JSONValue?
    }

    /// - Returns: the record and its id as given, to be echoed.
    /// - Complexity: linear in the line.
    public static func decode(
        _ line: some Collection<UInt8>, at position: SourcePosition
    ) throws(Fault)
        -> (record: ProductRecord, id: JSONValue?)
    {
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw Fault(kind: .badJSON, message: "byte \(error.offset): \(error.message)", id: nil)
        }
        return try decode(value, at: position)
    }

    /// - Returns: the record a value describes and its id as given.
    static func decode(
        _ value: JSONValue, at position: SourcePosition
    ) throws(Fault) -> (record: ProductRecord, id: JSONValue?) {
        guard case .object = value else { throw Fault(kind: .badJSON, message: "the line is no object", id: nil) }
        var decoder = RecordDecoder(value: value, record: ProductRecord(position: position))
        try decoder.decode()
        return (decoder.record, value["id"])
    }

    private let value: JSONValue
    private var record: ProductRecord

    private mutating func decode() throws(Fault) {
        if let name = value.repeatedName { throw fault(name, "given twice") }
        record.id = value["id"]?.scalarText
        record.barcode = try scalar("gtin").map { Barcode($0) }
        record.brand = try scalar("brand")
        record.market = try scalar("market")
        if let name = try scalar("name") { add(.name, name, nil, nil) }
        if let category = try scalar("category") { addCategories(category) }
        try addTexts("ingredients", .ingredients)
        try addTexts("statement", .statement)
        for (index, claim) in try elements("claims").enumerated() {
            guard let text = claim.string else { throw fault("claims", "an array of text is expected") }
            add(.claim, text, nil, index)
        }
        for allergen in try elements("allergens") {
            guard let code = allergen["code"]?.scalarText, let level = allergen["level"]?.scalarText else {
                throw fault("allergens", "objects with \"code\" and \"level\" are expected")
            }
            record.allergens.append(AllergenCode(code: code, level: level))
        }
        try decodeWhole()
    }

    private mutating func add(_ role: Passage.Role, _ text: String, _ language: String?, _ index: Int?) {
        if text.isEmpty { return }
        let declared = language ?? value["language"]?.string
        record.passages.append(Passage(role: role, text: text, language: declared, index: index))
    }

    /// Categories separated by commas: codes as codes, words as words.
    private mutating func addCategories(_ list: String) {
        for piece in list.split(separator: ",") {
            let text = String(piece.drop { $0 == " " })
            let category = CategoryCode(text)
            record.categories.append(category)
            if category.scheme != "gpc" {
                record.passages.append(Passage(role: .category, text: category.words, language: "en"))
            }
        }
    }

    private mutating func addTexts(_ name: String, _ role: Passage.Role) throws(Fault) {
        switch value[name] {
        case nil, .null?: return
        case .string(let text)?: add(role, text, nil, nil)
        case .array(let texts)?:
            for (index, text) in texts.enumerated() {
                guard let content = text["text"]?.string else {
                    throw fault(name, "objects with \"language\" and \"text\" are expected")
                }
                add(role, content, text["language"]?.string, index)
            }
        default: throw fault(name, "text or an array of texts is expected")
        }
    }

    /// What `JSONWriter.record` writes besides the machine contract.
    private mutating func decodeWhole() throws(Fault) {
        record.isNonFood = value["non_food"] == .bool(true)
        record.context = try scalar("context")
        record.inherited = try elements("inherited").compactMap(\.string)
        for passage in try elements("passages") { record.passages.append(try self.passage(passage)) }
        for category in try elements("categories") {
            let sides = (category.string ?? "").split(separator: "=", maxSplits: 1)
            guard sides.count == 2 else { throw fault("categories", "scheme=code is expected") }
            record.categories.append(CategoryCode(scheme: String(sides[0]), code: String(sides[1])))
        }
        for code in try elements("claim_codes") { record.claimCodes.append(code.string ?? "") }
        for element in try elements("faults") {
            guard let kind = element["kind"]?.string.flatMap(RecordFault.Kind.init(rawValue:)) else {
                throw fault("faults", "an unknown kind")
            }
            record.faults.append(RecordFault(kind: kind, message: element["message"]?.string ?? ""))
        }
    }

    private func passage(_ value: JSONValue) throws(Fault) -> Passage {
        guard let role = value["role"]?.string.flatMap(Passage.Role.init(rawValue:)), let text = value["text"]?.string
        else {
            throw fault("passages", "objects with \"role\" and \"text\" are expected")
        }
        return Passage(
            role: role, text: text, language: value["language"]?.string,
            index: value["index"]?.scalarText.flatMap { Int($0) },
            emphasis: try emphasis(value["emphasis"]?.array ?? [], in: text))
    }

    /// Pairs of offsets. They slice the text later, so none may lie outside of it.
    private func emphasis(_ edges: [JSONValue], in text: String) throws(Fault) -> [Range<Int>] {
        let offsets = edges.compactMap { $0.scalarText.flatMap { Int($0) } }
        guard offsets.count == edges.count, offsets.count.isMultiple(of: 2) else {
            throw fault("emphasis", "pairs of offsets are expected")
        }
        var ranges: [Range<Int>] = []
        for at in stride(from: 0, to: offsets.count, by: 2) {
            guard 0 <= offsets[at], offsets[at] <= offsets[at + 1], offsets[at + 1] <= text.utf8.count else {
                throw fault("emphasis", "a range that is not in the text")
            }
            ranges.append(offsets[at]..<offsets[at + 1])
        }
        return ranges
    }

    private func scalar(_ name: String) throws(Fault) -> String? {
        switch value[name] {
        case nil, .null?: return nil
        case .string(let text)?, .number(let text)?: return text.isEmpty ? nil : text
        default: throw fault(name, "text is expected")
        }
    }

    private func elements(_ name: String) throws(Fault) -> [JSONValue] {
        switch value[name] {
        case nil, .null?: return []
        case .array(let elements)?: return elements
        default: throw fault(name, "an array is expected")
        }
    }

    private func fault(_ name: String, _ message: String) -> Fault {
        Fault(kind: .badField, message: "\(name): \(message)", id: value["id"])
    }
}
