import Lexicon

/// Stretches of a text, to be asked whether one of them overlaps another stretch.
struct MergedRanges {
    /// In order, none touching another.
    private var ranges: [Range<Int>] = []

    /// - Complexity: O(ranges × log ranges).
    init(_ all: some Sequence<Range<Int>>) {
        for range in all.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
    }

    /// The stretches in which the lexicon knows a word, whatever it means.
    init(known matches: LabelMatches) {
        self.init(
            matches.words.map(\.range) + matches.terms.map(\.range) + matches.lookalikes.map(\.range)
                + matches.cues.map(\.range))
    }

    /// The stretches that name something, be it milk or not: "and" and its likes do not.
    init(ingredientWords matches: LabelMatches) {
        let words = matches.words.filter { $0.wordClass != .function && $0.wordClass != .andOr }
        self.init(matches.terms.map(\.range) + matches.lookalikes.map(\.range) + words.map(\.range))
    }

    /// The same for ranges that come in order, none overlapping another.
    ///
    /// - Parameter place: 0 for the first range; where to go on from for the next.
    /// - Complexity: linear in the stretches over all ranges.
    func overlaps(_ range: Range<Int>, from place: inout Int) -> Bool {
        while place < ranges.count, ranges[place].upperBound <= range.lowerBound { place += 1 }
        return place < ranges.count && ranges[place].lowerBound < range.upperBound
    }

    /// True where a stretch and `range` share a byte.
    ///
    /// - Complexity: O(log ranges).
    func overlaps(_ range: Range<Int>) -> Bool {
        let index = ranges.partitioningIndex { $0.upperBound > range.lowerBound }
        return index < ranges.count && ranges[index].lowerBound < range.upperBound
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first index for which `isBehind` holds, in a collection where it holds for all that follow.
    ///
    /// - Complexity: O(log count).
    func partitioningIndex(where isBehind: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
