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
        commandName: "check", _superCommandName: "wheyfinder",
        abstract: "Answers barcodes from an index, with the reason and where the data came from.")

    @Argument(help: "Barcodes: GTIN-8, -12, -13 or -14, UPC-E, a GS1 element string or a Digital Link.")
    var barcodes: [String]

    @Option(help: "The index, as written by audit.")
    var index = "wheyfinder.sqlite"

    @Option(help: "Warn where the recipe changed since this day (YYYY-MM-DD, UTC), and show it as it was and is.")
    var since: DayArgument?

    @Option(help: "Whose a store's own numbers are, as given to audit --retailer.")
    var retailer: String?

    @OptionGroup var source: LexiconCommand.Source

    @Flag(help: "Print each answer as one JSON object a line.")
    var json = false

    mutating func run() throws {
        let readings = barcodes.map { Barcode($0) }
        for barcode in readings { try refuse(barcode) }
        let checker = Checker(
            index: try ProductIndex(path: index, access: .readOnly), source: source, retailer: retailer,
            since: since?.seconds, json: json)
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
    let retailer: String?
    let since: Int?
    let json: Bool

    /// What goes with an answer but is not of it.
    private struct Frame {
        /// The number that was asked for, where the answer is about another.
        var pack: GTIN?
        var note: String?
        var history: RecipeHistory?
        /// The record of each market, where there are several.
        var markets: [StoredItem] = []
    }

    func check(_ gtin: GTIN, _ barcode: Barcode) throws -> ExitStatus {
        let items = try find(gtin)
        if !items.isEmpty { return try answer(items, Frame()) }
        if let unit = gtin.containedUnit {
            let items = try index.items(unit)
            let note = "\(gtin) is a pack and not in this index; this is the unit inside, \(unit):"
            if !items.isEmpty { return try answer(items, Frame(pack: gtin, note: note)) }
        }
        return try unknown(gtin, barcode)
    }

    /// A store's own number means nothing without the store.
    private func find(_ gtin: GTIN) throws -> [StoredItem] {
        guard let retailer, gtin.use == .restrictedCirculation else { return try index.items(gtin) }
        return try index.item(ItemKey(namespace: retailer, id: gtin.gtin14)).map { [$0] } ?? []
    }

    /// The answer of all markets is the strictest, by the words of now; each is listed.
    private func answer(_ items: [StoredItem], _ frame: Frame) throws -> ExitStatus {
        guard items.count > 1 else { return try answer(items[0], frame) }
        var frame = frame
        frame.markets = try items.map(judgedAgain)
        guard let item = frame.markets.strictest else { return .undetermined }
        frame.history = try since.map { try history(item, since: $0) }
        let basis = try Basis(source.load())
        let isStale = frame.markets.contains { $0.basis != basis }
        try write(item, frame, isStale: isStale)
        let status = ExitStatus(item.verdict, item.precaution)
        return isStale && status == .fine ? .undetermined : status
    }

    /// The item by the words of now; as it is where its label is not kept.
    private func judgedAgain(_ item: StoredItem) throws -> StoredItem {
        let lexicon = try source.load()
        guard item.basis != (try Basis(lexicon)), let record = try index.label(of: item) else { return item }
        var assessor = try Assessor(lexicon)
        let product = record.gtin?.gtin14 ?? record.id ?? ""
        return item.judgedAgain(try assessor.assess(record), basis: assessor.basis, product: product)
    }

    /// An answer that rests on other words or rules is judged again from the stored label, or marked.
    private func answer(_ item: StoredItem, _ frame: Frame) throws -> ExitStatus {
        var frame = frame
        frame.history = try since.map { try history(item, since: $0) }
        let lexicon = try source.load()
        if item.basis == (try Basis(lexicon)) {
            try write(item, frame, isStale: false)
            return ExitStatus(item.verdict, item.precaution)
        }
        guard let record = try index.label(of: item) else {
            try write(item, frame, isStale: true)
            let status = ExitStatus(item.verdict, item.precaution)
            return status == .fine ? .undetermined : status
        }
        return try judgeAgain(item, record, lexicon, frame)
    }

    private func judgeAgain(
        _ item: StoredItem, _ record: ProductRecord, _ lexicon: Lexicon, _ frame: Frame
    ) throws -> ExitStatus {
        var assessor = try Assessor(lexicon)
        let assessment = try assessor.assess(record)
        let product = record.gtin?.gtin14 ?? record.id ?? ""
        let again = item.judgedAgain(assessment, basis: assessor.basis, product: product)
        try write(frame) {
            $0.stored(again, of: record.sighting, asked: frame.pack, isStale: false, history: frame.history)
        } text: {
            $0.line("judged again: the words or rules have changed since \(Day.text(item.lastSeen))")
            $0.answer(assessment, of: record)
            $0.line("  data from \(item.source), last seen \(Day.text(item.lastSeen))")
        }
        return ExitStatus(assessment.verdict, assessment.precaution)
    }

    private func history(_ item: StoredItem, since day: Int) throws -> RecipeHistory {
        let changes = try index.changes(of: item.key, since: day)
        let before = changes.first { $0.before != nil }?.before?.label
        return RecipeHistory(
            since: day, changes: changes, before: try before.flatMap { try index.label($0, of: item) },
            now: changes.isEmpty ? nil : try index.label(of: item))
    }

    private func write(_ item: StoredItem, _ frame: Frame, isStale: Bool) throws {
        try write(frame) {
            $0.stored(
                item, asked: frame.pack, isStale: isStale, history: frame.history, markets: frame.markets)
        } text: {
            $0.answer(item, isStale: isStale)
            $0.markets(frame.markets)
        }
    }

    private func write(
        _ frame: Frame, _ object: (inout JSONWriter) -> Void, text: (inout AnswerText) -> Void
    ) throws {
        try Report.write(asJSON: json, object) { answer in
            if let note = frame.note { answer.line(note) }
            if let history = frame.history { answer.history(history) }
            text(&answer)
        }
    }

    private func unknown(_ gtin: GTIN, _ barcode: Barcode) throws -> ExitStatus {
        var why = "\(gtin) is not in this index"
        switch gtin.use {
        case .item: why += "; read the label and use \"wheyfinder label\""
        case .restrictedCirculation:
            why += "; it is a store's own number and means nothing elsewhere: name the store with --retailer"
        case .coupon, .periodical, .book, .music, .refundReceipt:
            why += "; it is the number of a \(gtin.use.rawValue), not of a food"
        }
        if case .gtin(_, let others) = barcode.reading, let other = others.first {
            why += "; the digits could also mean \(other)"
        }
        try write(Frame()) { json in
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
