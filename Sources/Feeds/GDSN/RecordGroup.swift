import Products

/// Records that may speak of one another: a case and what is inside it. They are held back until the group ends.
///
/// A case inherits the label of the items inside only where the feed links them (feeds-and-barcodes 0, finding 10),
/// only where it has no label of its own, and the record says so.
struct RecordGroup {
    private enum Member {
        case draft(RecordDraft)
        case other(FeedItem)
    }

    private var members: [Member] = []

    /// Records held back at most; a longer group is given out without inheritance.
    private static let limit = 1_000

    mutating func add(_ draft: RecordDraft) -> [FeedItem] {
        members.append(.draft(draft))
        return members.count > Self.limit ? finished() : []
    }

    /// Adds what stands between the records; outside a group it is given out at once.
    mutating func add(_ item: FeedItem) -> [FeedItem] {
        if members.isEmpty { return [item] }
        members.append(.other(item))
        return []
    }

    /// The members in their order, what is inherited filled in. The group is empty then.
    ///
    /// - Complexity: linear in the members and their links.
    mutating func finished() -> [FeedItem] {
        defer { members = [] }
        var labels: [String: ProductRecord] = [:]
        // Items stand behind the case they are in.
        var items: [FeedItem] = []
        for member in members.reversed() {
            switch member {
            case .other(let item): items.append(item)
            case .draft(let draft):
                let record = Self.filled(draft, from: labels)
                if let gtin = record.gtin?.gtin14 { labels[gtin] = labels[gtin] ?? record }
                items.append(.record(record))
            }
        }
        return items.reversed()
    }

    private static func filled(_ draft: RecordDraft, from labels: [String: ProductRecord]) -> ProductRecord {
        var record = draft.record
        guard !draft.links.isEmpty, !record.hasLabel else { return record }
        var missing = 0
        for link in draft.links {
            let barcode = Barcode(link)
            if let gtin = barcode.gtin, let inside = labels[gtin.gtin14], inside.hasLabel {
                record.inherit(from: inside)
            } else {
                missing += 1
            }
        }
        // Of an assortment one item without a label leaves the whole unknown.
        if missing > 0, record.hasLabel {
            record.faults.append(
                RecordFault(kind: .missingItem, message: "\(missing) of \(draft.links.count) items have no label here"))
        }
        return record
    }
}

extension ProductRecord {
    /// True where the record says what is in the food.
    fileprivate var hasLabel: Bool {
        !allergens.isEmpty || passages.contains { [.ingredients, .statement].contains($0.role) }
    }

    fileprivate mutating func inherit(from item: ProductRecord) {
        inherited.append(item.gtin?.gtin14 ?? "")
        // Names too: "filled", "mix" or "dough" in one says how its milk stands.
        passages += item.passages
        allergens += item.allergens
        claimCodes += item.claimCodes
        categories += item.categories
        faults += item.faults
        isNonFood = isNonFood || item.isNonFood
    }
}
