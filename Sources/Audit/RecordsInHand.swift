import Synchronization

/// The record that each worker judges, for the last words of a process that falls over.
public enum RecordsInHand {
    private final class Slot: Sendable {
        let record = Atomic<Int>(0)
    }

    /// One for each worker there may be.
    private static let slots = (0..<256).map { _ in Slot() }

    /// To be called before any signal can come: a handler must not run an initialiser.
    public static func prepare() { _ = slots }

    /// - Parameter record: its number in the feed; 0 for none.
    static func note(_ record: Int, by worker: Int) { slots[worker].record.store(record, ordering: .relaxed) }

    /// Calls `body` with the number of each record in hand. Allocates nothing.
    public static func forEach(_ body: (Int) -> Void) {
        for slot in slots {
            let record = slot.record.load(ordering: .relaxed)
            if record > 0 { body(record) }
        }
    }
}
