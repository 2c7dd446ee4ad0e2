import Products

extension FeedMapping {
    /// Puts a record together.
    ///
    /// - Parameter texts: the texts of a rule's path in the record, in their order.
    func read(
        _ record: ProductRecord, _ text: FragmentReader, texts: (Int) -> [String]
    ) -> ProductRecord {
        var out = RecordFields(record, text)
        let values = rules.indices.map { index -> [String] in
            if case .constant(let text) = rules[index].source { return [text] }
            return texts(index).compactMap(\.nonEmpty)
        }
        let language = zip(rules, values).first { $0.0.target == .language }?.1.first
        for (rule, values) in zip(rules, values) {
            for value in values { rule.add(value, rule.language ?? language, to: &out) }
        }
        return out.finished()
    }
}

extension FeedMapping.Rule {
    fileprivate func add(_ value: String, _ language: String?, to out: inout RecordFields) {
        switch target {
        case .id: out.record.id = out.record.id ?? value
        case .gtin: out.addNumber(value)
        case .name: out.addName(value)
        case .legalName: out.addLegalName(value)
        case .brand: out.record.brand = out.record.brand ?? value
        case .category: out.addCategory(value, scheme: "gpc")
        case .market: out.record.market = out.record.market ?? CountryCode.alpha2(value)
        case .language: break
        case .ingredients: out.addText(.ingredients, value, language: language)
        case .statement: out.addText(.statement, value, language: language)
        case .claim: out.addText(.claim, value, language: language)
        case .description: out.addLists(in: value, language: language)
        }
    }
}

// MARK: tables

extension FieldsKind {
    static func mapped(_ mapping: FeedMapping) -> FieldsKind {
        FieldsKind("mapping") { fields in
            mapping.paths.allSatisfy { fields.has($0.joined(separator: "/")) }
        } read: { fields, record, text in
            mapping.read(record, text) { index in
                guard case .path(let path) = mapping.rules[index].source else { return [] }
                return fields[path.joined(separator: "/")].map { [$0] } ?? []
            }
        }
    }
}

extension FeedMapping {
    /// Paths of the rules that have one.
    var paths: [[String]] {
        rules.compactMap { rule in
            if case .path(let path) = rule.source { return path }
            return nil
        }
    }
}

// MARK: JSON

extension JSONKind {
    static func mapped(_ mapping: FeedMapping) -> JSONKind {
        JSONKind(name: "mapping") { _ in
            true
        } read: { value, position, text in
            mapping.records(in: value).map { element in
                RecordDraft(
                    record: mapping.read(ProductRecord(position: position), text) { index in
                        guard case .path(let path) = mapping.rules[index].source else { return [] }
                        return element.texts(at: path[...])
                    })
            }
        }
    }
}

extension FeedMapping {
    /// The records of a value: what stands at the end of the record's path, or the value itself where the document
    /// was taken apart before.
    fileprivate func records(in value: JSONValue) -> [JSONValue] {
        let found = value.elements(at: record[...])
        return found.isEmpty ? [value] : found
    }
}

extension JSONValue {
    /// Values at the end of a path; arrays on the way are looked through.
    fileprivate func elements(at path: ArraySlice<String>) -> [JSONValue] {
        if case .array(let elements) = self { return elements.flatMap { $0.elements(at: path) } }
        guard let name = path.first else { return [self] }
        return self[name]?.elements(at: path.dropFirst()) ?? []
    }

    fileprivate func texts(at path: ArraySlice<String>) -> [String] {
        elements(at: path).compactMap(\.scalarText)
    }
}

// MARK: XML

extension XMLKind {
    static func mapped(_ mapping: FeedMapping) -> XMLKind {
        let matcher = XMLPathMatcher(mapping)
        return XMLKind(
            "mapping", roots: Array(mapping.record.prefix(1)), records: Array(mapping.record.suffix(1)),
            matcher.vocabulary, around: Array(mapping.record.dropLast())
        ) { events, record, text in
            let texts = matcher.texts(events)
            return RecordDraft(record: mapping.read(record, text) { texts[$0] ?? [] })
        }
    }
}

/// Finds the texts of the rules' paths among the events of a record.
private struct XMLPathMatcher: Sendable {
    let vocabulary: XMLVocabulary
    private let attributes: [String]
    private let paths: [Int: [String]]

    init(_ mapping: FeedMapping) {
        var paths: [Int: [String]] = [:]
        for (index, rule) in mapping.rules.enumerated() {
            if case .path(let path) = rule.source { paths[index] = path }
        }
        self.paths = paths
        let parts = Set(paths.values.joined())
        let names = parts.filter { !$0.hasPrefix("@") }.sorted()
        let others = mapping.record.suffix(1) + ["br/", "p/", "li/"]
        attributes = parts.filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }.sorted()
        vocabulary = XMLVocabulary(elements: names.map { $0 + "=" } + others, attributes: attributes)
    }

    /// Texts by rule.
    func texts(_ events: [XMLEvent]) -> [Int: [String]] {
        var open: [(name: String, depth: Int)] = []
        var texts: [Int: [String]] = [:]
        for event in events {
            let name = vocabulary.elements[event.element]
            switch event.kind {
            case .start(let attributes):
                if event.depth > 1 { open.append((name, event.depth)) }
                let path = self.path(open)
                for attribute in attributes {
                    let whole = path.map { $0 + ["@" + self.attributes[attribute.name]] }
                    for rule in rules(whole) { texts[rule, default: []].append(attribute.value) }
                }
            case .end(let text):
                if event.depth > 1 {
                    for rule in rules(path(open)) { texts[rule, default: []].append(text) }
                    open.removeLast()
                }
            }
        }
        return texts
    }

    /// Names from below the record on; nil where an element between is not known.
    private func path(_ open: [(name: String, depth: Int)]) -> [String]? {
        open.last.map { $0.depth == open.count + 1 } ?? true ? open.map(\.name) : nil
    }

    private func rules(_ path: [String]?) -> [Int] {
        guard let path else { return [] }
        return paths.filter { $0.value == path }.map(\.key).sorted()
    }
}
