import Feeds
public import MilkVerdict

/// What an audit did, in numbers: what was seen is judged, reused or unreadable, nothing else.
public struct AuditCounts: Hashable, Sendable {
    /// Records met in the feeds.
    public var seen = 0
    public var judged = 0
    /// Unchanged records whose stored answer still holds.
    public var reused = 0
    public var unreadable = 0
    /// Answers by verdict, reused ones included.
    public var byVerdict: [Verdict: Int] = [:]
    /// Undetermined answers by their first reason.
    public var undetermined: [Reason: Int] = [:]
    public var precautions = 0
    /// Items met again with another verdict.
    public var conflicts = 0
    /// Findings by severity, those of reused answers included.
    public var findings: [Finding.Severity: Int] = [:]
    public var bytesRead = 0
    /// Bytes of all files; nil where one of the feeds is a pipe.
    public var bytesExpected: Int? = 0

    public init() {}

    mutating func add(_ summary: FeedSummary) {
        bytesRead += summary.bytesRead
        bytesExpected = bytesExpected.flatMap { total in summary.bytesExpected.map { total + $0 } }
    }

    mutating func add(_ severities: some Sequence<Finding.Severity>) {
        for severity in severities { findings[severity, default: 0] += 1 }
    }

    mutating func add(_ verdict: Verdict, _ precaution: Precaution, _ reasons: [Reason]) {
        byVerdict[verdict, default: 0] += 1
        if verdict == .undetermined, let reason = reasons.first { undetermined[reason, default: 0] += 1 }
        if precaution == .mayContain { precautions += 1 }
    }

    /// Reach: answers that are not undetermined, of all answers and records that could not be read; nil without any.
    public var reach: Double? {
        let decided = byVerdict.filter { $0.key != .undetermined }.values.reduce(0, +)
        return seen == 0 ? nil : Double(decided) / Double(seen)
    }
}
