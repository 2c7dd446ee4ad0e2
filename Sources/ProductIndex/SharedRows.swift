import GRDB
import MilkVerdict
import Products

/// What stands once for many items: bases, lists of values and sources, kept here once read.
///
/// Their rows are sealed like those of items and never change. Valid for one connection; forgotten where a transaction
/// is taken back, because its ids may come again.
final class SharedRows {
    private var bases: [Int64: Basis] = [:]
    private var lists: [Int64: [String]] = [:]
    private var sources: [Int64: String] = [:]
    private var reasonIDs: [[Reason]: Int64] = [:]
    private var listIDs: [[String]: Int64] = [:]
    private var sourceIDs: [String: Int64] = [:]
    /// Neighbours in a feed often share these, and comparing is cheaper than hashing.
    private var last: (basis: (Basis, Int64)?, list: ([String], Int64)?, source: (String, Int64)?)
    /// The few lists of reasons that most items have.
    private var usual: [(reasons: [Reason], id: Int64)] = []

    func forget() {
        bases = [:]
        lists = [:]
        sources = [:]
        reasonIDs = [:]
        listIDs = [:]
        last = (nil, nil, nil)
        usual = []
        sourceIDs = [:]
    }

    // MARK: by id

    func basis(_ id: Int64, _ db: Database) throws -> Basis {
        if let known = bases[id] { return known }
        let texts = try Self.texts(id, "SELECT lexicon, rules, profile, seal FROM bases WHERE id = ?", 3, db)
        let basis = Basis(lexicon: texts[0], rules: texts[1], profile: texts[2])
        bases[id] = basis
        return basis
    }

    func list(_ id: Int64, _ db: Database) throws -> [String] {
        if let known = lists[id] { return known }
        let texts = try Self.texts(id, "SELECT text, seal FROM lists WHERE id = ?", 1, db)
        let list = texts[0].split(separator: " ").map(String.init)
        lists[id] = list
        return list
    }

    func source(_ id: Int64, _ db: Database) throws -> String {
        if let known = sources[id] { return known }
        let texts = try Self.texts(id, "SELECT name, seal FROM sources WHERE id = ?", 1, db)
        sources[id] = texts[0]
        return texts[0]
    }

    /// The texts of a row with its seal behind them.
    ///
    /// - Throws: `Damage` where there is no such row or its seal does not fit.
    private static func texts(_ id: Int64, _ sql: String, _ count: Int32, _ db: Database) throws -> [String] {
        let row = try RowStatement(db, sql)
        defer { row.reset() }
        row.bind(id, at: 1)
        guard try row.step() else { throw Damage(id: id) }
        let texts = (0..<count).map { row.text($0) ?? "" }
        guard row.number(count) == seal(id, texts) else { throw Damage(id: id) }
        return texts
    }

    struct Damage: Error {
        var id: Int64
    }

    private static func seal(_ id: Int64, _ texts: [String]) -> Int64 {
        var digest = Digest128()
        digest.update(UInt64(bitPattern: id))
        for text in texts { digest.update(text) }
        return Int64(bitPattern: digest.finish().low)
    }

    // MARK: by value, written where they are new

    func id(of basis: Basis, _ db: Database) throws -> Int64 {
        if let last = last.basis, last.0 == basis { return last.1 }
        let texts = [basis.lexicon, basis.rules, basis.profile]
        let id = try Self.id(texts, "bases", ["lexicon", "rules", "profile"], db)
        last.basis = (basis, id)
        return id
    }

    func id(of reasons: [Reason], _ db: Database) throws -> Int64 {
        if let known = usual.first(where: { $0.reasons == reasons }) { return known.id }
        if let known = reasonIDs[reasons] { return known }
        let id = try id(ofList: reasons.map(\.rawValue), db)
        reasonIDs[reasons] = id
        if usual.count < Self.usualLists { usual.append((reasons, id)) }
        return id
    }

    private static let usualLists = 8

    func id(ofList list: [String], _ db: Database) throws -> Int64 {
        if let last = last.list, last.0 == list { return last.1 }
        if let known = listIDs[list] {
            last.list = (list, known)
            return known
        }
        let id = try Self.id([list.joined(separator: " ")], "lists", ["text"], db)
        listIDs[list] = id
        last.list = (list, id)
        return id
    }

    func id(ofSource name: String, _ db: Database) throws -> Int64 {
        if let last = last.source, last.0 == name { return last.1 }
        let id = try sourceIDs[name] ?? Self.id([name], "sources", ["name"], db)
        sourceIDs[name] = id
        last.source = (name, id)
        return id
    }

    private static func id(_ texts: [String], _ table: String, _ columns: [String], _ db: Database) throws -> Int64 {
        let condition = columns.map { "\($0) = ?" }.joined(separator: " AND ")
        let arguments = StatementArguments(texts)
        if let known = try Int64.fetchOne(db, sql: "SELECT id FROM \(table) WHERE \(condition)", arguments: arguments) {
            return known
        }
        let id = (try Int64.fetchOne(db, sql: "SELECT max(id) FROM \(table)") ?? 0) + 1
        let places = Array(repeating: "?", count: texts.count + 2).joined(separator: ", ")
        try db.execute(
            sql: "INSERT INTO \(table) VALUES (\(places))", arguments: [id] + arguments + [seal(id, texts)])
        return id
    }
}
