/// A format by its name, as `--format` takes it and summaries print it.
public struct FormatName: Hashable, Sendable, CaseIterable {
    public let name: String
    let shape: FormatSniffer.Shape
    /// The kind among those of the shape; nil where the shape has one only.
    let kind: String?

    /// - Returns: nil for a name that is none.
    public init?(_ name: String) {
        guard let known = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = known
    }

    private init(_ name: String, _ shape: FormatSniffer.Shape, hasKinds: Bool = true) {
        self.name = name
        self.shape = shape
        kind = hasKinds ? name : nil
    }

    /// Every format, in the order of the documentation.
    public static let allCases: [FormatName] =
        XMLKind.all.map { FormatName($0.name, .xml) } + [FormatName("html", .html, hasKinds: false)]
        + [FormatName("jsonl", .jsonLines)]
        + JSONKind.all.map { FormatName(suffixed($0.name, "json"), .json, kind: $0.name) }
        + JSONKind.all.map { FormatName(suffixed($0.name, "json") + "l", .jsonLines, kind: $0.name) }
        + FieldsKind.tables.map { FormatName(suffixed($0.name, "csv"), .table, kind: $0.name) }

    /// Some kinds come in several shapes; a name tells which.
    private static func suffixed(_ name: String, _ shape: String) -> String {
        name.hasSuffix(shape) ? name : "\(name)-\(shape)"
    }

    private init(_ name: String, _ shape: FormatSniffer.Shape, kind: String) {
        self.name = name
        self.shape = shape
        self.kind = kind
    }
}
