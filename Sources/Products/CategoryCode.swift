/// A product category as a feed gives it.
public struct CategoryCode: Hashable, Sendable {
    /// Scheme of the code: `gpc`, `google`, `off`, or `text` for words.
    public var scheme: String
    public var code: String

    public init(scheme: String, code: String) {
        self.scheme = scheme
        self.code = code
    }

    /// The category behind a bare string: eight digits are a GPC brick, `en:biscuits` an Open Food Facts tag.
    public init(_ text: String) {
        let isBrick = text.utf8.count == 8 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        let hasTag = text.utf8.dropFirst(2).first == 0x3A && !text.contains(" ")
        self.init(scheme: isBrick ? "gpc" : hasTag ? "off" : "text", code: text)
    }
}

extension CategoryCode {
    /// The words of a category that is made of words: `en:plant-based-foods` says "plant based foods".
    public var words: String {
        let name = scheme == "off" ? String(code.drop { $0 != ":" }.dropFirst()) : code
        return String(name.map { $0 == "-" || $0 == "_" || $0 == ">" ? " " : $0 })
    }
}
