/// An allergen code with its level, as a feed declares them side by side.
public struct AllergenCode: Hashable, Sendable {
    /// GS1 AllergenTypeCode, for instance `AM`.
    public var code: String
    /// GS1 LevelOfContainmentCode, for instance `CONTAINS`.
    public var level: String

    public init(code: String, level: String) {
        self.code = code
        self.level = level
    }
}
