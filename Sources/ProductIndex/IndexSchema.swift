import GRDB
import Products

/// The tables of an index. Their names are an interface, described in `docs/index.md`: people open the file with
/// sqlite3, DuckDB, Datasette and pandas.
enum IndexSchema {
    /// `PRAGMA user_version`; raised with every change of the tables.
    static let version = 4
    /// `PRAGMA application_id`: "WHEY".
    static let applicationID = 0x5748_4559

    static func create(_ db: Database, hashKey: HashKey = .random()) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
        for statement in tables + views { try db.execute(sql: statement) }
        try db.execute(
            sql: "INSERT INTO meta VALUES ('schema', ?), ('hash-key', ?)", arguments: ["\(version)", hashKey.text])
    }

    /// A rowid table with the integer GTIN as its key: the only layout that won every measurement
    /// (performance.md, 4d). Items without a GTIN of their own have a negative key, named in `others`.
    /// What repeats from row to row stands once, in `bases`, `lists` and `sources`.
    private static let tables = [
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        """
        CREATE TABLE bases (id INTEGER PRIMARY KEY, lexicon TEXT NOT NULL, rules TEXT NOT NULL, profile TEXT NOT NULL,
                            seal INTEGER NOT NULL, UNIQUE (lexicon, rules, profile))
        """,
        "CREATE TABLE lists (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL)",
        "CREATE TABLE sources (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seal INTEGER NOT NULL)",
        """
        CREATE TABLE runs (id INTEGER PRIMARY KEY, started INTEGER NOT NULL, finished INTEGER, basis INTEGER NOT NULL,
                           seen INTEGER NOT NULL DEFAULT 0, judged INTEGER NOT NULL DEFAULT 0,
                           reused INTEGER NOT NULL DEFAULT 0, unreadable INTEGER NOT NULL DEFAULT 0)
        """,
        """
        CREATE TABLE items (key INTEGER PRIMARY KEY, verdict INTEGER NOT NULL, precaution INTEGER NOT NULL,
                            reasons INTEGER NOT NULL, languages INTEGER NOT NULL, market TEXT NOT NULL,
                            hash BLOB NOT NULL, basis INTEGER NOT NULL, source INTEGER NOT NULL, run INTEGER NOT NULL,
                            first_seen INTEGER NOT NULL, last_seen INTEGER NOT NULL, label INTEGER,
                            name TEXT, brand TEXT, facts TEXT, evidence TEXT, doubts TEXT, findings INTEGER NOT NULL,
                            seal INTEGER NOT NULL)
        """,
        """
        CREATE TABLE others (key INTEGER PRIMARY KEY, namespace TEXT NOT NULL, id TEXT NOT NULL, barcode TEXT)
        """,
        "CREATE TABLE labels (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, record TEXT NOT NULL)",
        "CREATE INDEX labels_by_hash ON labels (hash)",
        """
        CREATE TABLE findings (id TEXT NOT NULL, key INTEGER NOT NULL, rule TEXT NOT NULL, severity TEXT NOT NULL,
                               message TEXT NOT NULL, run INTEGER NOT NULL)
        """,
        "CREATE INDEX findings_by_key ON findings (key)",
        """
        CREATE TABLE changes (key INTEGER NOT NULL, run INTEGER NOT NULL, kinds TEXT NOT NULL,
                              verdict_before INTEGER, verdict_after INTEGER, precaution_before INTEGER,
                              precaution_after INTEGER, label_before INTEGER, label_after INTEGER,
                              UNIQUE (key, run))
        """,
        """
        CREATE TABLE manifests (id INTEGER PRIMARY KEY, source INTEGER NOT NULL, run INTEGER NOT NULL,
                                plan BLOB NOT NULL, units BLOB NOT NULL, seal INTEGER NOT NULL)
        """,
        "CREATE INDEX manifests_by_source ON manifests (source)",
    ]

    private static func verdict(_ column: String) -> String {
        """
        CASE \(column) WHEN 0 THEN 'milk-free' WHEN 1 THEN 'baked-milk-only' WHEN 2 THEN 'undetermined'
                       WHEN 3 THEN 'contains-native-milk' END
        """
    }

    private static func precaution(_ column: String) -> String {
        "CASE \(column) WHEN 0 THEN 'none' WHEN 1 THEN 'may-contain' END"
    }

    private static func gtin(_ column: String) -> String {
        """
        CASE WHEN \(column) > 0 THEN printf('%014d', \(column))
             WHEN others.namespace = '\(ItemKey.markets)' THEN others.barcode END
        """
    }

    private static let views = [
        """
        CREATE VIEW products AS
        SELECT \(gtin("items.key")) AS gtin, others.namespace, others.id, \(verdict("verdict")) AS verdict,
               \(precaution("precaution")) AS precaution, reasons.text AS reasons, items.market,
               languages.text AS languages, items.name, items.brand, sources.name AS source, bases.lexicon,
               bases.rules, bases.profile, datetime(first_seen, 'unixepoch') AS first_seen,
               datetime(last_seen, 'unixepoch') AS last_seen, facts, evidence, doubts, items.findings
        FROM items JOIN sources ON sources.id = items.source JOIN bases ON bases.id = items.basis
             JOIN lists AS reasons ON reasons.id = items.reasons
             JOIN lists AS languages ON languages.id = items.languages
             LEFT JOIN others ON others.key = items.key
        """,
        """
        CREATE VIEW product_labels AS
        SELECT \(gtin("items.key")) AS gtin, others.namespace, others.id, labels.record
        FROM items JOIN labels ON labels.id = items.label LEFT JOIN others ON others.key = items.key
        """,
        """
        CREATE VIEW product_findings AS
        SELECT \(gtin("findings.key")) AS gtin, others.namespace, others.id AS own_id, findings.id, rule, severity,
               message
        FROM findings LEFT JOIN others ON others.key = findings.key
        """,
        """
        CREATE VIEW product_changes AS
        SELECT \(gtin("changes.key")) AS gtin, others.namespace, others.id,
               datetime(runs.started, 'unixepoch') AS seen, kinds, \(verdict("verdict_before")) AS verdict_before,
               \(verdict("verdict_after")) AS verdict_after, \(precaution("precaution_before")) AS precaution_before,
               \(precaution("precaution_after")) AS precaution_after, old.record AS label_before,
               new.record AS label_after
        FROM changes JOIN runs ON runs.id = changes.run LEFT JOIN others ON others.key = changes.key
             LEFT JOIN labels AS old ON old.id = label_before LEFT JOIN labels AS new ON new.id = label_after
        """,
    ]
}

/// The secret of an index: with it in its digests, no supplier can aim a collision.
struct HashKey: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    static func random() -> HashKey { HashKey(high: .random(in: 0 ... .max), low: .random(in: 0 ... .max)) }

    /// 32 hexadecimal digits.
    var text: String { hexadecimal((high, low)) }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Nil for anything but what `text` gives.
    init?(text: String) {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    var digest: Digest128 { Digest128(key: (high, low)) }
}
