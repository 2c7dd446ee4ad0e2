import GRDB

/// What a check of a whole index found.
public struct IndexCheck: Sendable {
    public var items = 0
    /// Keys of items whose row, findings or shared rows do not hold what was written.
    public var damaged: [Int64] = []
    /// Keys of items whose label is missing.
    public var withoutLabel: [Int64] = []
    /// What SQLite says of the file, and manifests that do not hold what was written; empty where it is sound.
    public var complaints: [String] = []

    public var isSound: Bool { damaged.isEmpty && withoutLabel.isEmpty && complaints.isEmpty }
}

extension ProductIndex {
    /// Reads everything and compares it with its seals.
    ///
    /// - Complexity: linear in the index.
    public func verify() throws(IndexError) -> IndexCheck {
        var check = IndexCheck()
        check.complaints = try read { db in
            try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
        }
        if !check.complaints.isEmpty { return check }
        try forEach(damaged: { check.damaged.append($0) }) { item, reader in
            check.items += 1
            if let label = item.label, try reader.labelText(label) == nil { check.withoutLabel.append(item.key.number) }
        }
        check.complaints = try read { db in
            try ManifestTable.damaged(db).map { "part \($0) of a manifest is damaged" }
        }
        return check
    }
}
