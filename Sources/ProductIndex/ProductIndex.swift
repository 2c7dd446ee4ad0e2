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
        try Self.refuseWhatIsNoFile(path, access)
        do {
            database = try DatabaseQueue(path: path, configuration: Self.configuration(access))
            try Self.prepare(database, path: path, access: access)
        } catch {
            throw IndexError(error, path: path)
        }
    }

    /// Nothing but files is opened: SQLite waits for ever on a pipe and leaves its journal beside a device.
    private static func refuseWhatIsNoFile(_ path: String, _ access: Access) throws(IndexError) {
        let file = URL(filePath: path).resolvingSymlinksInPath()
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
            let type = attributes[.type] as? FileAttributeType
            if type == .typeDirectory { throw IndexError(.unusable, path, "is a directory, not an index") }
            if type != .typeRegular { throw IndexError(.unusable, path, "is no regular file") }
        } catch let error as IndexError {
            throw error
        } catch CocoaError.fileReadNoPermission {
            throw IndexError(.permission, path, "permission denied")
        } catch {
            if access == .readOnly { throw IndexError(.missing, path, "no such index") }
            let folder = file.deletingLastPathComponent().path(percentEncoded: false)
            if !FileManager.default.fileExists(atPath: folder) {
                throw IndexError(.missing, path, "no such folder")
            }
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
        if access == .readWrite, try database.read(isEmpty) {
            // Asked again inside: another process may have made the tables meanwhile.
            try database.write { db in if try isEmpty(db) { try IndexSchema.create(db) } }
        }
        let (application, version) = try database.read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            )
        }
        if application != IndexSchema.applicationID { throw IndexError(.unusable, path, "not an index of Wheyfinder") }
        if version != IndexSchema.version {
            throw IndexError(
                .unusable, path,
                "made by format \(version), this program reads \(IndexSchema.version): delete it and audit again")
        }
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
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
