import Foundation
import GRDB
import GRDBSQLite

/// A prepared statement stepped by hand: GRDB boxes every value, which the loops over millions of rows cannot afford
/// (performance.md, section 8).
///
/// Valid inside the database access it was made in, and as long as nobody else uses the same statement.
@safe struct RowStatement {
    /// Keeps the handle alive.
    private let statement: Statement
    private let handle: OpaquePointer
    private let database: Database

    init(_ db: Database, _ sql: String) throws {
        database = db
        statement = try db.cachedStatement(sql: sql)
        unsafe handle = statement.sqliteStatement
        // SAFETY: here and below the statement, and with it its handle, lives as long as self.
        unsafe sqlite3_reset(handle)
    }

    /// Binds the next run's value of a parameter, from 1.
    func bind(_ number: Int64?, at place: Int32) {
        if let number {
            unsafe sqlite3_bind_int64(handle, place, number)
        } else {
            unsafe sqlite3_bind_null(handle, place)
        }
    }

    /// Nil and empty text are NULL: a byte less a row.
    func bind(_ text: String?, at place: Int32) {
        if let text, !text.isEmpty { bindText(text, at: place) } else { unsafe sqlite3_bind_null(handle, place) }
    }

    /// Also empty text is text.
    func bindText(_ text: String, at place: Int32) { _ = unsafe text.bind(to: handle, at: place) }

    /// 16 bytes, highest first.
    func bind(_ hash: ContentHash, at place: Int32) {
        let words = (hash.high.bigEndian, hash.low.bigEndian)
        // SAFETY: the bytes are copied inside the call.
        let blob = unsafe withUnsafeBytes(of: words) { unsafe Data($0) }
        _ = unsafe blob.bind(to: handle, at: place)
    }

    /// Moves to the next row.
    ///
    /// - Returns: false behind the last one.
    func step() throws -> Bool {
        let code = unsafe sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        unsafe sqlite3_reset(handle)
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage)
    }

    /// Runs a statement that returns nothing.
    func execute() throws {
        _ = try step()
        reset()
    }

    /// Ends a look-up, so that its lock and its values are let go.
    func reset() { unsafe sqlite3_reset(handle) }

    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// Values of another type are converted as SQLite does; the seal tells whether they are what was written.
    func number(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    func optionalNumber(_ column: Int32) -> Int64? { isNull(column) ? nil : number(column) }

    func text(_ column: Int32) -> String? {
        isNull(column) ? nil : unsafe String(sqliteStatement: handle, index: column)
    }

    /// Two words, the highest byte first; nil for anything but 16 bytes.
    func hash(_ column: Int32) -> ContentHash? {
        guard let start = unsafe sqlite3_column_blob(handle, column), unsafe sqlite3_column_bytes(handle, column) == 16
        else { return nil }
        // SAFETY: the column has 16 bytes, valid until the next step.
        let high = unsafe start.loadUnaligned(as: UInt64.self)
        let low = unsafe start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        return ContentHash(high: UInt64(bigEndian: high), low: UInt64(bigEndian: low))
    }
}
