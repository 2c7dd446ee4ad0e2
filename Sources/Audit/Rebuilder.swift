import MilkVerdict
public import ProductIndex
import Products

/// Judges what indexes hold again, by the words and rules of now, without their feeds.
public final class Rebuilder {
    /// What came of the items of an index.
    public struct Counts: Hashable, Sendable {
        public var judged = 0
        /// Answers that rest on these words and rules already, and stand in the index that is written.
        public var kept = 0
        /// Items whose row or label is damaged or missing: they could not be judged.
        public var lost: [Int64] = []
    }

    /// Items read, judged and written together.
    private static let batchSize = 1_000

    private var assessor: Assessor
    private let target: ProductIndex
    private let writer: IndexWriter
    private let isCancelled: () -> Bool
    public private(set) var counts = Counts()

    /// - Parameters:
    ///   - now: seconds since 1970, the time of the run.
    ///   - isCancelled: asked between batches.
    public init(
        _ assessor: consuming Assessor, into target: ProductIndex, now: Int,
        isCancelled: @escaping () -> Bool = { false }
    ) throws(IndexError) {
        writer = try IndexWriter(target, basis: assessor.basis, now: now)
        self.assessor = assessor
        self.target = target
        self.isCancelled = isCancelled
    }

    /// Takes over every item of `index`, which may be the one that is written. Items of one key meet as they do within
    /// one audit: the strictest verdict stays, and every warning.
    ///
    /// - Complexity: linear in the index; memory does not grow with it.
    public func take(_ index: ProductIndex) throws {
        var after = Int64.min
        while !isCancelled() {
            let page = try index.page(after: after, limit: Self.batchSize)
            counts.lost += page.damaged
            guard let last = page.lastKey else { break }
            after = last
            try writer.write(page.items.compactMap { try entry($0, of: index) })
        }
    }

    private func entry(_ item: StoredItem, of index: ProductIndex) throws -> IndexWriter.Entry? {
        if index === target, item.basis == assessor.basis {
            counts.kept += 1
            return nil
        }
        guard let record = try label(of: item, in: index) else {
            counts.lost.append(item.key.number)
            return nil
        }
        counts.judged += 1
        var entry = IndexWriter.Entry(
            key: item.key, record: record, hash: target.contentHash(of: record),
            assessment: try assessor.assess(record),
            source: item.source, label: record.labelText)
        entry.otherMarkets = item.otherMarkets
        entry.sightings = item.firstSeen...max(item.firstSeen, item.lastSeen)
        return entry
    }

    private func label(of item: StoredItem, in index: ProductIndex) throws -> ProductRecord? {
        do throws(IndexError) {
            return try index.label(of: item)
        } catch {
            if error.kind == .damaged { return nil }
            throw error
        }
    }

    /// Ends the run.
    public func finish(now: Int) throws(IndexError) {
        try writer.finish(
            seen: counts.judged + counts.kept, judged: counts.judged, reused: counts.kept,
            unreadable: counts.lost.count, now: isCancelled() ? nil : now, isComplete: false)
    }
}
