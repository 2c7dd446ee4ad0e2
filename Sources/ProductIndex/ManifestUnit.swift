/// What one unit of a feed, known by its bytes, gave when it was last read: the rows its records were judged into.
///
/// It says nothing of verdicts. Whoever finds a unit unchanged still looks its rows up, and takes them only where they
/// hold what this unit's records said.
public struct ManifestUnit: Hashable, Sendable {
    /// Digest of the bytes and of all else that reading them depends on.
    public var hash: ContentHash
    /// One for each record, in order.
    public var items: [Item]

    public struct Item: Hashable, Sendable {
        /// The feed's own id of the record.
        public var id: String?
        /// Key of the row.
        public var row: Int64
        /// The lower half of the content hash of the record.
        public var content: UInt64
        /// What tells the item from others of the run.
        public var mark: UInt64

        public init(id: String?, row: ItemKey, content: ContentHash, mark: UInt64) {
            self.id = id
            self.row = row.number
            self.content = content.low
            self.mark = mark
        }

        fileprivate init(id: String?, row: Int64, content: UInt64, mark: UInt64) {
            self.id = id
            self.row = row
            self.content = content
            self.mark = mark
        }
    }

    public init(hash: ContentHash, items: [Item]) {
        self.hash = hash
        self.items = items
    }
}

/// Units as bytes: hash, number of items, then each item's row, content, mark, and id with its length + 1 before it.
/// Numbers of eight bytes, the lowest byte first.
struct ManifestCoder {
    private(set) var bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    mutating func append(_ unit: ManifestUnit) {
        for number in [unit.hash.high, unit.hash.low, UInt64(unit.items.count)] { append(number) }
        for item in unit.items {
            for number in [UInt64(bitPattern: item.row), item.content, item.mark] { append(number) }
            append(UInt64(item.id.map { $0.utf8.count + 1 } ?? 0))
            bytes += item.id?.utf8 ?? "".utf8
        }
    }

    private mutating func append(_ number: UInt64) {
        for shift in stride(from: UInt64(0), to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// The next unit; nil at the end, and where the bytes hold none.
    mutating func next() -> ManifestUnit? {
        guard let hash = hash(), let count = number() else { return nil }
        var unit = ManifestUnit(hash: hash, items: [])
        for _ in 0..<count {
            guard let row = number(), let content = number(), let mark = number(), let size = number(),
                size <= bytes.count - at + 1
            else { return nil }
            let end = at + max(0, Int(size) - 1)
            let id = size == 0 ? nil : String(decoding: bytes[at..<end], as: UTF8.self)
            at = end
            unit.items.append(.init(id: id, row: Int64(bitPattern: row), content: content, mark: mark))
        }
        return unit
    }

    /// The hash that a unit begins with.
    mutating func hash() -> ContentHash? {
        guard let high = number(), let low = number() else { return nil }
        return ContentHash(high: high, low: low)
    }

    private mutating func number() -> UInt64? {
        guard at + 8 <= bytes.count else { return nil }
        defer { at += 8 }
        return (0..<8).reduce(0) { $0 | UInt64(bytes[at + $1]) << UInt64(8 * $1) }
    }
}
