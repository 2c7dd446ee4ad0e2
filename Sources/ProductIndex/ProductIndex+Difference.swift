import GRDB
import MilkVerdict

extension ProductIndex {
    /// What changed from `old` to this index, by key.
    ///
    /// - Complexity: linear in both; memory grows with neither.
    /// - Throws: `IndexError` where either cannot be read whole.
    public func forEachChange(
        since old: ProductIndex, _ body: (StoredChange, _ before: StoredItem?, _ after: StoredItem?) throws -> Void
    ) throws(IndexError) {
        let isOneKey = hashKey == old.hashKey
        try old.read { oldDB in
            let before = try ItemCursor(oldDB)
            try self.read { db in
                let after = try ItemCursor(db)
                while let (old, new) = try Self.next(before, after) {
                    let isOther = try Self.areOtherLabels(old, before.reader, new, after.reader, isOneKey: isOneKey)
                    let kinds = ChangeKind.between(old.map(Self.side), new.map(Self.side), isOtherLabel: isOther)
                    guard !kinds.isEmpty, let item = new ?? old else { continue }
                    let change = StoredChange(
                        key: item.key, name: item.name, seen: item.lastSeen, kinds: kinds,
                        before: old.map(Self.side), after: new.map(Self.side))
                    try body(change, old, new)
                }
            }
        }
    }

    /// The next key of either, with what each knows of it.
    private static func next(
        _ before: ItemCursor, _ after: ItemCursor
    ) throws -> (StoredItem?, StoredItem?)? {
        let keys = (before.item?.key, after.item?.key)
        switch keys {
        case (nil, nil): return nil
        case (let a?, let b?) where a == b: return (try before.take(), try after.take())
        case (let a?, let b?) where a < b: return (try before.take(), nil)
        case (.some, nil): return (try before.take(), nil)
        default: return (nil, try after.take())
        }
    }

    /// Digests of two indexes compare only under one key; else the labels themselves do.
    private static func areOtherLabels(
        _ old: StoredItem?, _ oldReader: IndexReader, _ new: StoredItem?, _ newReader: IndexReader, isOneKey: Bool
    ) throws -> Bool {
        guard let old, let new else { return false }
        if isOneKey { return old.hash != new.hash }
        return try old.label.map(oldReader.labelText) != new.label.map(newReader.labelText)
    }

    private static func side(_ item: StoredItem) -> ChangeSide {
        ChangeSide(verdict: item.verdict, precaution: item.precaution, label: item.label, hash: item.hash)
    }
}

/// Items by key, one at a time.
private final class ItemCursor {
    let reader: IndexReader
    private let rows: RowStatement
    private(set) var item: StoredItem?

    init(_ db: Database) throws {
        reader = try IndexReader(db)
        rows = try RowStatement(db, ItemRow.selectAll)
        rows.bind(Int64.min, at: 1)
        try advance()
    }

    deinit { rows.reset() }

    /// The item it stands on; moves to the next one.
    func take() throws -> StoredItem? {
        let taken = item
        try advance()
        return taken
    }

    private func advance() throws { item = try rows.step() ? reader.item(ItemRow(rows)) : nil }
}
