/// Turns a trie into the rows of an Aho–Corasick automaton and packs them.
struct AutomatonBuilder {
    /// Transitions of one state that differ from those of the one-byte state for its last byte, by class.
    typealias Row = [(label: UInt8, target: UInt32)]

    private let trie: Trie
    private let classes: [UInt8]
    private let blank: UInt8
    private var rows: [Row]
    private var failure: [UInt32]
    /// Transitions of the root and of the one-byte states, by class of the last byte; in states of the trie.
    private var fallback: [[UInt32]]

    /// - Parameter patterns: folded, sorted, distinct, none empty.
    /// - Complexity: O(transitions) apart from the packing.
    static func automaton(for patterns: [[UInt8]]) -> Automaton {
        var builder = AutomatonBuilder(patterns)
        builder.link()
        return builder.packed()
    }

    private init(_ patterns: [[UInt8]]) {
        trie = Trie(patterns)
        classes = Self.classes(of: patterns)
        blank = classes[0x20]
        rows = Array(repeating: [], count: trie.count)
        failure = Array(repeating: 0, count: trie.count)
        var root = Array(repeating: UInt32(0), count: Int(classes.max() ?? 0) + 1)
        for child in trie.children(of: 0) { root[Int(classes[Int(trie.label[child])])] = UInt32(child) }
        fallback = Array(repeating: root, count: root.count)
        for state in trie.children(of: 0) {
            let last = Int(classes[Int(trie.label[state])])
            for child in trie.children(of: state) {
                fallback[last][Int(classes[Int(trie.label[child])])] = UInt32(child)
            }
        }
    }

    /// Bytes of the patterns numbered from 1; every blank gets the number of the space.
    private static func classes(of patterns: [[UInt8]]) -> [UInt8] {
        var used = Array(repeating: false, count: 256)
        for pattern in patterns { for byte in pattern { used[Int(byte)] = true } }
        used[0x20] = true
        var classes = Array(repeating: UInt8(0), count: 256)
        var next: UInt8 = 1
        for byte in 0..<256 where used[byte] {
            classes[byte] = next
            next += 1
        }
        for byte in [0x09, 0x0A, 0x0B, 0x0C, 0x0D] { classes[byte] = classes[0x20] }
        return classes
    }

    /// Failure states and rows, level by level: a state's row is its failure state's row with its own
    /// children on top; a state reached by a blank stays where it is on further blanks.
    private mutating func link() {
        for state in 1..<max(1, trie.count) {
            let parent = Int(trie.parent[state])
            let label = classes[Int(trie.label[state])]
            if parent == 0 { continue }
            failure[state] = target(from: Int(failure[parent]), label)
            rows[state] = merged(rows[Int(failure[state])], own(of: state, reachedBy: label))
        }
    }

    private func own(of state: Int, reachedBy label: UInt8) -> Row {
        var own: Row = trie.children(of: state).map { (classes[Int(trie.label[$0])], UInt32($0)) }
        if label == blank, !own.contains(where: { $0.label == blank }) {
            own.append((blank, UInt32(state)))
        }
        return own.sorted { $0.label < $1.label }
    }

    private func target(from state: Int, _ label: UInt8) -> UInt32 {
        for entry in rows[state] where entry.label == label { return entry.target }
        return fallback[Int(classes[Int(trie.label[state])])][Int(label)]
    }

    private func merged(_ base: Row, _ top: Row) -> Row {
        if base.isEmpty { return top }
        var result = Row()
        result.reserveCapacity(base.count + top.count)
        var b = 0
        for entry in top {
            while b < base.count, base[b].label < entry.label {
                result.append(base[b])
                b += 1
            }
            if b < base.count, base[b].label == entry.label { b += 1 }
            result.append(entry)
        }
        result += base[b...]
        return result
    }

    private func packed() -> Automaton {
        let outputs = outputLists()
        var packing = DoubleArray(states: trie.count)
        for state in packingOrder(outputs.start) {
            packing.place(state, rows[state].map(\.label), hasOutput: outputs.start[state] != nil)
        }
        for state in 1..<max(1, trie.count) {
            let targets = rows[state].map { ($0.label, reference(Int($0.target), packing, outputs.start)) }
            packing.fill(state, targets, output: outputs.start[state])
        }
        packing.trim()
        return Automaton(
            classes: classes,
            fallback: fallback.flatMap { row in row.map { reference(Int($0), packing, outputs.start) } },
            stride: UInt32(fallback.count), cells: packing.cells, outputs: outputs.lists)
    }

    /// Large rows first: they are the hard ones to place.
    private func packingOrder(_ outputs: [Int?]) -> [Int] {
        var buckets: [[Int]] = Array(repeating: [], count: 257)
        for state in 1..<max(1, trie.count) { buckets[rows[state].count].append(state) }
        return buckets.reversed().flatMap { $0 }
    }

    private func reference(_ state: Int, _ packing: DoubleArray, _ outputs: [Int?]) -> UInt32 {
        state == 0 ? 0 : UInt32(packing.base[state]) | (outputs[state] != nil ? Automaton.outputFlag : 0)
    }

    /// Patterns that end in each state, its own first, then those of its failure states.
    private func outputLists() -> (start: [Int?], lists: [UInt32]) {
        var start: [Int?] = Array(repeating: nil, count: trie.count)
        var lists: [UInt32] = []
        for state in 1..<max(1, trie.count) {
            var patterns: [UInt32] = []
            var at = state
            while at != 0 {
                if trie.pattern[at] != Trie.noPattern { patterns.append(trie.pattern[at]) }
                at = Int(failure[at])
            }
            guard !patterns.isEmpty else { continue }
            start[state] = lists.count
            patterns[patterns.count - 1] |= Automaton.lastFlag
            lists += patterns
        }
        return (start, lists)
    }
}
