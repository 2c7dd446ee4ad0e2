/// A record met in a feed: what it calls itself and where it stands. Enough to speak of it.
public struct Sighting: Hashable, Sendable {
    /// The feed's own id.
    public var id: String?
    public var gtin: GTIN?
    public var position: SourcePosition

    public init(id: String?, gtin: GTIN?, position: SourcePosition) {
        self.id = id
        self.gtin = gtin
        self.position = position
    }

    /// For messages: the GTIN-14, else the id, else the number of the record.
    public var product: String { gtin?.gtin14 ?? id ?? "record \(position.record)" }
}

extension ProductRecord {
    public var sighting: Sighting { Sighting(id: id, gtin: gtin, position: position) }
}
