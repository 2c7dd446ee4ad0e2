/// Things with ranges, to be asked which of them holds another range.
struct Covers<Element> {
    /// In order of their starts.
    private let elements: [Element]
    private let range: (Element) -> Range<Int>
    /// Length of the longest.
    private let longest: Int

    /// - Parameter elements: in order of their starts.
    init(_ elements: [Element], _ range: @escaping (Element) -> Range<Int>) {
        self.elements = elements
        self.range = range
        longest = elements.reduce(0) { max($0, range($1).count) }
    }

    /// The first element that holds `inner` and fits.
    ///
    /// - Complexity: O(log elements + those that start within the length of the longest before `inner`).
    func first(covering inner: Range<Int>, where fits: (Element) -> Bool = { _ in true }) -> Element? {
        if elements.isEmpty { return nil }
        var index = firstIndex(startingAt: inner.upperBound - longest)
        while index < elements.count, range(elements[index]).lowerBound <= inner.lowerBound {
            if range(elements[index]).covers(inner), fits(elements[index]) { return elements[index] }
            index += 1
        }
        return nil
    }

    private func firstIndex(startingAt offset: Int) -> Int {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if range(elements[middle]).lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
