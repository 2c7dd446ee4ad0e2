public import Audit
import Lexicon
import LexiconData
public import MilkVerdict
public import ProductIndex
public import Products

/// Judges one product with the words that are built in.
///
/// For many products make an `Assessor` once: it keeps its tables.
/// - Parameter market: market assumed for a record that names none (ISO 3166-1 alpha-2).
/// - Complexity: linear in the texts of the record, apart from loading the lexicon.
/// - Throws: `LexiconError` or `ICUError` where the build or the system's ICU is damaged.
public func assess(_ record: ProductRecord, market: String? = nil) throws -> Assessment {
    var assessor = try Assessor(LexiconData.load(), market: market)
    return try assessor.assess(record)
}

/// Audits feeds with the words that are built in.
///
/// - Parameters:
///   - paths: files, or `-` for standard input.
///   - index: path of an index to keep the answers in; nil to keep none.
///   - clock: seconds since 1970.
/// - Returns: what was seen, judged, reused and unreadable.
/// - Throws: `IndexError`, and whatever `report` throws; faults of feeds are reported, not thrown.
public func audit(
    _ paths: [String], index: String? = nil, market: String? = nil, clock: @escaping () -> Int,
    report: (Auditor.Event) throws -> Void
) throws -> AuditCounts {
    let store = try index.map { path in try ProductIndex(path: path, access: .readWrite) }
    let auditor = try Auditor(LexiconData.load(), market: market, index: store, clock: clock)
    try auditor.audit(paths, report: report)
    return auditor.counts
}

/// Opens an index to look products up.
///
/// - Throws: `IndexError` where it is missing, damaged or of another version.
public func openIndex(at path: String) throws(IndexError) -> ProductIndex {
    try ProductIndex(path: path, access: .readOnly)
}
