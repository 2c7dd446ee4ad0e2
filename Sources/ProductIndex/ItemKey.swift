public import Products

/// The row key of an item.
public struct ItemKey: Hashable, Comparable, Sendable {
    /// The GTIN as a number; negative for items that have none of their own.
    public let number: Int64
    /// For a negative key, what it was made from.
    public let other: Other?

    /// The name of an item that has no GTIN of its own.
    public struct Other: Hashable, Sendable {
        /// The retailer whose numbers these are; where none was named, the feed.
        public var namespace: String
        /// A store's own number as 14 digits, else the feed's id.
        public var id: String
        /// The barcode as the feed gave it.
        public var barcode: String?
    }

    public init(_ gtin: GTIN) {
        number = Int64(gtin.number)
        other = nil
    }

    /// A key for an item that only its namespace can name: no GTIN, or one for use inside one company.
    public init(namespace: String, id: String, barcode: String? = nil) {
        var digest = Digest128()
        digest.update(namespace)
        digest.update(id)
        number = -Int64(digest.finish().low >> 2) - 1
        other = Other(namespace: namespace, id: id, barcode: barcode)
    }

    /// The GTIN behind a positive key.
    public var gtin: GTIN? { number > 0 ? GTIN(number: UInt64(number)) : nil }

    /// For an item without a GTIN of its own, its id.
    public var id: String? { other?.id }

    init(number: Int64, other: Other?) {
        self.number = number
        self.other = other
    }

    public static func < (a: ItemKey, b: ItemKey) -> Bool { a.number < b.number }

    public static func == (a: ItemKey, b: ItemKey) -> Bool { a.number == b.number }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
