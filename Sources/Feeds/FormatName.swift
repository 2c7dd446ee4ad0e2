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
        + JSONKind.all.flatMap {
            [FormatName($0.name, .json), FormatName("\($0.name)-lines", .jsonLines, kind: $0.name)]
        }
        + FieldsKind.tables.map { FormatName("\($0.name)", .table) }

    private init(_ name: String, _ shape: FormatSniffer.Shape, kind: String) {
        self.name = name
        self.shape = shape
        self.kind = kind
    }
}
