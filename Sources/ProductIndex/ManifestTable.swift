import Foundation
import GRDB
import Products

/// The table `manifests`: for each feed, what the last run that ended read in it, unit by unit.
final class ManifestTable {
    private let run: Int64
    /// Digest of all that the units of a run have in common: words, rules, options.
    private let plan: ContentHash
    private var window: (source: String, units: ManifestWindow)?
    private var pending: [(source: String, unit: ManifestUnit)] = []
    private var noted: Set<String> = []

    init(run: Int64, plan: ContentHash) {
        self.run = run
        self.plan = plan
    }

    /// Forgets what runs wrote that did not end.
    static func forgetUnfinished(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM manifests WHERE run IN (SELECT id FROM runs WHERE finished IS NULL)")
    }

    // MARK: the last run's

    /// - Throws: `Damage` for a part that does not hold what was written.
    func find(_ hash: ContentHash, in source: String, _ db: Database) throws -> ManifestUnit? {
        var units = try open(source, db)
        // No second copy, which would have to be copied whole.
        window = nil
        defer { window = (source, units) }
        return try units.find(hash) { id in try Self.units(of: id, db) }
    }

    private func open(_ source: String, _ db: Database) throws -> ManifestWindow {
        if let window, window.source == source { return window.units }
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT id, substr(units, 1, 16) FROM manifests
                WHERE source = (SELECT id FROM sources WHERE name = ?) AND plan = ? AND run < ? ORDER BY id
                """, arguments: [source, Self.data(plan), run])
        return ManifestWindow(
            try rows.map { row in
                let id: Int64 = try row.decode(atIndex: 0)
                var start = ManifestCoder(Array(try row.decode(Data.self, atIndex: 1)))
                guard let first = start.hash() else { throw Damage(id: id) }
                return (id, first)
            })
    }

    static func units(of id: Int64, _ db: Database) throws -> [ManifestUnit] {
        let row = try Row.fetchOne(db, sql: "SELECT units, seal FROM manifests WHERE id = ?", arguments: [id])
        guard let row else { throw Damage(id: id) }
        let bytes = Array(try row.decode(Data.self, atIndex: 0))
        guard try row.decode(Int64.self, atIndex: 1) == seal(bytes) else { throw Damage(id: id) }
        var coder = ManifestCoder(bytes)
        var units: [ManifestUnit] = []
        while let unit = coder.next() { units.append(unit) }
        return units
    }

    /// A part of a manifest that does not hold what was written.
    struct Damage: Error {
        var id: Int64
    }

    // MARK: this run's

    func note(_ unit: ManifestUnit, of source: String) {
        pending.append((source, unit))
        noted.insert(source)
    }

    /// Writes what was noted, in parts of full size.
    ///
    /// - Parameter isLast: the last part of each feed may be short.
    func write(isLast: Bool = false, _ shared: SharedRows, _ db: Database) throws {
        var start = 0
        while start < pending.count {
            let source = pending[start].source
            let end = pending[start...].firstIndex { $0.source != source } ?? pending.count
            let size = min(end - start, ManifestWindow.partSize)
            if size < ManifestWindow.partSize, end == pending.count, !isLast { break }
            try write(pending[start..<start + size], of: try shared.id(ofSource: source, db), db)
            start += size
        }
        pending.removeSubrange(..<start)
    }

    private func write(
        _ units: ArraySlice<(source: String, unit: ManifestUnit)>, of source: Int64, _ db: Database
    ) throws {
        var coder = ManifestCoder()
        for (_, unit) in units { coder.append(unit) }
        try db.cachedStatement(sql: "INSERT INTO manifests (source, run, plan, units, seal) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [source, run, Self.data(plan), Data(coder.bytes), Self.seal(coder.bytes)])
    }

    /// The run has ended: what an earlier one read in the same feeds is out of date.
    func finish(_ shared: SharedRows, _ db: Database) throws {
        try write(isLast: true, shared, db)
        for source in noted.sorted() {
            try db.execute(
                sql: "DELETE FROM manifests WHERE source = ? AND run < ?",
                arguments: [try shared.id(ofSource: source, db), run])
        }
    }

    /// - Returns: numbers of the parts that do not hold what was written.
    static func damaged(_ db: Database) throws -> [Int64] {
        try Int64.fetchAll(db, sql: "SELECT id FROM manifests ORDER BY id").filter { id in
            do {
                _ = try units(of: id, db)
                return false
            } catch is Damage {
                return true
            }
        }
    }

    private static func data(_ hash: ContentHash) -> Data {
        Data(
            [hash.high, hash.low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } })
    }

    private static func seal(_ bytes: [UInt8]) -> Int64 {
        var digest = Digest128()
        digest.update(bytes.span)
        return Int64(bitPattern: digest.finish().low)
    }
}
