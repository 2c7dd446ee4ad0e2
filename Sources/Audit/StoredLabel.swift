import Feeds
public import ProductIndex
public import Products

extension ProductIndex {
    /// The label behind a stored answer, or nil where the index does not hold it.
    ///
    /// - Throws: `IndexError` of kind `damaged` where it is not the label that was judged.
    public func label(of item: StoredItem) throws(IndexError) -> ProductRecord? {
        guard let line = item.record else { return nil }
        do throws(RecordDecoder.Fault) {
            let record = try RecordDecoder.decode(line.utf8, at: SourcePosition(source: item.source)).record
            if ContentHash(record) == item.hash { return record }
        } catch {
            throw IndexError(.damaged, path, "the label of key \(item.key.number) cannot be read: \(error.message)")
        }
        throw IndexError(.damaged, path, "the label of key \(item.key.number) is not the one that was judged")
    }
}
