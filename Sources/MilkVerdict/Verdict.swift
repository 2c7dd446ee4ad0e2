/// The answer about a product. The pair of verdict and precaution is what people are shown.
public enum Verdict: String, Sendable, CaseIterable, Comparable {
    /// A complete list in a known language, no milk, nothing left that could hide milk.
    case milkFree = "milk-free"
    /// Milk, and all of it established as baked into an oven-baked wheat product.
    case bakedMilkOnly = "baked-milk-only"
    /// Neither presence nor absence is established.
    case undetermined
    /// Milk, not established as baked.
    case containsNativeMilk = "contains-native-milk"

    /// From the least to the most cautious: the order in which conflicts are settled.
    public static func < (a: Verdict, b: Verdict) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Whether the pack warns that milk may be there although it is no ingredient (P8).
public enum Precaution: String, Sendable, CaseIterable {
    case none
    case mayContain = "may-contain"
}

/// Why the verdict is what it is. The closed list, documented in `docs/output.md`.
public enum Reason: String, Sendable, CaseIterable {
    // Milk is there.
    case milkIngredient = "milk-ingredient"
    case milkDeclared = "milk-declared"
    case milkCode = "milk-code"
    case nameOnly = "name-only"
    /// Beside another reason: nothing but milk sugar, milk fat and their likes (domain-rules 7.3).
    case lowProteinDerivative = "low-protein-derivative"
    // Why it is not baked milk only (P9a to P9f, P3, P10).
    case formUnknown = "form-unknown"
    case notOvenBaked = "not-oven-baked"
    case bakedStatusDisputed = "baked-status-disputed"
    case milkTooEarly = "milk-too-early"
    case unbakedPart = "unbaked-part"
    case cheeseLike = "cheese-like"
    case noWheat = "no-wheat"
    case otherSpecies = "other-species"
    case milkUnplaced = "milk-unplaced"
    // Why it is.
    case bakedMilk = "baked-milk"
    // Why nothing was found.
    case noMilkInList = "no-milk-in-list"
    // Why it is undetermined.
    case noList = "no-list"
    case notAFood = "not-a-food"
    case notAList = "not-a-list"
    case cutList = "cut-list"
    case lostText = "lost-text"
    case gluedWords = "glued-words"
    case unknownLanguage = "unknown-language"
    case ambiguousIngredient = "ambiguous-ingredient"
    case suspectWord = "suspect-word"
    case hiddenCharacters = "hidden-characters"
    case tooLong = "too-long"
    case damagedRecord = "damaged-record"
    case unknownLevel = "unknown-level"
    case kosherDairy = "kosher-dairy"
    case mayContainOnly = "may-contain-only"
}
