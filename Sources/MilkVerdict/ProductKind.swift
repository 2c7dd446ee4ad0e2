import LabelReading
import Lexicon
import Products

/// What the product is, as far as the baked-milk rule asks (P9a; domain-rules 7.8).
///
/// Legal name and name decide, then the category; a word that names what baked milk is not beats both.
struct ProductKind {
    /// Why the product is no finished oven-baked good, or nil where it is one.
    let objection: Reason?
    let form: MilkFacts.Form

    init(_ record: ProductRecord, _ readings: [LabelReading], _ rules: Rulebook) {
        let named = Self.classes(readings, [.name, .legalName])
        var classes = Self.classes(readings, [.category])
        classes += record.categories.compactMap { code in
            rules.categories.first { $0.scheme == code.scheme && $0.code == code.code }?.wordClass
        }
        let vetoes = (named + classes).filter(\.isVeto)
        // A name of another table may forbid, but not make milk baked.
        if !record.faults.contains(where: { $0.kind == .joinedName }) { classes += named }
        if !vetoes.isEmpty {
            objection = vetoes.allSatisfy(\.isDisputed) ? .bakedStatusDisputed : .notOvenBaked
            form = vetoes.compactMap(\.form).min { $0.rank < $1.rank } ?? .other
        } else if classes.contains(where: \.isBaked) {
            objection = nil
            form = .ovenBaked
        } else {
            objection = .formUnknown
            form = .unknown
        }
    }

    private static func classes(_ readings: [LabelReading], _ roles: [Passage.Role]) -> [WordClass] {
        readings.filter { roles.contains($0.passage.role) }.flatMap { $0.matches.words.map(\.wordClass) }
    }
}

extension WordClass {
    /// Foods that some guidelines count as baked and others do not (domain-rules 2.1, P10).
    fileprivate var isDisputed: Bool { [.vetoPancake, .vetoWaffle, .vetoCereal].contains(self) }

    /// How a food is made that is not plainly oven-baked.
    fileprivate var form: MilkFacts.Form? {
        switch self {
        case .vetoMix, .vetoDough, .vetoPartBaked: .raw
        case .vetoPancake, .vetoWaffle: .griddled
        case .vetoDoughnut, .vetoCrumb: .fried
        case .vetoCereal: .extruded
        case .vetoPizza, .vetoQuiche: .topped
        case .vetoFilled, .vetoCoated: .filled
        case .vetoCustard, .vetoCheesecake, .vetoMeringue: .other
        default: nil
        }
    }
}

extension MilkFacts.Form {
    /// What is furthest from baked names the product: a filled pancake mix is raw.
    fileprivate var rank: Int {
        [.raw, .fried, .griddled, .extruded, .topped, .filled, .other].firstIndex(of: self) ?? .max
    }
}
