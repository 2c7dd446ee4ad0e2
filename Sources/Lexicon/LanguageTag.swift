/// BCP 47 tags as feeds write them.
enum LanguageTag {
    /// Lower case with `-`, deprecated and region-only spellings mapped to the lexicon's tags
    /// (IANA language subtag registry; domain-rules 7.6).
    static func canonical(_ tag: String) -> String {
        let lower = tag.lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
        let parts = lower.split(separator: "-")
        guard let first = parts.first else { return "" }
        let rest = parts.dropFirst()
        let main = deprecated[String(first)] ?? String(first)
        if main == "zh" { return rest.contains { ["hant", "tw", "hk", "mo"].contains($0) } ? "zh-hant" : "zh-hans" }
        if main == "sr" { return rest.contains("latn") ? "sr-latn" : "sr-cyrl" }
        if main == "sh" { return "sr-latn" }
        return ([main] + rest.map(String.init)).joined(separator: "-")
    }

    private static let deprecated = [
        "iw": "he", "tl": "fil", "in": "id", "no": "nb", "mo": "ro", "jp": "ja", "ji": "yi",
    ]
}
