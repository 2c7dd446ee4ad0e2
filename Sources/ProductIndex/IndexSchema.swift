import GRDB

/// The tables of an index. Their names are an interface: people open the file with sqlite3 and pandas.
enum IndexSchema {
    /// `PRAGMA user_version`; raised with every change of the tables.
    static let version = 2
    /// `PRAGMA application_id`: "WHEY".
    static let applicationID = 0x5748_4559

    static func create(_ db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
        for statement in statements { try db.execute(sql: statement) }
    }

    /// A rowid table with the integer GTIN as its key: the only layout that won every measurement
    /// (performance.md, 4d). Items without a GTIN of their own have a negative key, named in `others`.
    private static let statements = [
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE bases (id INTEGER PRIMARY KEY, lexicon TEXT NOT NULL, rules TEXT NOT NULL, profile TEXT NOT NULL,
                            UNIQUE (lexicon, rules, profile))
        """,
        "CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, format TEXT NOT NULL)",
        """
        CREATE TABLE runs (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER, basis INTEGER NOT NULL,
                           seen INTEGER NOT NULL DEFAULT 0, judged INTEGER NOT NULL DEFAULT 0,
                           reused INTEGER NOT NULL DEFAULT 0, unreadable INTEGER NOT NULL DEFAULT 0)
        """,
        """
        CREATE TABLE items (key INTEGER PRIMARY KEY, verdict INTEGER NOT NULL, precaution INTEGER NOT NULL,
                            reasons TEXT NOT NULL, market TEXT NOT NULL, languages TEXT NOT NULL, name TEXT, brand TEXT,
                            hash BLOB NOT NULL, basis INTEGER NOT NULL, source INTEGER NOT NULL, run INTEGER NOT NULL,
                            first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, evidence TEXT NOT NULL,
                            doubts TEXT NOT NULL, seal INTEGER NOT NULL)
        """,
        "CREATE TABLE others (key INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL)",
        "CREATE TABLE labels (key INTEGER PRIMARY KEY, record TEXT NOT NULL)",
        """
        CREATE TABLE findings (id TEXT NOT NULL, key INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
                               message TEXT NOT NULL, run INTEGER NOT NULL)
        """,
        "CREATE INDEX findings_by_key ON findings (key)",
        """
        CREATE VIEW products AS
        SELECT CASE WHEN items.key > 0 THEN printf('%014d', items.key) END AS gtin, others.id AS id,
               CASE verdict WHEN 0 THEN 'milk-free' WHEN 1 THEN 'baked-milk-only' WHEN 2 THEN 'undetermined'
                            ELSE 'contains-native-milk' END AS verdict,
               CASE precaution WHEN 0 THEN 'none' ELSE 'may-contain' END AS precaution,
               reasons, market, languages, items.name, brand, sources.name AS source, bases.lexicon, bases.rules,
               bases.profile, datetime(first_seen, 'unixepoch') AS first_seen,
               datetime(last_seen, 'unixepoch') AS last_seen, evidence, doubts
        FROM items JOIN sources ON sources.id = items.source JOIN bases ON bases.id = items.basis
             LEFT JOIN others ON others.key = items.key
        """,
    ]
}
