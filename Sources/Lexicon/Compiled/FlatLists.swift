/// Many short lists of numbers in two arrays: cheap to load, cheap to walk.
struct FlatLists: Sendable {
    let counts: [UInt32]
    let items: [UInt32]
    private let start: [UInt32]

    /// - Parameters:
    ///   - counts: length of each list.
    ///   - items: the lists, one behind the other.
    init(counts: [UInt32], items: [UInt32]) {
        self.counts = counts
        self.items = items
        start = Self.starts(counts)
    }

    init(_ lists: [[UInt32]]) {
        self.init(counts: lists.map { UInt32($0.count) }, items: lists.flatMap { $0 })
    }

    var count: Int { counts.count }

    /// True where the lists end where the items do.
    var isWhole: Bool { Int(start.last ?? 0) == items.count }

    /// Places of list `index` in `items`.
    func range(_ index: Int) -> Range<Int> { Int(start[index])..<Int(start[index + 1]) }

    subscript(index: Int) -> ArraySlice<UInt32> { items[range(index)] }

    /// Where lists of these lengths start, and one more: where the last ends.
    static func starts(_ counts: [UInt32]) -> [UInt32] {
        var starts = Array(repeating: UInt32(0), count: counts.count + 1)
        var target = starts.mutableSpan
        var sum: UInt32 = 0
        for index in counts.indices {
            sum &+= counts[index]
            target[index + 1] = sum
        }
        return starts
    }
}
