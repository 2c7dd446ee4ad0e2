import Feeds
import ProductIndex
import Products

/// Batches on their way through the workers, in the order of the feed.
///
/// Each step of a batch is taken when a fixed number of batches stands behind it, however many workers there are: so
/// the stored answers that it finds, and with them all that an audit says, are the same for any number of workers.
final class Pipeline {
    /// Batches that are hashed, that are read, and that are judged, at a time.
    private static let lag = (hashing: 2, reading: 3, judging: 4)
    /// A larger batch travels alone.
    private static let heavy = 1 << 20

    private let pool: WorkerPool?
    private var bench: Workbench?
    /// What looks up stored answers; nil where there can be none.
    private let writer: IndexWriter?
    private var hashing: [(batch: Batch, hashes: Promise<[ContentHash?]>)] = []
    private var reading: [(path: String, items: Promise<[WorkItem]>)] = []
    private var judging: [Promise<[WorkItem]>] = []

    /// - Parameters:
    ///   - workers: threads that read and judge; with one, this one does it.
    ///   - writer: to look up stored answers with; nil where there can be none.
    init(_ plan: Workbench.Plan, workers: Int, reusing writer: IndexWriter?) throws {
        pool = workers > 1 ? WorkerPool(workers, plan) : nil
        bench = workers > 1 ? nil : try Workbench(plan)
        self.writer = writer
    }

    deinit { pool?.close() }

    /// Takes a batch in, and gives out those that are through.
    func push(_ batch: Batch, _ emit: ([WorkItem]) throws -> Void) throws {
        let isHeavy = batch.size > Self.heavy
        if isHeavy { try drain(emit) }
        let path = batch.path
        if writer == nil {
            judging.append(submit { bench in try bench.judge(bench.read(batch), path: path) })
        } else {
            hashing.append((batch, submit { $0.hashes(of: batch) }))
        }
        while hashing.count > Self.lag.hashing { try recognise() }
        while reading.count > Self.lag.reading { try lookUp() }
        while judging.count > Self.lag.judging { try emit(judging.removeFirst().wait()) }
        if isHeavy { try drain(emit) }
    }

    /// Gives out all that is on its way.
    func drain(_ emit: ([WorkItem]) throws -> Void) throws {
        while !hashing.isEmpty { try recognise() }
        while !reading.isEmpty { try lookUp() }
        while !judging.isEmpty { try emit(judging.removeFirst().wait()) }
    }

    /// Finds the units of the first batch that the last run knew, and has the rest read.
    private func recognise() throws {
        let first = hashing.removeFirst()
        var batch = first.batch
        batch.hashes = try first.hashes.wait()
        if let writer { batch.known = try writer.known(batch.hashes, in: batch.path) }
        let (whole, path) = (batch, batch.path)
        reading.append((path, submit { $0.read(whole) }))
    }

    /// Finds the stored answers of the first batch that was read, and has the rest judged.
    private func lookUp() throws {
        let (path, promise) = reading.removeFirst()
        let items = try promise.wait()
        // Where all was known by its bytes, nobody has to be asked.
        if items.contains(where: \.isRead) {
            let found = try found(items)
            judging.append(submit { try $0.judge(found, path: path) })
        } else {
            judging.append(Promise(kept: items))
        }
    }

    private func found(_ items: [WorkItem]) throws(IndexError) -> [WorkItem] {
        guard let writer else { return items }
        let wanted = items.map { item -> (ItemKey, ContentHash)? in
            guard case .read(_, let key, let hash?) = item else { return nil }
            return (key, hash)
        }
        return zip(items, try writer.reusable(wanted)).map { item, stored in
            guard case .read(let record, let key, _) = item, let stored else { return item }
            return .reused(record.sighting, stored, mark: SeenItems.digest(key, record))
        }
    }

    private func submit<Value>(_ body: @escaping @Sendable (inout Workbench) throws -> Value) -> Promise<Value> {
        if let pool { return pool.submit(body) }
        let promise = Promise<Value>()
        promise.keep(Result { try work(body) })
        return promise
    }

    private func work<Value>(_ body: (inout Workbench) throws -> Value) throws -> Value {
        guard bench != nil else { throw CancellationError() }
        return try body(&bench!)
    }
}
