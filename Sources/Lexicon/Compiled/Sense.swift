/// One meaning of a word or phrase: what it stands for, and in which languages.
struct Sense: Hashable, Sendable {
    enum Kind: UInt8, Sendable {
        case term, lookalike, word, cue
    }

    /// How a cue phrase stands to what it speaks of.
    enum CueRole: UInt8, Sendable {
        /// "vegan": speaks of nothing else.
        case alone
        /// "contains …"
        case before
        /// "… içerebilir"
        case after
        /// The first and second half of "kann … enthalten".
        case opens, closes
    }

    var kind: Kind
    /// Index of the concept, word class, statement kind or look-alike group.
    var payload: UInt16
    var languages: LanguageSet
    /// Counts only where the text is in one of `languages`.
    var isOwnLanguageOnly = false
    /// An accentless spelling that nobody wrote down.
    var isLoose = false
    var cueRole = CueRole.alone
    /// Number of the pair that the two halves of a cue share.
    var pair: UInt16 = 0
}

/// The senses of a lexicon, eight numbers each: nothing is decoded before it is asked for.
struct SenseList: RandomAccessCollection, Sendable {
    private static let stride = 8
    private static let ownLanguageFlag: UInt32 = 0x100
    private static let looseFlag: UInt32 = 0x200
    /// Bits of a language set in one number.
    private static let chunk = 28

    let numbers: Table

    var startIndex: Int { 0 }
    var endIndex: Int { numbers.count / Self.stride }
    var isWhole: Bool { numbers.count % Self.stride == 0 }

    subscript(index: Int) -> Sense {
        let at = index * Self.stride
        let head = numbers[at]
        return Sense(
            kind: Sense.Kind(rawValue: UInt8(truncatingIfNeeded: head)) ?? .term,
            payload: UInt16(truncatingIfNeeded: numbers[at + 1]), languages: LanguageSet(bits(at + 3)),
            isOwnLanguageOnly: head & Self.ownLanguageFlag != 0, isLoose: head & Self.looseFlag != 0,
            cueRole: Sense.CueRole(rawValue: UInt8(truncatingIfNeeded: head >> 16)) ?? .alone,
            pair: UInt16(truncatingIfNeeded: numbers[at + 2]))
    }

    private func bits(_ at: Int) -> UInt128 {
        var bits: UInt128 = 0
        for offset in 0..<5 { bits |= UInt128(numbers[at + offset]) << UInt128(Self.chunk * offset) }
        return bits
    }

    /// The eight numbers of a sense.
    static func numbers(of sense: Sense) -> [UInt32] {
        let flags = (sense.isOwnLanguageOnly ? ownLanguageFlag : 0) | (sense.isLoose ? looseFlag : 0)
        let head = UInt32(sense.kind.rawValue) | flags | UInt32(sense.cueRole.rawValue) << 16
        let languages = (0..<5).map { offset in
            UInt32(truncatingIfNeeded: sense.languages.bits >> UInt128(chunk * offset)) & (Table.limit - 1)
        }
        return [head, UInt32(sense.payload), UInt32(sense.pair)] + languages
    }
}

/// A word of the lexicon with what must stand around it: the unit that phrases are made of.
struct WordUnit: Hashable, Sendable {
    /// 1 + index of the affix class that must fill the word to the left; 0 where the pattern itself says what
    /// stands there.
    var leftAffix: UInt16 = 0
    /// The same to the right.
    var rightAffix: UInt16 = 0
}
