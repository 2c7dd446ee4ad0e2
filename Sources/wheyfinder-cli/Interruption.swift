import Glibc
import Synchronization

/// The first INT, TERM or HUP asks the audit to stop after the record in hand; the second ends the process.
enum Interruption {
    private static let received = Atomic<Int32>(0)

    /// The signal that came, or 0.
    static var signal: Int32 { received.load(ordering: .relaxed) }

    static func watch() {
        // Touched before any signal can come: a handler must not run an initialiser.
        _ = signal
        let numbers = [SIGINT, SIGTERM, SIGHUP]
        for number in numbers {
            Glibc.signal(number) { number in
                if Interruption.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
            }
        }
        unblock(numbers)
    }

    /// A blocked signal is inherited: Foundation's `Process` starts programs that nobody could stop.
    private static func unblock(_ numbers: [Int32]) {
        var signals = sigset_t()
        // SAFETY: the set is ours and outlives the calls.
        unsafe sigemptyset(&signals)
        for number in numbers { unsafe sigaddset(&signals, number) }
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
}
