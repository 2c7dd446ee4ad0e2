/// Words that were looked into and found to hide nothing, so that nobody looks again: the words of labels repeat.
///
/// Bounded and exact: a word is remembered by its bytes, and a word that comes to the place of another drives it out.
public struct WordMemory: ~Copyable {
    /// What was looked for in a word and not found.
    enum Question: UInt64 {
        /// A milk word one slip away.
        case misprint = 1
        /// A word that a scanner misread.
        case twin = 2
        /// Any word of the lexicon in what a word may be misread as, or near it; asked with both, a control byte between them.
        case change = 4
    }

    /// A word of up to 23 bytes, its length, and the questions answered.
    private struct Slot {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0
        var answered: UInt64 = 0
    }

    private static let longestWord = 23
    private static let slotCount = 1 << 13

    private var slots: [Slot] = []

    public init() {}

    /// True where `question` was asked of the word and the answer was no.
    ///
    /// - Complexity: linear in the word, which is remembered up to 23 bytes.
    func isClean(_ word: [UInt8], _ range: Range<Int>, _ question: Question) -> Bool {
        guard !slots.isEmpty, let key = Self.key(word, range) else { return false }
        let slot = slots[Self.place(key)]
        return slot.first == key.first && slot.second == key.second && slot.third == key.third
            && slot.answered & question.rawValue != 0
    }

    /// Remembers that the answer to `question` is no.
    mutating func note(_ word: [UInt8], _ range: Range<Int>, _ question: Question) {
        guard let key = Self.key(word, range) else { return }
        if slots.isEmpty { slots = Array(repeating: Slot(), count: Self.slotCount) }
        let place = Self.place(key)
        let isKnown =
            slots[place].first == key.first && slots[place].second == key.second && slots[place].third == key.third
        let answered = isKnown ? slots[place].answered : 0
        slots[place] = key
        slots[place].answered = answered | question.rawValue
    }

    private static func key(_ word: [UInt8], _ range: Range<Int>) -> Slot? {
        guard range.count <= longestWord else { return nil }
        var slot = Slot()
        slot.first = pack(word, range.lowerBound, range.upperBound)
        slot.second = pack(word, range.lowerBound + 8, range.upperBound)
        slot.third = pack(word, range.lowerBound + 16, range.upperBound) | UInt64(range.count) << 56
        return slot
    }

    /// Up to eight bytes from `start`, the first the lowest.
    private static func pack(_ word: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        var packed: UInt64 = 0
        var at = min(end, start + 8) - 1
        while at >= start {
            packed = packed << 8 | UInt64(word[at])
            at -= 1
        }
        return packed
    }

    private static func place(_ key: Slot) -> Int {
        let mixed =
            (key.first &* 0x9E37_79B9_7F4A_7C15) ^ (key.second &* 0xC2B2_AE3D_27D4_EB4F)
            ^ (key.third &* 0x1656_67B1_9E37_79F9)
        return Int(truncatingIfNeeded: ((mixed ^ (mixed >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> 51)
    }
}
