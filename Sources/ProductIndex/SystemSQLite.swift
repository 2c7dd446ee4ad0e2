import GRDB

/// The SQLite this process runs with.
public enum SystemSQLite {
    /// Version at run time, for instance `3.40.1`; empty where SQLite cannot open a database in memory.
    public static var version: String {
        let answer = Result {
            try DatabaseQueue().read { db in try String.fetchOne(db, sql: "SELECT sqlite_version()") }
        }
        guard case .success(let version?) = answer else { return "" }
        return version
    }
}
