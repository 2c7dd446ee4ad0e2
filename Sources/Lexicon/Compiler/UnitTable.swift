/// The words of all forms, each once: as a pattern of the automaton, as a unit of the phrases.
struct UnitTable {
    /// What a unit is made of.
    struct Key: Hashable {
        /// Bytes and boundaries, as the automaton will have them.
        var symbols: [UInt8]
        var unit: WordUnit
    }

    private var numbers: [Key: Int] = [:]
    private(set) var keys: [Key] = []
    private(set) var affixes: [[[UInt8]]] = []
    private var affixNumbers: [[[UInt8]]: Int] = [:]

    /// Number of the unit; a new one gets the next.
    mutating func number(of key: Key) -> Int {
        if let known = numbers[key] { return known }
        numbers[key] = keys.count
        keys.append(key)
        return keys.count - 1
    }

    /// Number of an affix class as `WordUnit` counts them.
    mutating func affixClass(_ list: [[UInt8]]) -> UInt16 {
        if let known = affixNumbers[list] { return UInt16(known + 1) }
        affixNumbers[list] = affixes.count
        affixes.append(list)
        return UInt16(affixes.count)
    }

    /// Patterns in byte order with their units, and for each unit its number in that order.
    func sorted() -> (patterns: [(symbols: [UInt8], units: [WordUnit])], renumbered: [Int]) {
        let order = keys.indices.sorted { a, b in
            keys[a].symbols == keys[b].symbols ? a < b : keys[a].symbols.lexicographicallyPrecedes(keys[b].symbols)
        }
        var patterns: [(symbols: [UInt8], units: [WordUnit])] = []
        var renumbered = Array(repeating: 0, count: keys.count)
        for (number, old) in order.enumerated() {
            renumbered[old] = number
            if patterns.last?.symbols == keys[old].symbols {
                patterns[patterns.count - 1].units.append(keys[old].unit)
            } else {
                patterns.append((keys[old].symbols, [keys[old].unit]))
            }
        }
        return (patterns, renumbered)
    }
}
