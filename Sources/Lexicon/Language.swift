/// A language of the lexicon, by its place in `languages.tsv`.
public struct LanguageID: Hashable, Comparable, Sendable {
    public let index: UInt8

    public init(_ index: Int) { self.index = UInt8(index) }

    public static func < (a: LanguageID, b: LanguageID) -> Bool { a.index < b.index }
}

/// A set of at most 128 languages.
public struct LanguageSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    public init() {}

    public init(_ languages: some Sequence<LanguageID>) {
        for language in languages { insert(language) }
    }

    public var isEmpty: Bool { low == 0 && high == 0 }

    public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

    public func contains(_ language: LanguageID) -> Bool {
        language.index < 64 ? low >> UInt64(language.index) & 1 == 1 : high >> UInt64(language.index - 64) & 1 == 1
    }

    public mutating func insert(_ language: LanguageID) {
        if language.index < 64 { low |= 1 << UInt64(language.index) } else { high |= 1 << UInt64(language.index - 64) }
    }

    public mutating func formUnion(_ other: LanguageSet) {
        low |= other.low
        high |= other.high
    }

    public func intersects(_ other: LanguageSet) -> Bool { low & other.low != 0 || high & other.high != 0 }

    /// The members in order.
    ///
    /// - Complexity: O(members).
    public var members: [LanguageID] {
        var members: [LanguageID] = []
        for (bits, first) in [(low, 0), (high, 64)] {
            var rest = bits
            while rest != 0 {
                members.append(LanguageID(first + rest.trailingZeroBitCount))
                rest &= rest - 1
            }
        }
        return members
    }
}

/// What the lexicon knows of a language besides its words.
public struct Language: Hashable, Sendable {
    /// BCP 47 tag and name of its folder under `lexicons/`.
    public var tag: String
    public var name: String
    /// ISO 15924 code of its script.
    public var script: String
    /// Market assumed for a text in this language when nothing better is known; empty for none.
    public var market: String
    /// False where an accent makes another word, as in Vietnamese.
    public var forgivesAccents: Bool
}
