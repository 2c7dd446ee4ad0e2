import ArgumentParser
import Audit
import Lexicon
import ProductIndex
import Products
import Reports

struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Prints every stage's value for a label, or for a barcode in an index.")

    @OptionGroup var input: LabelInput
    @OptionGroup var source: LexiconCommand.Source

    @Option(help: "Explain this barcode of the index instead of a text.")
    var barcode: String?

    @Option(help: "The index the barcode is in.")
    var index = "wheyfinder.sqlite"

    mutating func run() throws {
        let record = try barcode.map(stored) ?? input.record()
        let lexicon = try source.load()
        var assessor = try Assessor(lexicon, market: input.market)
        var explanation = Explanation(lexicon)
        for passage in record.passages { explanation.add(try assessor.read(passage)) }
        explanation.add(try assessor.assess(record))
        try Output.standard.write(explanation.text)
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
