import Audit
import Glibc

/// What an audit says when it falls over: code 70 and the records in hand instead of a dump. What it had acknowledged
/// is in the index, and the next audit goes on behind it.
///
/// A trap of Swift ends in one of these signals. Nothing here allocates or locks: anything may have been going on.
enum LastWords {
    static func watch() {
        RecordsInHand.prepare()
        for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE] {
            signal(number) { _ in
                LastWords.put("wheyfinder: internal error")
                RecordsInHand.forEach { record in
                    LastWords.put(", record in hand: ")
                    LastWords.put(record)
                }
                LastWords.put("\n")
                _exit(ExitStatus.internalError.rawValue)
            }
        }
    }

    private static func put(_ text: StaticString) {
        // SAFETY: the bytes of a literal are always there. A failure has nobody left to hear of it.
        _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
    }

    private static func put(_ number: Int) {
        if number > 9 { put(number / 10) }
        let digits: StaticString = "0123456789"
        // SAFETY: the remainder is an offset into the ten bytes.
        _ = unsafe write(2, digits.utf8Start + number % 10, 1)
    }
}
