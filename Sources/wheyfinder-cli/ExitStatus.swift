import ArgumentParser
import Feeds
import Glibc
import ICU
import Lexicon
import MilkVerdict
import ProductIndex

/// The exit codes of reliability.md section 0, which are binding.
enum ExitStatus: Int32 {
    case fine = 0
    case found = 1
    case undetermined = 3
    case usage = 64
    case damagedInput = 65
    case noInput = 66
    case internalError = 70
    case readOrWrite = 74
    case busy = 75
    case permission = 77
    case unusable = 78

    /// For `check` and `label`.
    init(_ verdict: Verdict, _ precaution: Precaution) {
        switch (verdict, precaution) {
        case (.milkFree, .none): self = .fine
        case (.undetermined, .none): self = .undetermined
        default: self = .found
        }
    }

    init(_ kind: FeedError.Kind) {
        switch kind {
        case .noInput: self = .noInput
        case .permission: self = .permission
        case .readFailed, .interrupted: self = .readOrWrite
        case .unknownFormat, .noRecords, .damaged, .cut, .encoding, .limit: self = .damagedInput
        }
    }

    init(_ kind: IndexError.Kind) {
        switch kind {
        case .missing: self = .noInput
        case .unusable, .damaged: self = .unusable
        case .busy: self = .busy
        case .permission: self = .permission
        case .storage: self = .readOrWrite
        }
    }

    /// The code for an error of ours, or nil for one of the argument parser's.
    static func of(_ error: any Error) -> ExitStatus? {
        switch error {
        case let error as FeedError: ExitStatus(error.kind)
        case let error as IndexError: ExitStatus(error.kind)
        case is LexiconError, is ICUError, is FeedMapping.Fault: .unusable
        case is Output.Failure: .readOrWrite
        default: nil
        }
    }
}

/// Ends a command with a code that is no fault.
struct Finish: Error {
    let status: Int32

    init(_ status: ExitStatus) { self.status = status.rawValue }

    init(status: Int32) { self.status = status }
}
