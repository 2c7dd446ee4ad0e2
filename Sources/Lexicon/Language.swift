/// A language of the lexicon, by its place in `languages.tsv`.
public struct LanguageID: Hashable, Comparable, Sendable {
    public let index: UInt8

    public init(_ index: Int) { self.index = UInt8(index) }

    public static func < (a: LanguageID, b: LanguageID) -> Bool { a.index < b.index }
}

/// A set of at most 128 languages.
public struct LanguageSet: Hashable, Sendable {
    /// One bit a member.
    private(set) var bits: UInt128 = 0

    public init() {}

    init(_ bits: UInt128) { self.bits = bits }

    /// Every language there can be.
    public static let all = LanguageSet(UInt128.max)

    public init(_ languages: some Sequence<LanguageID>) {
        for language in languages { insert(language) }
    }

    public var isEmpty: Bool { bits == 0 }

    public var count: Int { bits.nonzeroBitCount }

    public func contains(_ language: LanguageID) -> Bool { bits >> UInt128(language.index) & 1 == 1 }

    public mutating func insert(_ language: LanguageID) { bits |= 1 << UInt128(language.index) }

    public mutating func formUnion(_ other: LanguageSet) { bits |= other.bits }

    public func intersects(_ other: LanguageSet) -> Bool { bits & other.bits != 0 }

    /// Takes the first member out; nil where there is none.
    mutating func popFirst() -> LanguageID? {
        if bits == 0 { return nil }
        let first = LanguageID(bits.trailingZeroBitCount)
        bits &= bits - 1
        return first
    }

    /// The members in order.
    ///
    /// - Complexity: O(members).
    public var members: [LanguageID] {
        var members: [LanguageID] = []
        members.reserveCapacity(count)
        var rest = bits
        while rest != 0 {
            members.append(LanguageID(rest.trailingZeroBitCount))
            rest &= rest - 1
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
