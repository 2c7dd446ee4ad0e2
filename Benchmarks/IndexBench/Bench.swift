import Audit
import Glibc
import LexiconData
import MilkVerdict
import ProductIndex
import Products

/// Fills an index with made-up answers, and looks products up in it. Run by `Benchmarks/index`.
///
///     index-bench fill PATH ITEMS
///     index-bench look PATH ITEMS TIMES
///     index-bench write PATH FROM TO: small batches; prints how far the index has acknowledged, after each
///     index-bench prove PATH TO: ends with 1 where an item below TO is missing or has another verdict
@main struct Bench {
    static func main() throws {
        let arguments = CommandLine.arguments
        let items = UInt64(arguments[3]) ?? 0
        switch arguments[1] {
        case "fill": try fill(arguments[2], items)
        case "write": try write(arguments[2], from: items, to: UInt64(arguments[4]) ?? 0)
        case "prove": try prove(arguments[2], items)
        default: try look(arguments[2], items, times: Int(arguments[4]) ?? 0)
        }
    }

    /// Items written in one transaction; the reference does the same.
    static let batch: UInt64 = 50_000

    /// The barcode of an item: rising, with gaps, as barcodes of many makers are.
    static func gtin(_ number: UInt64) -> GTIN? { GTIN(completing: 400_000_000_000 + number * 4_001) }

    private static func fill(_ path: String, _ items: UInt64) throws {
        let index = try ProductIndex(path: path, access: .readWrite)
        let start = seconds()
        var assessor = try Assessor(LexiconData.load())
        let blank = try assessor.assess(ProductRecord(position: SourcePosition(source: "bench")))
        let writer = try IndexWriter(index, basis: assessor.basis, now: 1_790_000_000)
        var entries: [IndexWriter.Entry] = []
        var preparing = 0.0
        for first in stride(from: 0, to: items, by: UInt64.Stride(batch)) {
            let began = seconds()
            entries = (first..<min(items, first + batch)).compactMap { entry($0, blank, index) }
            preparing += seconds() - began
            try writer.write(entries)
        }
        try writer.finish(
            seen: Int(items), judged: Int(items), reused: 0, unreadable: 0, now: 1_790_000_000, isComplete: true)
        report("fill", items, seconds() - start - preparing)
    }

    private static func write(_ path: String, from: UInt64, to: UInt64) throws {
        let index = try ProductIndex(path: path, access: .readWrite)
        var assessor = try Assessor(LexiconData.load())
        let blank = try assessor.assess(ProductRecord(position: SourcePosition(source: "bench")))
        let writer = try IndexWriter(index, basis: assessor.basis, now: 1_790_000_000)
        for first in stride(from: from, to: to, by: 200) {
            let end = min(to, first + 200)
            try writer.write((first..<end).compactMap { entry($0, blank, index) })
            acknowledge("\(end)\n")
        }
    }

    /// Past every buffer: what is printed has been acknowledged.
    private static func acknowledge(_ line: String) {
        let bytes = Array(line.utf8)
        // SAFETY: the buffer outlives the call.
        _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(1, $0.baseAddress!, $0.count) }
    }

    private static func prove(_ path: String, _ items: UInt64) throws {
        let wrong = try ProductIndex(path: path, access: .readOnly).look { reader in
            try (0..<items).count { number in
                guard let gtin = gtin(number) else { return false }
                return try reader.item(gtin)?.verdict != Verdict.allCases[Int(number % 4)]
            }
        }
        if wrong > 0 { exit(1) }
    }

    private static func entry(_ number: UInt64, _ blank: Assessment, _ index: ProductIndex) -> IndexWriter.Entry? {
        guard let gtin = gtin(number) else { return nil }
        var record = ProductRecord(position: SourcePosition(source: "bench"))
        record.barcode = Barcode(gtin.gtin14)
        var assessment = blank
        assessment.verdict = Verdict.allCases[Int(number % 4)]
        assessment.precaution = number % 7 == 0 ? .mayContain : .none
        assessment.reasons = [Reason.allCases[Int(number % 20)], .formUnknown]
        assessment.market = "DE"
        assessment.languages = number % 3 == 0 ? ["de"] : ["de", "fr"]
        (assessment.evidence, assessment.findings, assessment.doubts) = ([], [], [])
        return IndexWriter.Entry(
            key: ItemKey(gtin), record: record, hash: index.contentHash(of: record), assessment: assessment,
            source: "bench", label: "")
    }

    /// Random look-ups in one read transaction.
    private static func look(_ path: String, _ items: UInt64, times: Int) throws {
        let index = try ProductIndex(path: path, access: .readOnly)
        let start = seconds()
        var state: UInt64 = 88_172_645_463_325_252
        var found = 0
        try index.look { reader in
            for _ in 0..<times {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                if let gtin = gtin(state % items), try reader.item(gtin) != nil { found += 1 }
            }
        }
        report("look", UInt64(found), seconds() - start)
    }

    private static func seconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func report(_ what: String, _ count: UInt64, _ seconds: Double) {
        let line = "\(what)\t\(count)\t\(Int(Double(count) / seconds))"
        _ = unsafe puts(line)
    }
}
