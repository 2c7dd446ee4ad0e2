/// The patterns as a trie whose states are numbered level by level, with failure links and output lists.
///
/// Built from patterns in byte order, so the children of a state are neighbours and nothing is hashed.
struct Trie {
    /// Byte by which each state is reached; the root's is 0.
    private(set) var label: [UInt8] = [0]
    private(set) var firstChild: [UInt32] = []
    private(set) var childCount: [UInt32] = []
    private(set) var parent: [UInt32] = [0]
    /// Pattern that ends in the state, or `noPattern`.
    private(set) var pattern: [UInt32] = []

    static let noPattern = UInt32.max

    var count: Int { label.count }

    /// - Parameter patterns: sorted, without duplicates or empty ones; the index is the pattern's number.
    /// - Complexity: linear in the bytes of all patterns.
    init(_ patterns: [[UInt8]]) {
        var ranges: [(low: UInt32, high: UInt32)] = [(0, UInt32(patterns.count))]
        var depths: [UInt16] = [0]
        var state = 0
        while state < ranges.count {
            let depth = Int(depths[state])
            var low = Int(ranges[state].low)
            let high = Int(ranges[state].high)
            let ends = low < high && patterns[low].count == depth
            pattern.append(ends ? UInt32(low) : Self.noPattern)
            if ends { low += 1 }
            firstChild.append(UInt32(label.count))
            while low < high {
                let next = Self.end(of: patterns, from: low, to: high, at: depth)
                label.append(patterns[low][depth])
                parent.append(UInt32(state))
                ranges.append((UInt32(low), UInt32(next)))
                depths.append(UInt16(depth + 1))
                low = next
            }
            childCount.append(UInt32(label.count) - firstChild[state])
            state += 1
        }
    }

    /// End of the patterns that share the byte at `depth` with pattern `low`.
    private static func end(of patterns: [[UInt8]], from low: Int, to high: Int, at depth: Int) -> Int {
        let byte = patterns[low][depth]
        var next = low + 1
        while next < high, patterns[next][depth] == byte { next += 1 }
        return next
    }

    func children(of state: Int) -> Range<Int> {
        Int(firstChild[state])..<Int(firstChild[state] + childCount[state])
    }
}
