import ArgumentParser
import Audit
import Feeds
import ICU
import Lexicon
import Products
import Reports

struct FeedCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed", abstract: "Looks into feeds.", subcommands: [Check.self, Formats.self])
}

/// What a feed is, where its content shall not tell.
struct FeedShape: ParsableArguments {
    @Option(help: "Read feeds as this format; without it their content tells. \"wheyfinder feed formats\" lists them.")
    var feedFormat: String?

    @Option(help: "Read feeds by this mapping file (docs/feeds.md).")
    var mapping: String?

    @Option(help: "Encoding of tables that are not UTF-8, such as windows-1252 or Shift_JIS; other feeds say theirs.")
    var feedEncoding: String?

    func encoding() throws -> TextEncoding? {
        guard let feedEncoding else { return nil }
        guard let encoding = TextEncoding(label: feedEncoding) else {
            let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("the encoding \"\(feedEncoding)\" is not read; these are: \(names)")
        }
        return encoding
    }

    func format() throws -> FormatName? {
        guard let feedFormat else { return nil }
        guard let format = FormatName(feedFormat) else {
            throw ValidationError("\"\(feedFormat)\" is no format; \"wheyfinder feed formats\" lists them")
        }
        return format
    }

    /// - Throws: `FeedError` where the file cannot be read, `FeedMapping.Fault` with the line that is wrong.
    func loadMapping() throws -> FeedMapping? {
        guard let mapping else { return nil }
        var lines = LineReader(source: try ByteSource(path: mapping))
        var text: [String] = []
        while case .text(let line)? = try lines.next() { text.append(String(decoding: line, as: UTF8.self)) }
        return try FeedMapping(parsing: text.joined(separator: "\n"), name: mapping)
    }
}

extension FeedCommand {
    struct Formats: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the formats that are read.")

        func run() throws {
            try Output.standard.write(FormatName.allCases.map { $0.name + "\n" }.joined())
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints what a feed is recognised as and what its first records say, without judging them.",
            discussion: """
                Codes: 0 records were read, 65 none, or the feed is damaged, 66 no such feed or mapping, 78 a mapping that \
                is wrong: the line is named.
                """)

        @Argument(help: "Feeds: files, folders, archives; \"-\" for standard input.")
        var feeds: [String]

        @Option(help: "Records to print of each feed.")
        var records = 3

        @Option(help: "The same as --feed-format.")
        var format: String?

        @OptionGroup var shape: FeedShape
        @OptionGroup var source: LexiconCommand.Source

        mutating func run() throws {
            if let format { shape.feedFormat = format }
            let (format, mapping, encoding) = (try shape.format(), try shape.loadMapping(), try shape.encoding())
            let headings = HeadingWords(try source.load())
            var worst: ExitStatus?
            for path in feeds {
                let feed = Feed(
                    path: path, headings: headings, format: format, mapping: mapping, encoding: encoding)
                if let status = try check(feed) { worst = worst ?? status }
            }
            if let worst { throw Finish(worst) }
        }

        /// - Returns: the code of what is wrong with the feed; nil where records were read.
        private func check(_ feed: Feed) throws -> ExitStatus? {
            var text = AnswerText()
            var (shown, worst) = (0, ExitStatus?.none)
            do {
                let summary = try feed.read(isCancelled: { shown >= records }) { item in
                    switch item {
                    case .record(let record):
                        text.record(record)
                        shown += 1
                    case .unreadable(let fault, let position):
                        Failure.report("\(position): record unreadable: \(fault.message)")
                        worst = .damagedInput
                    case .fault(let error):
                        Failure.report(error)
                        worst = worst ?? ExitStatus(error.kind)
                    }
                }
                try Output.standard.write("\(feed.path): \(summary.format)\n" + text.text)
                guard let fault = summary.fault, fault.kind != .interrupted else { return worst }
                Failure.report(fault)
                return ExitStatus(fault.kind)
            } catch let error as FeedError {
                Failure.report(error)
                return ExitStatus(error.kind)
            }
        }
    }
}
