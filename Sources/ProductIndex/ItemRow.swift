import Foundation
import GRDB
import MilkVerdict
import Products

/// What an answer says, as the columns of `items` hold it, with a seal over all of it.
///
/// SQLite has no checksums: one flipped bit can turn a stored `contains-native-milk` into `baked-milk-only`.
/// A row whose seal does not fit is refused, so that damage never becomes another verdict.
struct ItemRow {
    var key: Int64
    var verdict: Int
    var precaution: Int
    var reasons: String
    var market: String
    var languages: String
    var name: String?
    var brand: String?
    var hash: Data
    var basis: Basis
    var evidence: String
    var doubts: String

    /// - Complexity: linear in the texts of the row.
    var seal: Int64 {
        var digest = Digest128()
        for number in [key, Int64(verdict), Int64(precaution)] { digest.update(String(number)) }
        for text in [reasons, market, languages, name ?? "", brand ?? "", evidence, doubts] { digest.update(text) }
        for text in [basis.lexicon, basis.rules, basis.profile] { digest.update(text) }
        for byte in hash { digest.update(String(byte)) }
        return Int64(bitPattern: digest.finish().low)
    }
}

extension ItemRow {
    init(_ entry: IndexWriter.Entry, basis: Basis, isWarned: Bool) {
        let a = entry.assessment
        key = entry.key.number
        verdict = Verdict.allCases.firstIndex(of: a.verdict) ?? 3
        precaution = isWarned ? 1 : 0
        reasons = a.reasons.map(\.rawValue).joined(separator: " ")
        market = a.market
        languages = a.languages.joined(separator: " ")
        name = entry.record.displayName
        brand = entry.record.brand
        hash = entry.hash.blob
        self.basis = basis
        evidence = EvidenceText.encode(a.evidence)
        doubts = EvidenceText.encode(a.doubts)
    }

    /// Reads the columns of `columns`.
    ///
    /// - Throws: `RowDecodingError` for a value of another type, `Damage` for a seal that does not fit.
    init(_ row: Row) throws {
        key = try row.decode(atIndex: 0)
        verdict = try row.decode(atIndex: 1)
        precaution = try row.decode(atIndex: 2)
        reasons = try row.decode(atIndex: 3)
        market = try row.decode(atIndex: 4)
        languages = try row.decode(atIndex: 5)
        name = try row.decode(atIndex: 6)
        brand = try row.decode(atIndex: 7)
        hash = try row.decode(atIndex: 8)
        evidence = try row.decode(atIndex: 9)
        doubts = try row.decode(atIndex: 10)
        basis = Basis(
            lexicon: try row.decode(atIndex: 11), rules: try row.decode(atIndex: 12),
            profile: try row.decode(atIndex: 13))
        if try row.decode(Int64.self, atIndex: 14) != seal { throw Damage(key: key) }
    }

    static let columns = """
        items.key, verdict, precaution, reasons, market, languages, items.name, brand, hash, evidence, doubts,
        lexicon, rules, profile, seal
        """

    /// The row of this key does not hold what was written.
    struct Damage: Error {
        var key: Int64
    }
}

extension ContentHash {
    /// 16 bytes, highest first.
    init(_ blob: Data) {
        let bytes = Array(blob)
        func word(_ from: Int) -> UInt64 { bytes.dropFirst(from).prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: word(0), low: word(8))
    }

    var blob: Data {
        Data(
            [high, low].flatMap { word in
                stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
            })
    }
}
