import Foundation
import GRDB
import MilkVerdict
public import Products

/// The on-disk index: one SQLite file that answers a barcode and remembers what was judged.
public final class ProductIndex: Sendable {
    public enum Access: Sendable {
        case readOnly
        /// Creates the file where there is none.
        case readWrite
    }

    public let path: String
    private let database: DatabaseQueue
    let hashKey: HashKey

    /// - Throws: `IndexError` where the file is missing, damaged, locked or no index of this version.
    public init(path: String, access: Access) throws(IndexError) {
        self.path = path
        try Self.refuseWhatIsNoFile(path, access)
        do {
            try Self.finishWhatACrashLeft(path, access)
            database = try DatabaseQueue(path: path, configuration: Self.configuration(access))
            hashKey = try Self.prepare(database, path: path, access: access)
        } catch {
            throw IndexError(error, path: path)
        }
    }

    /// Digest of everything in the record that can matter to the verdict, under this index's own key.
    public func contentHash(of record: ProductRecord) -> ContentHash { ContentHash(record, key: hashKey) }

    /// Digest of what `add` puts into it, under this index's own key.
    public func hash(_ add: (inout Digest128) -> Void) -> ContentHash {
        var digest = hashKey.digest
        add(&digest)
        let (high, low) = digest.finish()
        return ContentHash(high: high, low: low)
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

    /// A killed writer leaves a journal, which only a connection that may write can take back: a reader would be
    /// refused until the next audit.
    private static func finishWhatACrashLeft(_ path: String, _ access: Access) throws {
        guard access == .readOnly, FileManager.default.fileExists(atPath: path + "-journal"),
            FileManager.default.isWritableFile(atPath: path)
        else { return }
        let database = try DatabaseQueue(path: path, configuration: configuration(.readWrite))
        defer { _ = Result { try database.close() } }
        // Any read takes a journal back whose writer is gone, and leaves that of a living one alone.
        _ = try database.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") }
    }

    private static func configuration(_ access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = access == .readOnly
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // EXTRA: an acknowledged batch survives a power cut. FULL does not sync the folder after the journal is
            // gone, so a cut could bring the journal back, and with it the state before (sqlite.org, PRAGMA synchronous).
            if access == .readWrite { try db.execute(sql: "PRAGMA synchronous = EXTRA; PRAGMA cache_size = -3072") }
        }
        return configuration
    }

    private static func prepare(_ database: DatabaseQueue, path: String, access: Access) throws -> HashKey {
        if access == .readWrite, try database.read(isEmpty) {
            // Asked again inside: another process may have made the tables meanwhile.
            try database.write { db in if try isEmpty(db) { try IndexSchema.create(db) } }
        }
        return try database.read { db in try checked(db, path: path) }
    }

    /// The key of an index that is one, of this version.
    private static func checked(_ db: Database, path: String) throws -> HashKey {
        let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        if application != IndexSchema.applicationID { throw IndexError(.unusable, path, "not an index of Wheyfinder") }
        if version != IndexSchema.version {
            throw IndexError(
                .unusable, path,
                "made by format \(version), this program reads \(IndexSchema.version): delete it and audit again")
        }
        let key = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'hash-key'")
        guard let key = key.flatMap(HashKey.init(text:)) else {
            throw IndexError(.damaged, path, "its hash key is damaged: delete the index and audit again")
        }
        return key
    }

    private static func isEmpty(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
    }

    /// Writes the file anew without its gaps.
    func vacuum() throws(IndexError) {
        do {
            try database.vacuum()
        } catch {
            throw IndexError(error, path: path)
        }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw IndexError(error, path: path)
        }
    }

    /// Reads with the connection of a writer. GRDB's `read` guards against writes by a pragma, after which SQLite
    /// compiles every statement again: too much for a look-up by the batch.
    func readAsWriter<Value>(_ body: (Database) throws -> Value) throws(IndexError) -> Value {
        do {
            return try database.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.deferred) {
                    value = try body(db)
                    return .commit
                }
                guard let value else { throw IndexError(.storage, path, "a transaction without an end") }
                return value
            }
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
