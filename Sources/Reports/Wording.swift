public import MilkVerdict

/// The words people read. The pair of verdict and precaution is the answer: with a milk warning on the pack
/// nothing is ever called free (domain-rules 3, display duty; wording of 5.3).
public enum Wording {
    public static func headline(_ verdict: Verdict, _ precaution: Precaution) -> String {
        switch (verdict, precaution) {
        case (.milkFree, .none): "No milk ingredient found"
        case (.milkFree, .mayContain): "No milk ingredient listed – milk warning on the pack"
        case (.bakedMilkOnly, .none): "Milk, baked into the product as far as the label shows"
        case (.bakedMilkOnly, .mayContain):
            "Milk, baked into the product as far as the label shows – milk warning on the pack"
        case (.containsNativeMilk, .none): "Contains milk"
        case (.containsNativeMilk, .mayContain): "Contains milk – milk warning on the pack"
        case (.undetermined, .none): "Undetermined: the label does not tell"
        case (.undetermined, .mayContain): "Undetermined: the label does not tell – milk warning on the pack"
        }
    }

    public static func reason(_ reason: Reason) -> String {
        switch reason {
        case .milkIngredient: "milk is in the ingredient list"
        case .milkDeclared: "the label declares milk"
        case .milkCode: "the product data declare milk"
        case .nameOnly: "the name is that of a milk product; no list was given"
        case .lowProteinDerivative: "only a derivative with little milk protein, which counts as milk"
        case .bakedStatusDisputed: "guidelines disagree whether such a product counts as baked"
        case .formUnknown: "nothing says that this is a finished oven-baked product"
        case .notOvenBaked: "this is no finished, plain, oven-baked product"
        case .milkTooEarly: "milk is among the first two ingredients"
        case .unbakedPart: "milk is, or may be, in a part that is not baked"
        case .cheeseLike: "cheese, yogurt, cream or another form that baking does not change enough"
        case .noWheat: "wheat is not among the first two ingredients"
        case .otherSpecies: "milk of another animal"
        case .milkUnplaced: "milk is declared, but the list does not show where it is"
        case .bakedMilk: "every milk ingredient is baked, by every rule of the profile"
        case .noMilkInList: "the list is complete and shows no milk"
        case .noList: "no ingredient list was given"
        case .notAFood: "the product data say that this is not a food"
        case .notAList: "the text is no ingredient list"
        case .cutList: "the list breaks off"
        case .lostText: "text of the list is missing"
        case .gluedWords: "words of the list run into one another"
        case .unknownLanguage: "the language of the list is not known"
        case .ambiguousIngredient: "an ingredient may be made with milk and the label need not say so"
        case .suspectWord: "a word looks like a milk word"
        case .hiddenCharacters: "the text holds characters that reorder it"
        case .tooLong: "the text is too long to be read exactly"
        case .damagedRecord: "the record is damaged in the feed"
        case .unknownLevel: "the product data give a level for milk that no standard knows"
        case .kosherDairy: "marked as dairy, without a dairy ingredient in the list"
        case .mayContainOnly: "only a milk warning was given, no ingredient list"
        }
    }

    /// The facts of a label with milk in one line.
    public static func facts(_ facts: MilkFacts) -> String {
        let positions = facts.positions.map(String.init).joined(separator: ", ")
        return [
            "form \(facts.form.rawValue)", positions.isEmpty ? nil : "milk at position \(positions)",
            facts.hasCheese ? "cheese" : "no cheese", facts.hasCasein ? "casein" : "no casein named",
            facts.grain == .none ? "no flour" : facts.grain == .wheat ? "wheat" : "other flour",
            "milk of \(facts.species.joined(separator: ", "))",
        ].compactMap { $0 }.joined(separator: "; ")
    }

    /// What stands under every answer.
    public static func notes(_ verdict: Verdict) -> [String] {
        var notes = [
            "Recipes change: read the pack in your hand.",
            "A label cannot show cross-contact that nobody declared.",
        ]
        if verdict == .bakedMilkOnly {
            notes.append("Baked products differ and tolerance is individual: decide with your allergist.")
        }
        if verdict == .undetermined { notes.append("Undetermined is not \"no\".") }
        return notes + ["Not medical advice."]
    }
}
