import ArgumentParser
import Audit
import Feeds
import Glibc
import ProductIndex
import Reports

struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index", abstract: "Looks into indexes and keeps them (docs/index.md).",
        subcommands: [
            Stats.self, Verify.self, Diff.self, Export.self, Merge.self, Prune.self, Rebuild.self,
        ])
}

/// A day on the command line.
struct DayArgument: ExpressibleByArgument {
    let seconds: Int

    init?(argument: String) {
        guard let seconds = Day.seconds(argument) else { return nil }
        self.seconds = seconds
    }
}

/// Prints one answer: an object, or lines for people.
enum Report {
    static func write(
        asJSON: Bool, _ object: (inout JSONWriter) -> Void, text: (inout AnswerText) -> Void
    ) throws {
        if asJSON {
            var json = JSONWriter()
            object(&json)
            json.endLine()
            try Output.standard.write(json.bytes)
        } else {
            var answer = AnswerText()
            text(&answer)
            try Output.standard.write(answer.text)
        }
    }

    static func tally(asJSON: Bool, _ counts: [(String, Int)]) throws {
        try write(asJSON: asJSON) {
            $0.tally(counts)
        } text: { text in
            for (name, count) in counts { text.line("\(name) \(count)") }
        }
    }
}

extension IndexCommand {
    struct Stats: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Counts what an index holds.")

        @Argument(help: "The index.") var index: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() throws {
            let statistics = try ProductIndex(path: index, access: .readOnly).statistics()
            try Report.write(asJSON: json) {
                $0.statistics(statistics)
            } text: {
                $0.statistics(statistics)
            }
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Reads all of an index and compares it with its seals. Code 78 where it is not sound.")

        @Argument(help: "The index.") var index: String
        @Flag(help: "Print one JSON object.") var json = false

        func run() throws {
            let check = try ProductIndex(path: index, access: .readOnly).verify()
            try Report.write(asJSON: json) {
                $0.check(check)
            } text: {
                $0.check(check)
            }
            if !check.isSound { throw Finish(.unusable) }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what changed from one index to another, one product a line. Code 1 where anything did.")

        @Argument(help: "The older index.") var old: String
        @Argument(help: "The newer index.") var new: String
        @Flag(help: "Print each change as one JSON object a line.") var json = false

        func run() throws {
            let before = try ProductIndex(path: old, access: .readOnly)
            let after = try ProductIndex(path: new, access: .readOnly)
            var count = 0
            try after.forEachChange(since: before) { change, _, _ in
                count += 1
                try Report.write(asJSON: json) {
                    $0.change(change)
                } text: {
                    $0.change(change)
                }
            }
            if count > 0 { throw Finish(.found) }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints every answer of an index, by barcode.")

        enum Format: String, ExpressibleByArgument, CaseIterable {
            case jsonl, csv
        }

        @Argument(help: "The index.") var index: String
        @Option(help: "jsonl: stored answers, one a line. csv: the columns of the view products.")
        var format = Format.jsonl
        @Flag(help: "The same as --format jsonl.") var json = false

        func run() throws {
            let index = try ProductIndex(path: index, access: .readOnly)
            var text = json || format == .jsonl ? "" : ItemCSV.header
            var writer = JSONWriter()
            var damaged = 0
            try index.forEach { key in
                damaged += 1
                Failure.report("\(self.index): the row of key \(key) is damaged and left out")
            } _: { item, _ in
                if json || format == .jsonl {
                    writer.stored(item, isStale: false)
                    writer.endLine()
                } else {
                    text += ItemCSV.row(item)
                }
                if writer.bytes.count + text.utf8.count > 1 << 16 { try flush(&text, &writer) }
            }
            try flush(&text, &writer)
            if damaged > 0 { throw Finish(.unusable) }
        }

        private func flush(_ text: inout String, _ writer: inout JSONWriter) throws {
            try Output.standard.write(Array(text.utf8) + writer.bytes)
            text = ""
            writer.removeAll()
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forgets what was not seen since a day, changes before it, and labels nobody refers to.")

        @Argument(help: "The index.") var index: String
        @Option(help: "The day, YYYY-MM-DD in UTC.") var before: DayArgument
        @Flag(help: "Print one JSON object.") var json = false

        func run() throws {
            let counts = try existing(index).prune(before: before.seconds)
            try Report.tally(
                asJSON: json, [("items", counts.items), ("changes", counts.changes), ("labels", counts.labels)])
        }
    }

    struct Rebuild: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Judges the labels of an index again, by the words and rules of now, without the feeds.",
            discussion: """
                In place, only answers that rest on other words or rules are judged; the table changes tells what came \
                of it. With --output everything that can be read is written to a new index: the way out of damage.
                """)

        @Argument(help: "The index.") var index: String
        @Option(help: "Write a new index instead.") var output: String?
        @Flag(help: "Print one JSON object.") var json = false
        @OptionGroup var source: LexiconCommand.Source

        func run() throws {
            guard let output else { return try run(existing(index), from: []) }
            try run(fresh(output), from: [ProductIndex(path: index, access: .readOnly)])
        }

        private func run(_ target: ProductIndex, from others: [ProductIndex]) throws {
            try rebuild(target, from: others.isEmpty ? [target] : others, source, asJSON: json)
        }
    }

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a new index of several, judging every label again.",
            discussion: "For one barcode the strictest verdict stays, with every warning.")

        @Argument(help: "The new index, then those it is made of.") var indexes: [String]
        @Flag(help: "Print one JSON object.") var json = false
        @OptionGroup var source: LexiconCommand.Source

        func validate() throws {
            if indexes.count < 2 { throw ValidationError("name the new index and at least one to read") }
        }

        func run() throws {
            let inputs = try indexes.dropFirst().map { try ProductIndex(path: $0, access: .readOnly) }
            try rebuild(fresh(indexes[0]), from: inputs, source, asJSON: json)
        }
    }
}

/// An index to write to that is there already.
private func existing(_ path: String) throws -> ProductIndex {
    _ = try ProductIndex(path: path, access: .readOnly)
    return try ProductIndex(path: path, access: .readWrite)
}

/// A new index; a file of that name is left alone.
private func fresh(_ path: String) throws -> ProductIndex {
    // SAFETY: access(2) copies the path.
    if unsafe access(path, F_OK) == 0 { throw ValidationError("\"\(path)\" is there already") }
    return try ProductIndex(path: path, access: .readWrite)
}

private func rebuild(
    _ target: ProductIndex, from indexes: [ProductIndex], _ source: LexiconCommand.Source, asJSON: Bool
) throws {
    Interruption.watch()
    let rebuilder = try Rebuilder(
        Assessor(source.load()), into: target, now: time(nil), isCancelled: { Interruption.signal != 0 })
    for index in indexes { try rebuilder.take(index) }
    try rebuilder.finish(now: time(nil))
    let counts = rebuilder.counts
    for key in counts.lost { Failure.report("\(target.path): key \(key) has no sound row or label to judge") }
    try Report.tally(asJSON: asJSON, [("judged", counts.judged), ("kept", counts.kept), ("lost", counts.lost.count)])
    if Interruption.signal != 0 { throw Finish(status: 128 + Interruption.signal) }
    if !counts.lost.isEmpty { throw Finish(.damagedInput) }
}
