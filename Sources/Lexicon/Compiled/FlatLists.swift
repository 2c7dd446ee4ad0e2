/// Many short lists of numbers in two tables.
struct FlatLists: Sendable {
    /// Where each list starts in `items`, and one more: where the last ends.
    let starts: Table
    /// The lists, one behind the other.
    let items: Table

    init(starts: Table, items: Table) {
        self.starts = starts
        self.items = items
    }

    init(_ lists: [[UInt32]]) {
        self.init(starts: Table(Self.starts(lists.map { UInt32($0.count) })), items: Table(lists.flatMap { $0 }))
    }

    var count: Int { starts.count - 1 }

    /// True where the lists end where the items do.
    var isWhole: Bool { starts.last.map { Int($0) == items.count } ?? false }

    /// Places of list `index` in `items`.
    @inline(__always)
    func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    subscript(index: Int) -> Slice<Table> { items[range(index)] }

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
