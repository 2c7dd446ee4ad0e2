/// Classes of words that are no milk but decide what a milk word means.
public enum WordClass: String, Sendable, CaseIterable {
    /// Ordinary ingredient words: they tell which language a list speaks and that it is a list.
    case common
    /// "with", "of", "in": tell the language.
    case function
    /// "and", "or": carry a scope on.
    case andOr = "and-or"
    /// Wheat, spelt and durum as flour or meal (P9e).
    case wheatFlour = "wheat-flour"
    /// Any other flour.
    case otherFlour = "other-flour"
    case leavening
    case chocolate
    case meat
    /// Finished oven-baked goods (P9a).
    case bakedBread = "baked-bread"
    case bakedRoll = "baked-roll"
    case bakedBiscuit = "baked-biscuit"
    case bakedCracker = "baked-cracker"
    case bakedCake = "baked-cake"
    case bakedMuffin = "baked-muffin"
    case bakedCroissant = "baked-croissant"
    case bakedRusk = "baked-rusk"
    /// What baked milk is not, whatever else the name says (P9a).
    case vetoMix = "veto-mix"
    case vetoDough = "veto-dough"
    case vetoPancake = "veto-pancake"
    case vetoWaffle = "veto-waffle"
    case vetoDoughnut = "veto-doughnut"
    case vetoCereal = "veto-cereal"
    case vetoCrumb = "veto-crumb"
    case vetoPizza = "veto-pizza"
    case vetoQuiche = "veto-quiche"
    case vetoCustard = "veto-custard"
    case vetoCheesecake = "veto-cheesecake"
    case vetoMeringue = "veto-meringue"
    case vetoFilled = "veto-filled"
    case vetoCoated = "veto-coated"
    case vetoPartBaked = "veto-part-baked"
    /// Heads of sub-lists that are not baked with the rest: filling, icing, chips, coating, topping.
    case partUnbaked = "part-unbaked"
    /// Heads of sub-lists that are: dough, sponge, base.
    case partBaked = "part-baked"
    case speciesGoat = "species-goat"
    case speciesSheep = "species-sheep"
    case speciesBuffalo = "species-buffalo"
    case speciesCamel = "species-camel"
    case speciesMare = "species-mare"
    case speciesDonkey = "species-donkey"
    case speciesReindeer = "species-reindeer"
}

extension WordClass {
    public var isBaked: Bool { rawValue.hasPrefix("baked-") }
    public var isVeto: Bool { rawValue.hasPrefix("veto-") }

    /// The animal of a species class.
    public var species: String? {
        rawValue.hasPrefix("species-") ? String(rawValue.dropFirst("species-".count)) : nil
    }
}
