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

    /// The namespace of records of a GTIN for further markets than the one whose record has the number itself.
    static let markets = "gtin-market"

    /// The key of a GTIN in one of its further markets.
    init(_ gtin: GTIN, market: String) {
        self.init(namespace: Self.markets, id: "\(gtin.gtin14)/\(market)", barcode: gtin.gtin14)
    }

    /// The GTIN of the item; nil for one that has none of its own.
    public var gtin: GTIN? {
        if number > 0 { return GTIN(number: UInt64(number)) }
        guard let other, other.namespace == Self.markets else { return nil }
        return other.barcode.flatMap { GTIN(digits: $0) }
    }

    /// For an item without a GTIN of its own, its id.
    public var id: String? { gtin == nil ? other?.id : nil }

    init(number: Int64, other: Other?) {
        self.number = number
        self.other = other
    }

    public static func < (a: ItemKey, b: ItemKey) -> Bool { a.number < b.number }

    public static func == (a: ItemKey, b: ItemKey) -> Bool { a.number == b.number }

    public func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
