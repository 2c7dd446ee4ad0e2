public import ICU
public import Products

/// What a feed of the reader's own means: where its records are and which of their fields say what.
///
/// Written by a person, one rule a line (docs/feeds.md); read whole or refused with the line.
public struct FeedMapping: Hashable, Sendable {
    public enum Shape: String, Sendable, CaseIterable {
        case xml, csv, json
    }

    /// What a rule fills.
    public enum Target: String, Sendable, CaseIterable {
        case id, gtin, name, legalName = "legal-name", brand, category, market, language, ingredients, statement
        case claim, description
    }

    /// One line: a field of the record from a path, or the same text for every record.
    public struct Rule: Hashable, Sendable {
        public var target: Target
        /// BCP 47 tag behind the target; nil where the record or another rule tells.
        public var language: String?
        public var source: Source
    }

    public enum Source: Hashable, Sendable {
        case path([String])
        case constant(String)
    }

    public var shape: Shape
    /// Names from the outermost element or member to the record; empty for tables and for lines of JSON.
    public var record: [String]
    public var rules: [Rule]
    /// Encoding of a table; nil for UTF-8.
    public var encoding: TextEncoding?

    /// A line that cannot be understood.
    public struct Fault: Error, Hashable, CustomStringConvertible {
        public var position: SourcePosition
        public var message: String

        public var description: String { "\(position.source):\(position.line): \(message)" }
    }

    /// - Complexity: linear.
    public init(parsing text: String, name: String) throws(Fault) {
        var parser = MappingParser(name: name)
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            try parser.take(line)
        }
        self = try parser.finished()
    }

    init(shape: Shape, record: [String], rules: [Rule], encoding: TextEncoding? = nil) {
        self.encoding = encoding
        self.shape = shape
        self.record = record
        self.rules = rules
    }
}

extension FeedMapping {
    /// The shape to read a feed in: that of the mapping, lines where JSON comes in lines.
    func shape(_ sniffed: FormatSniffer.Shape) -> FormatSniffer.Shape {
        switch shape {
        case .xml: .xml
        case .csv: .table
        case .json: sniffed == .jsonLines ? .jsonLines : .json
        }
    }
}

private struct MappingParser {
    let name: String
    private var line = 0
    private var shape: FeedMapping.Shape?
    private var record: [String] = []
    private var rules: [FeedMapping.Rule] = []
    private var encoding: TextEncoding?

    init(name: String) { self.name = name }

    private func fault(_ message: String) -> FeedMapping.Fault {
        FeedMapping.Fault(position: SourcePosition(source: name, line: line), message: message)
    }

    mutating func take(_ text: Substring) throws(FeedMapping.Fault) {
        line += 1
        guard let text = String(text).nonEmpty, !text.hasPrefix("#") else { return }
        if let sides = Self.sides(of: text, " := ") {
            try add(sides.0, .constant(sides.1))
        } else if let sides = Self.sides(of: text, " = ") {
            try add(sides.0, .path(try path(sides.1)))
        } else {
            try takeWord(text)
        }
    }

    private mutating func takeWord(_ text: String) throws(FeedMapping.Fault) {
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        switch (words.first, words.dropFirst().first?.nonEmpty) {
        case ("shape", let name?):
            shape = FeedMapping.Shape(rawValue: name)
            if shape == nil { throw fault("\"\(name)\" is no shape; there are \(Self.names(FeedMapping.Shape.self))") }
        case ("record", let path?): record = try self.path(path)
        case ("encoding", let name?):
            encoding = TextEncoding(label: name)
            if encoding == nil { throw fault("the encoding \"\(name)\" is not read") }
        default:
            throw fault(
                "not understood: \"shape\", \"record\", \"encoding\", \"field = path\" or \"field := text\" is expected"
            )
        }
    }

    private mutating func add(_ field: String, _ source: FeedMapping.Source) throws(FeedMapping.Fault) {
        let parts = field.split(separator: ".", maxSplits: 1).map(String.init)
        guard let target = FeedMapping.Target(rawValue: parts[0]) else {
            throw fault("\"\(parts[0])\" is no field; there are \(Self.names(FeedMapping.Target.self))")
        }
        let language = parts.dropFirst().first
        rules.append(FeedMapping.Rule(target: target, language: language, source: source))
    }

    private func path(_ text: String) throws(FeedMapping.Fault) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.contains(where: \.isEmpty) { throw fault("the path \"\(text)\" has an empty part") }
        if parts.dropLast().contains(where: { $0.hasPrefix("@") }) {
            throw fault("the path \"\(text)\" goes on behind an attribute")
        }
        return parts
    }

    func finished() throws(FeedMapping.Fault) -> FeedMapping {
        guard let shape else { throw fault("no line \"shape\"") }
        if shape == .xml, record.isEmpty { throw fault("no line \"record\": where do the records of the XML stand?") }
        if shape == .csv, !record.isEmpty { throw fault("\"record\" means nothing in a table") }
        if shape != .csv, encoding != nil { throw fault("\"encoding\" is for tables; other feeds say theirs") }
        guard rules.contains(where: { [.ingredients, .statement, .description].contains($0.target) }) else {
            throw fault("no rule for ingredients, statement or description: nothing could be judged")
        }
        return FeedMapping(shape: shape, record: record, rules: rules, encoding: encoding)
    }

    private static func sides(of text: String, _ sign: String) -> (String, String)? {
        guard let start = text.indices.first(where: { text[$0...].hasPrefix(sign) }) else { return nil }
        guard let left = String(text[..<start]).nonEmpty,
            let right = String(text[text.index(start, offsetBy: sign.count)...]).nonEmpty
        else { return nil }
        return (left, right)
    }

    private static func names<Name: RawRepresentable<String> & CaseIterable>(_ type: Name.Type) -> String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }
}
