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

    init(_ kind: Kind, _ path: String, _ message: String) {
        self.kind = kind
        self.path = path
        self.message = message
    }

    /// An error of SQLite, by its primary result code (sqlite.org/rescode.html).
    init(_ error: any Error, path: String) {
        if let error = error as? IndexError {
            self = error
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.storage, path, "\(error)")
            return
        }
        let text = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self.init(.busy, path, "another process is writing to it")
        case .SQLITE_NOTADB: self.init(.unusable, path, "not an index: \(text)")
        case .SQLITE_CORRUPT: self.init(.damaged, path, text)
        case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: self.init(.permission, path, text)
        case .SQLITE_CANTOPEN: self.init(.permission, path, text)
        default: self.init(.storage, path, text)
        }
    }

    public var description: String { "\(path): \(message)" }
}
