import Feeds
import ProductIndex

/// Batches on their way through the workers, in the order of the feed.
///
/// Each step of a batch is taken when a fixed number of batches stands behind it, however many workers there are: so
/// the stored answers that it finds, and with them all that an audit says, are the same for any number of workers.
final class Pipeline {
    /// Batches that are read, and that are judged, at a time.
    private static let lag = (reading: 3, judging: 5)
    /// A larger batch travels alone.
    private static let heavy = 1 << 20

    private let pool: WorkerPool?
    private var bench: Workbench?
    /// What looks up stored answers; nil where there can be none.
    private let writer: IndexWriter?
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
            judging.append(
                submit { bench in
                    let items = bench.read(batch)
                    return try bench.judge(items, path: path)
                })
        } else {
            reading.append((path, submit { $0.read(batch) }))
        }
        while reading.count > Self.lag.reading { try lookUp() }
        while judging.count > Self.lag.judging { try emit(judging.removeFirst().wait()) }
        if isHeavy { try drain(emit) }
    }

    /// Gives out all that is on its way.
    func drain(_ emit: ([WorkItem]) throws -> Void) throws {
        while !reading.isEmpty { try lookUp() }
        while !judging.isEmpty { try emit(judging.removeFirst().wait()) }
    }

    /// Finds the stored answers of the first batch that was read, and has the rest judged.
    private func lookUp() throws {
        let (path, promise) = reading.removeFirst()
        let items = try found(try promise.wait())
        judging.append(submit { try $0.judge(items, path: path) })
    }

    private func found(_ items: [WorkItem]) throws(IndexError) -> [WorkItem] {
        guard let writer else { return items }
        let wanted = items.map { item -> (ItemKey, ContentHash)? in
            guard case .read(_, let key, let hash?) = item else { return nil }
            return (key, hash)
        }
        return zip(items, try writer.reusable(wanted)).map { item, stored in
            guard case .read(let record, let key, _) = item, let stored else { return item }
            return .reused(record, key, stored)
        }
    }

    private func submit(
        _ body: @escaping @Sendable (inout Workbench) throws -> [WorkItem]
    ) -> Promise<[WorkItem]> {
        if let pool { return pool.submit(body) }
        let promise = Promise<[WorkItem]>()
        promise.keep(Result { try work(body) })
        return promise
    }

    private func work(_ body: (inout Workbench) throws -> [WorkItem]) throws -> [WorkItem] {
        guard bench != nil else { throw CancellationError() }
        return try body(&bench!)
    }
}
