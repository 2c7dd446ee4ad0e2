/// Folded UTF-8 and the way back to the source, without a word on what the text means.
///
/// `runs` is a staircase: run *i* reaches from its own start to the start of run *i + 1*. Inside a plain
/// run both texts have the same length and map byte for byte; a collapsed run maps as a whole.
public struct FoldedBytes: Equatable, Sendable {
    public struct Run: Equatable, Sendable {
        /// Offset of the first byte in the folded text.
        public var folded: UInt32
        /// Offset of the first byte in the source.
        public var source: UInt32
        /// True where lengths differ, so that only the ends of the run correspond.
        public var isCollapsed: Bool

        public init(folded: Int, source: Int, isCollapsed: Bool) {
            self.folded = UInt32(folded)
            self.source = UInt32(source)
            self.isCollapsed = isCollapsed
        }
    }

    public var bytes: [UInt8] = []
    public var runs: [Run] = []
    /// Length of the source in bytes.
    public var sourceCount = 0

    public init() {}

    /// Forgets the content, keeps the room.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        runs.removeAll(keepingCapacity: true)
        sourceCount = 0
    }
}

extension FoldedBytes {
    /// The source range that the folded range `start..<end` was made of, whole scalars at both ends.
    ///
    /// - Complexity: O(log runs).
    public func sourceRange(_ start: Int, _ end: Int) -> Range<Int> {
        let lower = sourceStart(of: start)
        return lower..<max(lower, end > start ? sourceEnd(of: end - 1) : lower)
    }

    /// Where the scalar that made folded byte `offset` starts in the source.
    public func sourceStart(of offset: Int) -> Int {
        if offset >= bytes.count { return sourceCount }
        let run = runs[index(of: offset)]
        return run.isCollapsed ? Int(run.source) : Int(run.source) + offset - Int(run.folded)
    }

    /// Where the scalar that made folded byte `offset` ends in the source.
    private func sourceEnd(of offset: Int) -> Int {
        let at = index(of: offset)
        let run = runs[at]
        if !run.isCollapsed { return Int(run.source) + offset - Int(run.folded) + 1 }
        return at + 1 < runs.count ? Int(runs[at + 1].source) : sourceCount
    }

    /// The last run that starts at or before `offset`; empty runs yield to their successor.
    private func index(of offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(runs[middle].folded) <= offset { low = middle } else { high = middle }
        }
        return low
    }
}

extension FoldedBytes {
    /// The folded bytes that a source range became; a scalar cut by the range counts as inside.
    ///
    /// - Complexity: linear in the number of runs.
    public func foldedRange(ofSource range: Range<Int>) -> Range<Int> {
        let lower = foldedOffset(ofSource: range.lowerBound)
        return lower..<max(lower, foldedOffset(ofSource: range.upperBound))
    }

    private func foldedOffset(ofSource offset: Int) -> Int {
        guard let run = runs.last(where: { Int($0.source) <= offset }) else { return 0 }
        if run.isCollapsed { return Int(run.folded) }
        return min(bytes.count, Int(run.folded) + offset - Int(run.source))
    }

    /// Adds a run at the end; a plain run that has not grown gives way to it.
    public mutating func append(_ run: Run) {
        if let last = runs.last, !last.isCollapsed, last.folded == run.folded, last.source == run.source {
            runs.removeLast()
        }
        runs.append(run)
    }
}
