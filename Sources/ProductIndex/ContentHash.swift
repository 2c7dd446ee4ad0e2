import Products

/// 128 bits over the content of a record.
public struct ContentHash: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// Everything the verdict may look at, field by field; the place in the feed is left out.
    ///
    /// The barcode counts as the number it stands for: zeros and dashes do not make another product.
    ///
    /// - Complexity: linear in the texts of the record.
    init(_ record: ProductRecord, key: HashKey = HashKey(high: 0, low: 0)) {
        var digest = key.digest
        digest.update(record.gtin?.gtin14 ?? record.barcode?.text ?? "")
        digest.update(record.market ?? "")
        digest.update(record.isNonFood ? "non-food" : "")
        digest.update(record.context ?? "")
        digest.update(record.inherited.joined(separator: " "))
        // How many of each there are keeps neighbouring lists apart.
        let lists = [record.passages.count, record.categories.count, record.allergens.count, record.claimCodes.count]
        for count in lists { digest.update(String(count)) }
        for passage in record.passages {
            digest.update(passage.role.rawValue)
            digest.update(passage.language ?? "")
            digest.update(passage.text)
        }
        for category in record.categories { digest.update("\(category.scheme):\(category.code)") }
        for allergen in record.allergens { digest.update("\(allergen.code)=\(allergen.level)") }
        for claim in record.claimCodes { digest.update(claim) }
        for fault in record.faults { digest.update(fault.kind.rawValue) }
        (high, low) = digest.finish()
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
