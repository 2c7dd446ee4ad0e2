/// The transitions of all states that differ from those of the one-byte state for the last byte, row behind row.
struct SparseRows {
    private(set) var labels: [UInt8] = []
    private(set) var targets: [UInt32] = []
    private var start: [UInt32] = [0]

    /// Entries of a row that was closed.
    func row(_ state: Int) -> Range<Int> { Int(start[state])..<Int(start[state + 1]) }

    /// Adds an entry to the open row; labels must rise.
    mutating func append(_ label: UInt8, _ target: UInt32) {
        labels.append(label)
        targets.append(target)
    }

    /// Closes the open row: the next state begins.
    mutating func close() { start.append(UInt32(labels.count)) }

    /// Target of a closed row, or nil where it has none for the label.
    func target(_ state: Int, _ label: UInt8) -> UInt32? {
        for at in row(state) where labels[at] == label { return targets[at] }
        return nil
    }
}
