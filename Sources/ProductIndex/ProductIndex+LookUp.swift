import GRDB
public import Products

extension ProductIndex {
    /// The product with this GTIN, or nil where the index does not know it.
    ///
    /// - Complexity: one descent of each of three small trees and that of the items.
    /// - Throws: `IndexError` of kind `damaged` where the row does not hold what was written.
    public func item(_ gtin: GTIN) throws(IndexError) -> StoredItem? { try look { try $0.item(gtin) } }

    /// The record of each market of this GTIN; empty where the index does not know it.
    public func items(_ gtin: GTIN) throws(IndexError) -> [StoredItem] { try look { try $0.items(gtin) } }

    /// The product with this key, for instance a number of one retailer; nil where the index does not know it.
    public func item(_ key: ItemKey) throws(IndexError) -> StoredItem? { try look { try $0.item(key) } }

    /// Looks up as often as `body` likes, in one read transaction.
    public func look<Value>(_ body: (IndexReader) throws -> Value) throws(IndexError) -> Value {
        try read { db in try body(IndexReader(db)) }
    }

    /// Every product, by key.
    ///
    /// - Parameter damaged: called with the key of a row that does not hold what was written; nil to end with an error.
    /// - Complexity: linear in the index; memory does not grow with it.
    public func forEach(
        damaged: ((Int64) throws -> Void)? = nil, _ body: (StoredItem, IndexReader) throws -> Void
    ) throws(IndexError) {
        try read { db in
            let reader = try IndexReader(db)
            let rows = try RowStatement(db, ItemRow.selectAll)
            rows.bind(Int64.min, at: 1)
            defer { rows.reset() }
            while try rows.step() {
                do {
                    try body(reader.item(ItemRow(rows)), reader)
                } catch let damage as ItemRow.Damage where damaged != nil {
                    try damaged?(damage.key)
                }
            }
        }
    }

    /// Every key of the index, rising.
    public func keys() throws(IndexError) -> [ItemKey] {
        try read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT items.key, namespace, others.id, barcode FROM items LEFT JOIN others USING (key)
                    ORDER BY items.key
                    """
            ).map { row in
                let id: String? = try row.decode(atIndex: 2)
                return ItemKey(
                    number: try row.decode(atIndex: 0),
                    other: try id.map { id in
                        .init(namespace: try row.decode(atIndex: 1), id: id, barcode: try row.decode(atIndex: 3))
                    })
            }
        }
    }

    /// The text of the label a stored answer was judged from; nil where the index does not hold it.
    public func labelText(of item: StoredItem) throws(IndexError) -> String? {
        guard let label = item.label else { return nil }
        return try look { try $0.labelText(label) }
    }
}

/// Some items in the order of their keys.
public struct ItemPage {
    public var items: [StoredItem] = []
    /// Keys of rows that do not hold what was written.
    public var damaged: [Int64] = []
    /// Where the next page goes on; nil behind the last item.
    public var lastKey: Int64?
}

extension ProductIndex {
    /// Up to `limit` items behind a key.
    public func page(after key: Int64, limit: Int) throws(IndexError) -> ItemPage {
        try read { db in
            var page = ItemPage()
            let reader = try IndexReader(db)
            let rows = try RowStatement(db, ItemRow.selectAll)
            rows.bind(key, at: 1)
            defer { rows.reset() }
            while page.items.count + page.damaged.count < limit, try rows.step() {
                page.lastKey = rows.number(0)
                do {
                    page.items.append(try reader.item(ItemRow(rows)))
                } catch let damage as ItemRow.Damage {
                    page.damaged.append(damage.key)
                }
            }
            return page
        }
    }
}
