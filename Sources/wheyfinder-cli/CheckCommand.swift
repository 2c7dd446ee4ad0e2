import ArgumentParser
import Audit
import Feeds
import Lexicon
import MilkVerdict
import ProductIndex
import Products
import Reports

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Answers barcodes from an index, with the reason and where the data came from.")

    @Argument(help: "Barcodes: GTIN-8, -12, -13 or -14, UPC-E, a GS1 element string or a Digital Link.")
    var barcodes: [String]

    @Option(help: "The index, as written by audit.")
    var index = "wheyfinder.sqlite"

    @OptionGroup var source: LexiconCommand.Source

    @Flag(help: "Print each answer as one JSON object a line.")
    var json = false

    mutating func run() throws {
        let readings = barcodes.map { Barcode($0) }
        for barcode in readings { try refuse(barcode) }
        let checker = Checker(index: try ProductIndex(path: index, access: .readOnly), source: source, json: json)
        var statuses: Set<ExitStatus> = []
        for barcode in readings {
            if let gtin = barcode.gtin { statuses.insert(try checker.check(gtin, barcode)) }
        }
        for status in [ExitStatus.found, .undetermined] where statuses.contains(status) { throw Finish(status) }
    }

    /// A barcode that cannot be read is never repaired: what it may have been is shown.
    private func refuse(_ barcode: Barcode) throws {
        guard case .invalid(let fault, let suggestions) = barcode.reading else { return }
        let candidates = suggestions.map(\.gtin14).joined(separator: " or ")
        let question = candidates.isEmpty ? "" : "; did you mean \(candidates)?"
        Failure.report("\"\(barcode.text)\" is no barcode: \(fault.rawValue)\(question)")
        throw Finish(.usage)
    }
}

/// Answers one barcode after the other from one index.
struct Checker {
    let index: ProductIndex
    let source: LexiconCommand.Source
    let json: Bool

    func check(_ gtin: GTIN, _ barcode: Barcode) throws -> ExitStatus {
        if let item = try index.item(gtin) { return try answer(item, note: nil) }
        if let unit = gtin.containedUnit, let item = try index.item(unit) {
            return try answer(item, note: "\(gtin) is a pack and not in this index; this is the unit inside, \(unit):")
        }
        return try unknown(gtin, barcode)
    }

    /// An answer that rests on other words or rules is judged again from the stored label, or marked.
    private func answer(_ item: StoredItem, note: String?) throws -> ExitStatus {
        let lexicon = try source.load()
        var assessor = try Assessor(lexicon)
        if item.basis == assessor.basis {
            try write(item, note: note, isStale: false)
            return ExitStatus(item.verdict, item.precaution)
        }
        guard let record = try index.label(of: item) else {
            try write(item, note: note, isStale: true)
            let status = ExitStatus(item.verdict, item.precaution)
            return status == .fine ? .undetermined : status
        }
        let assessment = try assessor.assess(record)
        let product = record.gtin?.gtin14 ?? record.id ?? ""
        let again = item.judgedAgain(assessment, basis: assessor.basis, product: product)
        try write(note) {
            $0.stored(again, of: record, isStale: false)
        } text: {
            $0.line("judged again: the words or rules have changed since \(Day.text(item.lastSeen))")
            $0.answer(assessment, of: record)
            $0.line("  data from \(item.source), last seen \(Day.text(item.lastSeen))")
        }
        return ExitStatus(assessment.verdict, assessment.precaution)
    }

    private func write(_ item: StoredItem, note: String?, isStale: Bool) throws {
        try write(note) {
            $0.stored(item, isStale: isStale)
        } text: {
            $0.answer(item, isStale: isStale)
        }
    }

    private func write(_ note: String?, _ object: (inout JSONWriter) -> Void, text: (inout AnswerText) -> Void) throws {
        if json {
            var writer = JSONWriter()
            object(&writer)
            writer.endLine()
            try Output.standard.write(writer.bytes)
        } else {
            var answer = AnswerText()
            if let note { answer.line(note) }
            text(&answer)
            try Output.standard.write(answer.text)
        }
    }

    private func unknown(_ gtin: GTIN, _ barcode: Barcode) throws -> ExitStatus {
        var why = "\(gtin) is not in this index"
        switch gtin.use {
        case .item: why += "; read the label and use \"wheyfinder label\""
        case .restrictedCirculation: why += "; it is a store's own number and means nothing elsewhere"
        case .coupon, .periodical, .book, .music, .refundReceipt:
            why += "; it is the number of a \(gtin.use.rawValue), not of a food"
        }
        if case .gtin(_, let others) = barcode.reading, let other = others.first {
            why += "; the digits could also mean \(other)"
        }
        try write(nil) { json in
            json.object { json in
                json.name("gtin")
                json.value(gtin.gtin14)
                json.name("error")
                json.object { json in
                    json.name("kind")
                    json.value("not-in-index")
                    json.name("message")
                    json.value(why)
                }
            }
        } text: {
            $0.line(why)
        }
        return .undetermined
    }
}
