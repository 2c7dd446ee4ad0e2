import GRDB

/// Why an index cannot be used, sorted by what the user can do about it.
public struct IndexError: Error, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable {
        /// No such file.
        case missing
        /// Not an index of Wheyfinder, or one of another version: rebuild it.
        case unusable
        /// Damaged: rebuild it.
        case damaged
        /// Another process writes to it.
        case busy
        /// No right to open or write it.
        case permission
        /// The disk is full or failing.
        case storage
    }

    public var kind: Kind
    public var path: String
    public var message: String

    public init(_ kind: Kind, _ path: String, _ message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// Whatever went wrong, sorted.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as IndexError: self = error
        case let error as DatabaseError: self.init(sqlite: error, path: path)
        case let error as ItemRow.Damage:
            self.init(.damaged, path, "the row of key \(error.key) is damaged\(Self.advice)")
        case let error as ManifestTable.Damage:
            self.init(.damaged, path, "part \(error.id) of a manifest is damaged\(Self.advice)")
        case is RowDecodingError: self.init(.damaged, path, "a row is damaged\(Self.advice)")
        default: self.init(.storage, path, "\(error)")
        }
    }

    private static let advice = ": delete the index and audit again"

    /// By the primary result code (sqlite.org/rescode.html).
    private init(sqlite error: DatabaseError, path: String) {
        let text = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, path, "another process is writing to it")
        case .SQLITE_NOTADB: self.init(.unusable, path, "not an index: \(text)")
        case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK:
            self.init(.permission, path, "a writer was killed: open the index once where it can be written")
        // Our statements are fixed: where one does not compile, it is the tables that changed.
        case .SQLITE_CORRUPT, .SQLITE_ERROR: self.init(.damaged, path, text + Self.advice)
        case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: self.init(.permission, path, text)
        case .SQLITE_CANTOPEN: self.init(.permission, path, text)
        default: self.init(.storage, path, text)
        }
    }

    public var description: String { "\(path): \(message)" }
}
