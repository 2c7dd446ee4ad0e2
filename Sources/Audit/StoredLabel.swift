import Feeds
public import ProductIndex
public import Products

extension ProductIndex {
    /// The label behind a stored answer, or nil where the index does not hold it.
    ///
    /// - Throws: `IndexError` of kind `damaged` where it is not the label that was judged.
    public func label(of item: StoredItem) throws(IndexError) -> ProductRecord? {
        guard let line = try labelText(of: item) else { return nil }
        let record = try record(line, of: item)
        if contentHash(of: record) == item.hash { return record }
        throw IndexError(.damaged, path, "the label of key \(item.key.number) is not the one that was judged")
    }

    /// A label of this product, as it was before a change; nil where the index does not hold it.
    public func label(_ id: Int64, of item: StoredItem) throws(IndexError) -> ProductRecord? {
        guard let line = try look({ try $0.labelText(id) }) else { return nil }
        return try record(line, of: item)
    }

    /// Labels are kept without what differs between products of one label: that stands in the item.
    private func record(_ line: String, of item: StoredItem) throws(IndexError) -> ProductRecord {
        do throws(RecordDecoder.Fault) {
            var record = try RecordDecoder.decode(line.utf8, at: SourcePosition(source: item.source)).record
            record.brand = item.brand
            record.id = item.key.id
            record.barcode = (item.key.gtin?.gtin14 ?? item.key.other?.barcode).map { Barcode($0) }
            return record
        } catch {
            throw IndexError(.damaged, path, "the label of key \(item.key.number) cannot be read: \(error.message)")
        }
    }
}

extension ProductRecord {
    /// The record as an index keeps it: without number, id and brand, so that one label stands there once.
    public var labelText: String {
        var record = self
        (record.id, record.barcode, record.brand) = (nil, nil, nil)
        var json = JSONWriter()
        json.record(record)
        return String(decoding: json.bytes, as: UTF8.self)
    }
}
