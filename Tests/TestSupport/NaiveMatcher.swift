/// The slow twin of the automaton: looks for every pattern at every place.
public enum NaiveMatcher {
    /// Pattern number and end of every occurrence, in order of ends, longer patterns first.
    ///
    /// Patterns hold text only: the twin knows no boundaries.
    public static func scan(_ patterns: [[UInt8]], _ text: [UInt8]) -> [(pattern: Int, end: Int)] {
        var hits: [(Int, Int)] = []
        for end in 0...text.count {
            let found = patterns.indices.filter { text[..<end].ends(with: patterns[$0]) }
            for pattern in found.sorted(by: { patterns[$0].count > patterns[$1].count }) { hits.append((pattern, end)) }
        }
        return hits
    }
}

extension RandomAccessCollection where Element == UInt8 {
    fileprivate func ends(with tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }
}
