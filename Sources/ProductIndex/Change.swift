public import MilkVerdict

/// What became of a product between two moments.
public enum ChangeKind: String, Sendable, CaseIterable {
    case newlyContainsMilk = "newly-contains-milk"
    case newlyBakedOnly = "newly-baked-only"
    case noLongerMilk = "no-longer-milk"
    case newlyUndetermined = "newly-undetermined"
    /// From undetermined to free.
    case newlyMilkFree = "newly-milk-free"
    case precautionAppeared = "precaution-appeared"
    case precautionGone = "precaution-gone"
    /// Another label, the same verdict.
    case recipeChanged = "recipe-changed"
    case vanished
    case new
}

/// One side of a change.
public struct ChangeSide: Hashable, Sendable {
    public var verdict: Verdict
    public var precaution: Precaution
    /// The label, as the index keeps it.
    public var label: Int64?
    public var hash: ContentHash?

    public init(verdict: Verdict, precaution: Precaution, label: Int64? = nil, hash: ContentHash? = nil) {
        self.verdict = verdict
        self.precaution = precaution
        self.label = label
        self.hash = hash
    }
}

extension ChangeKind {
    /// What lies between two answers about one product, the gravest first; empty where nothing does.
    ///
    /// - Parameter isOtherLabel: true where the labels differ.
    public static func between(_ before: ChangeSide?, _ after: ChangeSide?, isOtherLabel: Bool) -> [ChangeKind] {
        guard let before else { return after == nil ? [] : [.new] }
        guard let after else { return [.vanished] }
        var kinds: [ChangeKind] = []
        if before.verdict != after.verdict { kinds.append(verdict(before.verdict, after.verdict)) }
        if before.precaution != after.precaution {
            kinds.append(after.precaution == .mayContain ? .precautionAppeared : .precautionGone)
        }
        if isOtherLabel, before.verdict == after.verdict { kinds.append(.recipeChanged) }
        return kinds
    }

    private static func verdict(_ before: Verdict, _ after: Verdict) -> ChangeKind {
        switch after {
        case .containsNativeMilk: .newlyContainsMilk
        case .bakedMilkOnly: .newlyBakedOnly
        case .undetermined: .newlyUndetermined
        case .milkFree: before == .undetermined ? .newlyMilkFree : .noLongerMilk
        }
    }
}

/// A change as the index remembers it.
public struct StoredChange: Hashable, Sendable {
    public var key: ItemKey
    public var name: String?
    /// Seconds since 1970: start of the run that met it.
    public var seen: Int
    public var kinds: [ChangeKind]
    public var before: ChangeSide?
    public var after: ChangeSide?
}
