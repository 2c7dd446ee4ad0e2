import Foundation
import GRDB
import MilkVerdict
import Products

/// The on-disk index: one SQLite file that answers a barcode and remembers what was judged.
public final class ProductIndex: Sendable {
    public enum Access: Sendable {
        case readOnly
        /// Creates the file where there is none.
        case readWrite
    }

    public let path: String
    private let database: DatabaseQueue

    /// - Throws: `IndexError` where the file is missing, damaged, locked or no index of this version.
    public init(path: String, access: Access) throws(IndexError) {
        self.path = path
        if access == .readOnly, !FileManager.default.fileExists(atPath: path) {
            throw IndexError(.missing, path, "no such index")
        }
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration(access))
            try Self.prepare(database, path: path, access: access)
        } catch {
            throw IndexError(error, path: path)
        }
    }

    private static func configuration(_ access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .readOnly
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // FULL: an acknowledged batch survives a power cut (reliability.md, section 4).
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    private static func prepare(_ database: DatabaseQueue, path: String, access: Access) throws {
        let (application, version, tables) = try database.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            )
        }
        if tables == 0, access == .readWrite {
            try database.write(IndexSchema.create)
        } else if application != IndexSchema.applicationID {
            throw IndexError(.unusable, path, "not an index of Wheyfinder")
        } else if version != IndexSchema.version {
            throw IndexError(
                .unusable, path,
                "made by format \(version), this program reads \(IndexSchema.version): delete it and audit again")
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw IndexError(error, path: path)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do {
            return try database.write(body)
        } catch {
            throw IndexError(error, path: path)
        }
    }
}
