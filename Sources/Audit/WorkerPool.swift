import Dispatch
import Foundation
import Synchronization

/// A result that somebody waits for.
final class Promise<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isKept = DispatchSemaphore(value: 0)

    init() {}

    /// Kept from the start.
    init(kept value: Value) { keep(.success(value)) }

    func keep(_ result: Result<Value, any Error>) {
        self.result.withLock { $0 = result }
        isKept.signal()
    }

    /// Waits for the result; to be asked once.
    func wait() throws -> Value {
        isKept.wait()
        guard let result = result.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}

/// Threads, each with a workbench of its own, that do jobs as they come. Whoever gave a job waits for its promise, and
/// so keeps the order.
final class WorkerPool: Sendable {
    private struct Job: Sendable {
        var run: @Sendable (inout Workbench) -> Void
        var fail: @Sendable (any Error) -> Void
    }

    /// Trees of lists are read by recursion; what a feed may nest fits in this many times.
    private static let stackSize = 8 << 20

    private let jobs = Mutex<(waiting: [Job], isClosed: Bool)>(([], false))
    private let hasJob = DispatchSemaphore(value: 0)

    /// Starts `count` threads. They end when the pool is closed.
    init(_ count: Int, _ plan: Workbench.Plan) {
        for number in 0..<count {
            let thread = Thread { self.work(plan, number) }
            thread.stackSize = Self.stackSize
            thread.start()
        }
    }

    /// The threads end when what was given is done. What nobody waits for any more is not begun.
    func close() {
        let dropped = jobs.withLock { jobs in
            defer { jobs = ([], true) }
            return jobs.waiting
        }
        for job in dropped { job.fail(CancellationError()) }
        hasJob.signal()
    }

    func submit<Value>(_ body: @escaping @Sendable (inout Workbench) throws -> Value) -> Promise<Value> {
        let promise = Promise<Value>()
        let job = Job(
            run: { bench in promise.keep(Result { try body(&bench) }) }, fail: { promise.keep(.failure($0)) })
        jobs.withLock { $0.waiting.append(job) }
        hasJob.signal()
        return promise
    }

    private func work(_ plan: Workbench.Plan, _ number: Int) {
        do {
            var bench = try Workbench(plan, number)
            while let job = next() { job.run(&bench) }
        } catch {
            while let job = next() { job.fail(error) }
        }
    }

    /// The next job; nil when the pool is closed.
    private func next() -> Job? {
        hasJob.wait()
        let job: Job? = jobs.withLock { jobs in jobs.waiting.isEmpty ? nil : jobs.waiting.removeFirst() }
        // One closing ends all threads, one after the other.
        if job == nil { hasJob.signal() }
        return job
    }
}
