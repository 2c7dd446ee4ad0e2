/// Turns a trie into the rows of an Aho–Corasick automaton and packs them.
struct AutomatonBuilder {
    private let trie: Trie
    private let classes: [UInt8]
    private var rows = SparseRows()
    private var failure: [UInt32]
    /// Transitions of the root and of the one-byte states, by class of the last byte; in states of the trie.
    private var fallback: [[UInt32]]

    /// - Parameter patterns: heads, sorted, distinct, none empty.
    /// - Complexity: O(transitions) apart from the packing.
    /// - Returns: the automaton, or the error that there are more transitions than a cell can name.
    static func automaton(for patterns: [[UInt8]]) -> Result<Automaton, LexiconError> {
        var builder = AutomatonBuilder(patterns)
        builder.link()
        return builder.packed()
    }

    private init(_ patterns: [[UInt8]]) {
        trie = Trie(patterns)
        classes = Self.classes(of: patterns)
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

    /// Symbols of the patterns numbered from 1.
    private static func classes(of patterns: [[UInt8]]) -> [UInt8] {
        var used = Array(repeating: false, count: 256)
        for pattern in patterns { for byte in pattern { used[Int(byte)] = true } }
        used[Int(Automaton.boundary)] = true
        var classes = Array(repeating: UInt8(0), count: 256)
        var next: UInt8 = 1
        for byte in 0..<256 where used[byte] {
            if UInt32(next) & Automaton.labelMask == Automaton.noLabel { next += 1 }
            classes[byte] = next
            next += 1
        }
        return classes
    }

    /// Failure states and rows, level by level: a state's row is its failure state's row with its own
    /// children on top.
    private mutating func link() {
        rows.close()
        for state in 1..<max(1, trie.count) {
            let parent = Int(trie.parent[state])
            if parent != 0 {
                let label = classes[Int(trie.label[state])]
                let fail = target(from: Int(failure[parent]), label)
                failure[state] = fail
                merge(rows.row(Int(fail)), own(of: state))
            }
            rows.close()
        }
    }

    private func own(of state: Int) -> [(label: UInt8, target: UInt32)] {
        trie.children(of: state).map { (label: classes[Int(trie.label[$0])], target: UInt32($0)) }
    }

    private func target(from state: Int, _ label: UInt8) -> UInt32 {
        rows.target(state, label) ?? fallback[Int(classes[Int(trie.label[state])])][Int(label)]
    }

    /// Appends a closed row with `top` over it.
    private mutating func merge(_ base: Range<Int>, _ top: [(label: UInt8, target: UInt32)]) {
        var at = base.lowerBound
        for entry in top {
            while at < base.upperBound, rows.labels[at] < entry.label {
                rows.append(rows.labels[at], rows.targets[at])
                at += 1
            }
            if at < base.upperBound, rows.labels[at] == entry.label { at += 1 }
            rows.append(entry.label, entry.target)
        }
        for rest in at..<base.upperBound { rows.append(rows.labels[rest], rows.targets[rest]) }
    }

    private func packed() -> Result<Automaton, LexiconError> {
        let outputs = outputLists()
        var packing = DoubleArray(states: trie.count)
        for state in packingOrder() {
            packing.place(state, rows.labels[rows.row(state)], hasOutput: outputs.start[state] >= 0)
        }
        guard packing.end < Automaton.stateLimit, outputs.lists.count < Automaton.stateLimit else {
            return .failure(LexiconError(file: "", message: "more spellings than the automaton can number"))
        }
        for state in 1..<max(1, trie.count) {
            for at in rows.row(state) {
                packing.fill(state, rows.labels[at], UInt32(packing.base[Int(rows.targets[at])]))
            }
            if outputs.start[state] >= 0 { packing.fill(state, output: outputs.start[state]) }
        }
        packing.trim()
        return .success(
            Automaton(
                classes: classes.map(UInt32.init),
                fallback: fallback.flatMap { row in row.map { UInt32(packing.base[Int($0)]) } },
                stride: UInt32(fallback.count), cells: Table(packing.cells), outputs: Table(outputs.lists)))
    }

    /// Large rows first: they are the hard ones to place.
    private func packingOrder() -> [Int] {
        var buckets: [[Int]] = Array(repeating: [], count: 257)
        for state in 1..<max(1, trie.count) { buckets[rows.row(state).count].append(state) }
        return buckets.reversed().flatMap { $0 }
    }

    /// Patterns that end in each state, its own first, then those of its failure states; -1 for none.
    private func outputLists() -> (start: [Int], lists: [UInt32]) {
        var start = Array(repeating: -1, count: trie.count)
        var lists: [UInt32] = []
        for state in 1..<max(1, trie.count) {
            let first = lists.count
            var at = state
            while at != 0 {
                if trie.pattern[at] != Trie.noPattern { lists.append(trie.pattern[at]) }
                at = Int(failure[at])
            }
            guard lists.count > first else { continue }
            start[state] = first
            lists[lists.count - 1] |= Automaton.lastFlag
        }
        return (start, lists)
    }
}
