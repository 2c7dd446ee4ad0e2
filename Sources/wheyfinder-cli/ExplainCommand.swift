import ArgumentParser
import Audit
import Feeds
import Lexicon
import ProductIndex
import Products
import Reports

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Prints every stage's value for a label, or for a barcode in an index.",
        discussion: "With --why-not it tells for one word of the label what it is taken for, and why not for milk.")

    @OptionGroup var input: LabelInput
    @OptionGroup var source: LexiconCommand.Source

    @Option(help: "Explain this barcode of the index instead of a text.")
    var barcode: String?

    @Option(help: "The index the barcode is in.")
    var index = "wheyfinder.sqlite"

    @Option(help: ArgumentHelp("Tell why this word of the label is not taken for milk.", valueName: "word"))
    var whyNot: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if let whyNot, whyNot.utf8.allSatisfy({ $0 == 0x20 }) { throw ValidationError("--why-not wants a word") }
    }

    mutating func run() throws {
        let record = try barcode.map(stored) ?? input.record()
        let lexicon = try source.load()
        var assessor = try Assessor(lexicon, market: input.market)
        let label = try assessor.explain(record)
        if let whyNot {
            let answers = WordAnswers(whyNot, try assessor.whyNot(whyNot, in: label))
            try write({ $0.answers(answers) }, text: answers.text)
        } else {
            let explanation = Explanation(label, lexicon)
            try write({ $0.explanation(explanation) }, text: explanation.text)
        }
    }

    private func write(_ object: (inout JSONWriter) -> Void, text: @autoclosure () -> String) throws {
        if !json { return try Output.standard.write(text()) }
        var writer = JSONWriter()
        object(&writer)
        writer.endLine()
        try Output.standard.write(writer.bytes)
    }

    private func stored(_ barcode: String) throws -> ProductRecord {
        guard let gtin = Barcode(barcode).gtin else { throw ValidationError("\"\(barcode)\" is no valid barcode") }
        let store = try ProductIndex(path: index, access: .readOnly)
        guard let item = try store.item(gtin), let record = try store.label(of: item) else {
            Failure.report("\(gtin) is not in the index \(index)")
            throw Finish(.undetermined)
        }
        return record
    }
}
