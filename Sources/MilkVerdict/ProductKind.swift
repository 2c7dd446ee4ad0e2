import LabelReading
import Lexicon
import Products

/// What the product is, as far as the baked-milk rule asks (P9a; domain-rules 7.8).
///
/// Legal name and name decide, then the category; a word that names what baked milk is not beats both.
struct ProductKind {
    /// Why the product is no finished oven-baked good, or nil where it is one.
    let objection: Reason?

    init(_ record: ProductRecord, _ readings: [LabelReading], _ rules: Rulebook) {
        let names = readings.filter { [.name, .legalName].contains($0.passage.role) }.flatMap(Self.classes)
        var category = readings.filter { $0.passage.role == .category }.flatMap(Self.classes)
        category += record.categories.compactMap { code in
            rules.categories.first { $0.scheme == code.scheme && $0.code == code.code }?.wordClass
        }
        if (names + category).contains(where: \.isVeto) {
            objection = .notOvenBaked
        } else if (names + category).contains(where: \.isBaked) {
            objection = nil
        } else {
            objection = .formUnknown
        }
    }

    private static func classes(_ reading: LabelReading) -> [WordClass] { reading.matches.words.map(\.wordClass) }
}
