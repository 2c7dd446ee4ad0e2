import ArgumentParser
import Audit
import Feeds
import Lexicon
import MilkVerdict
import Products
import Reports

/// A label given by hand: its text, and what else is known of the product.
struct LabelInput: ParsableArguments {
    @Argument(help: "The ingredient text; \"-\" or nothing reads standard input.")
    var text: String?

    @Option(help: "Read the ingredient text from this file.")
    var file: String?

    @Option(help: "Product name.")
    var name: String?

    @Option(help: "Category: words, a GPC brick or an Open Food Facts tag.")
    var category: String?

    @Option(help: "Any other text on the pack: declarations, warnings, kosher marks.")
    var statement: String?

    @Option(help: "Language of the text (BCP 47), a hint.")
    var language: String?

    @Option(help: "Market the product is sold in (ISO 3166-1 alpha-2).")
    var market: String?

    /// Two texts would leave one of them unread.
    func validate() throws {
        if text != nil, file != nil { throw ValidationError("give the text or --file, not both") }
    }

    func record() throws -> ProductRecord {
        var record = ProductRecord(position: SourcePosition(source: file ?? "-"))
        record.market = market
        add(.name, name, to: &record)
        if let category {
            let code = CategoryCode(category)
            record.categories.append(code)
            if code.scheme != "gpc" {
                record.passages.append(Passage(role: .category, text: code.words, language: "en"))
            }
        }
        add(.ingredients, try ingredients(), to: &record)
        add(.statement, statement, to: &record)
        return record
    }

    private func add(_ role: Passage.Role, _ text: String?, to record: inout ProductRecord) {
        guard let text, !text.isEmpty else { return }
        record.passages.append(Passage(role: role, text: text, language: language))
    }

    private func ingredients() throws -> String {
        if let text, text != "-" { return text }
        return try TextFile.read(path: file ?? "-")
    }
}

/// A whole text from a file or standard input.
enum TextFile {
    /// A label above this is refused: no pack is that large.
    static let limit = 1 << 20

    static func read(path: String) throws(FeedError) -> String {
        var source = try ByteSource(path: path)
        var bytes: [UInt8] = []
        while true {
            let piece = try source.next()
            if piece.isEmpty { break }
            bytes += piece
            if bytes.count > limit {
                throw FeedError(.limit, SourcePosition(source: path), "a label text is longer than 1 MiB")
            }
        }
        if bytes.last == 0x0A { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FeedError(.encoding, SourcePosition(source: path), "the text is not UTF-8")
        }
        return text
    }
}

struct LabelCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "label", abstract: "Judges a label text from the argument, a file or standard input.")

    @OptionGroup var input: LabelInput
    @OptionGroup var source: LexiconCommand.Source

    @Flag(help: "Print the answer as one JSON object.")
    var json = false

    mutating func run() throws {
        let record = try input.record()
        var assessor = try Assessor(source.load(), market: input.market)
        let assessment = try assessor.assess(record)
        if json {
            var writer = JSONWriter()
            writer.assessment(assessment, of: record, id: nil, lexicon: assessor.lexicon.digest)
            writer.endLine()
            try Output.standard.write(writer.bytes)
        } else {
            var answer = AnswerText()
            answer.answer(assessment, of: record)
            try Output.standard.write(answer.text)
        }
        throw Finish(ExitStatus(assessment.verdict, assessment.precaution))
    }
}
