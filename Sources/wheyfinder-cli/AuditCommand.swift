import ArgumentParser
import Audit
import Feeds
import Foundation
import Glibc
import Lexicon
import MilkVerdict
import ProductIndex
import Products
import Reports

struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Judges every product of catalog feeds and keeps the answers in an index.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    /// The severities of findings, as an option takes them.
    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case information, warning, error

        var severity: Finding.Severity { Finding.Severity(rawValue: rawValue) ?? .information }
    }

    @Argument(
        help: """
            Feeds: files, folders, tar, zip and gzip archives in any of the formats of "wheyfinder feed formats"; "-" \
            for standard input.
            """)
    var feeds: [String]

    @Option(help: "Keep the answers in this index; made if it is not there.")
    var index: String?

    @Option(help: "text: findings and counts. jsonl: one answer a line on standard output, counts on standard error.")
    var format = Format.text

    @Option(help: "Market for records that name none (ISO 3166-1 alpha-2).")
    var market: String?

    @Option(help: "End with code 1 when there is a finding of this severity or above: information, warning, error.")
    var failOn: Threshold?

    @Flag(help: "Print the counts as one JSON object.")
    var json = false

    @Flag(help: "Print what changed against what the index knew before, one product a line (docs/index.md).")
    var changes = false

    @Option(help: "Whose the store numbers in the feeds are; without it they are told apart by feed.")
    var retailer: String?

    @Option(help: "Threads that read and judge; as many as the machine has. The answers are the same for any number.")
    var workers: Int?

    @OptionGroup var shape: FeedShape
    @OptionGroup var source: LexiconCommand.Source

    func validate() throws {
        if let workers, !(1...256).contains(workers) { throw ValidationError("--workers takes a number from 1 to 256") }
        if changes, index == nil { throw ValidationError("--changes needs --index: it is what remembers") }
    }

    mutating func run() throws {
        Interruption.watch()
        LastWords.watch()
        let store = try index.map { path in try ProductIndex(path: path, access: .readWrite) }
        let lexicon = try source.load()
        let printer = AuditPrinter(format: format, lexicon: lexicon.digest)
        let auditor = try Auditor(
            lexicon, market: market, index: store, format: try shape.format(), mapping: try shape.loadMapping(),
            encoding: try shape.encoding(), retailer: retailer,
            workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, clock: { time(nil) },
            isCancelled: { Interruption.signal != 0 })
        try auditor.audit(feeds, report: printer.report)
        if changes { try printer.changes(auditor.changes()) }
        try printer.finish(auditor.counts, asJSON: json, isPartial: Interruption.signal != 0)
        if Interruption.signal != 0 { throw Finish(status: 128 + Interruption.signal) }
        if let status = printer.worstFault { throw Finish(status) }
        if auditor.counts.unreadable > 0 { throw Finish(.damagedInput) }
        if let failOn, auditor.counts.findings.contains(where: { $0.key >= failOn.severity && $0.value > 0 }) {
            throw Finish(.found)
        }
    }
}

/// Prints what an audit meets, in order.
final class AuditPrinter {
    private let format: AuditCommand.Format
    private let lexicon: String
    private var json = JSONWriter()
    /// The worst code of a feed that could not be read whole.
    private(set) var worstFault: ExitStatus?

    init(format: AuditCommand.Format, lexicon: String) {
        self.format = format
        self.lexicon = lexicon
    }

    func report(_ event: Auditor.Event) throws {
        switch event {
        case .judged(let record, let assessment): try judged(record, assessment)
        case .reused(let sighting, let item): try reused(sighting, item)
        case .unreadable(let fault, let position): Failure.report("\(position): record unreadable: \(fault.message)")
        case .conflict(let sighting, let before, let now):
            Failure.report(
                "\(sighting.position): conflict: \(sighting.product) is \(now.rawValue) here and \(before.rawValue) before; the stricter counts"
            )
        case .fault(let error):
            Failure.report(error)
            worstFault = worstFault ?? ExitStatus(error.kind)
        }
    }

    private func judged(_ record: ProductRecord, _ assessment: Assessment) throws {
        if format == .jsonl {
            return try line { $0.assessment(assessment, of: record, id: record.id.map(Self.quoted), lexicon: lexicon) }
        }
        try findings(assessment.findings.map { StoredFinding($0, product: "") }, of: record.sighting)
    }

    private func reused(_ sighting: Sighting, _ item: StoredItem) throws {
        if format == .jsonl { return try line { $0.stored(item, of: sighting, isStale: false) } }
        try findings(item.findings, of: sighting)
    }

    private func findings(_ findings: [StoredFinding], of sighting: Sighting) throws {
        let product = sighting.product
        var text = AnswerText()
        for finding in findings where finding.severity > .information {
            text.line("\(product) \(finding.severity.rawValue) \(finding.rule): \(finding.message)")
        }
        try Output.standard.write(text.text)
    }

    private static func quoted(_ text: String) -> String {
        var writer = JSONWriter()
        writer.value(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func line(_ write: (inout JSONWriter) -> Void) throws {
        write(&json)
        json.endLine()
        if json.bytes.count > 1 << 16 { try flush() }
    }

    private func flush() throws {
        try Output.standard.write(json.bytes)
        json.removeAll()
    }

    /// What changed, beside the findings; as JSON where answers are.
    func changes(_ changes: [StoredChange]) throws {
        for change in changes {
            if format == .jsonl {
                try line { json in
                    json.object { json in
                        json.name("change")
                        json.change(change)
                    }
                }
            } else {
                var text = AnswerText()
                text.change(change)
                try Output.standard.write(text.text)
            }
        }
    }

    /// The counts, on standard error where standard output carries answers.
    func finish(_ counts: AuditCounts, asJSON: Bool, isPartial: Bool) throws {
        try flush()
        let output = format == .jsonl ? Output.error : Output.standard
        if asJSON {
            json.counts(counts, isPartial: isPartial)
            json.endLine()
            try output.write(json.bytes)
        } else {
            var text = AnswerText()
            text.counts(counts, isPartial: isPartial)
            try output.write(text.text)
        }
    }
}
