import MilkVerdict

/// Milk facts as short text: form, positions, cheese and casein, grain and species, separated by semicolons:
/// `oven-baked;3,5;casein;wheat;cow`.
enum FactsText {
    static func encode(_ facts: MilkFacts?) -> String {
        guard let facts else { return "" }
        let flags = (facts.hasCheese ? ["cheese"] : []) + (facts.hasCasein ? ["casein"] : [])
        return [
            facts.form.rawValue, facts.positions.map(String.init).joined(separator: ","),
            flags.joined(separator: ","), facts.grain.rawValue, facts.species.joined(separator: ","),
        ].joined(separator: ";")
    }

    /// Nil for empty text and for anything `encode` does not write.
    static func decode(_ text: String) -> MilkFacts? {
        let parts = text.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 5, let form = MilkFacts.Form(rawValue: String(parts[0])),
            let grain = MilkFacts.Grain(rawValue: String(parts[3]))
        else { return nil }
        let flags = parts[2].split(separator: ",")
        return MilkFacts(
            form: form, positions: parts[1].split(separator: ",").compactMap { Int($0) },
            hasCheese: flags.contains("cheese"), hasCasein: flags.contains("casein"), grain: grain,
            species: parts[4].split(separator: ",").map(String.init))
    }
}
