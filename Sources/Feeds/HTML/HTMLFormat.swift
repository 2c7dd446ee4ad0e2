import ICU
import Products

/// A product page. The list is cut out by its heading and read beside what structured data say; number, name and
/// brand come from these.
///
/// The page is one record; its text is never scanned as a whole (feeds-and-barcodes 2.1). It is kept until it
/// ends, because its encoding shows in the whole only.
struct HTMLFormat: ItemFormat {
    let name = "html"
    /// A page above this many bytes is refused.
    static let pageLimit = 16 << 20
    /// Lists and declarations of one page that are judged.
    static let textLimit = 256

    private let source: String
    private let headings: HeadingWords
    private var page: [UInt8] = []
    private(set) var fault: FeedError?

    init(source: String, headings: HeadingWords) {
        self.source = source
        self.headings = headings
    }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        page += piece
        if page.count > Self.pageLimit { return refuse("a page above 16 MiB") }
        return piece.isEmpty ? finish() : []
    }

    private var position: SourcePosition { SourcePosition(source: source, byteOffset: page.count) }

    private mutating func refuse(_ message: String) -> [FeedItem] {
        fault = FeedError(.limit, position, message)
        return [.unreadable(RecordFault(kind: .tooLong, message: message), SourcePosition(source: source, record: 1))]
    }

    private mutating func finish() -> [FeedItem] {
        do throws(FeedError) {
            let text = try decoded()
            var tokenizer = HTMLTokenizer()
            var reader = PageReader()
            tokenizer.feed(text.bytes.span, to: &reader)
            let cut = reader.cut(isAtRest: tokenizer.isAtRest)
            tokenizer.finish(to: &reader)
            reader.finish()
            if reader.builder.isOverfull { return refuse("a page of more than \(BlockBuilder.limit) paragraphs") }
            if let cut { fault = FeedError(.cut, position, cut) }
            guard let record = try record(reader, text) else { return [] }
            return [.record(record)]
        } catch {
            fault = error
            return []
        }
    }

    private func decoded() throws(FeedError) -> PageEncoding.Page {
        do throws(PageEncoding.Fault) {
            return try PageEncoding.decode(page)
        } catch {
            switch error {
            case .refused(let name):
                throw FeedError(.encoding, SourcePosition(source: source), "the encoding \(name) is not read")
            case .icu(let error): throw FeedError(.readFailed, position, "\(error)")
            }
        }
    }

    private func record(_ reader: borrowing PageReader, _ text: PageEncoding.Page) throws(FeedError) -> ProductRecord? {
        var product = PageProduct(headings: headings)
        for text in reader.structuredData { product.read(structuredData: text) }
        for item in reader.items.items { product.read(item) }
        product.finish()
        var record = ProductRecord(position: SourcePosition(source: source, record: 1))
        try addTexts(reader, product, to: &record)
        addRepairs(to: &record)
        guard product.isProduct || reader.head.isProduct || !record.passages.isEmpty else { return nil }
        record.id = source
        record.barcode = (product.gtin ?? reader.head.gtin).map { Barcode($0) }
        record.brand = product.brand ?? reader.head.brand
        record.allergens = product.allergens
        number(&record.passages)
        if let name = product.name ?? reader.head.title, !name.isEmpty {
            record.passages.append(Passage(role: .name, text: name))
        }
        if let fault { record.faults.append(RecordFault(kind: .cut, message: fault.message)) }
        if let repair = text.repair { record.faults.append(RecordFault(kind: .repairedText, message: repair)) }
        if let damage = text.damage { record.faults.append(RecordFault(kind: .damaged, message: damage)) }
        return record
    }

    /// Every list and declaration the page has, wherever it stands: the strictest will count.
    private func addTexts(
        _ reader: borrowing PageReader, _ product: borrowing PageProduct, to record: inout ProductRecord
    ) throws(FeedError) {
        let blocks = reader.builder.blocks
        var found = try lists(in: reader.builder.hasHidden ? HTMLBlock.shown(blocks) : blocks)
        var hasList = found.contains { $0.role == .ingredients } || !product.lists.isEmpty
        found += product.lists + product.declarations
        if reader.builder.hasHidden {
            let hidden = try lists(in: blocks)
            if !hasList, hidden.contains(where: { $0.role == .ingredients }) {
                hasList = true
                record.faults.append(
                    RecordFault(kind: .hiddenText, message: "the list stands in text that is not shown"))
            }
            found += hidden
        }
        for passage in found { add(passage, language: reader.head.language, to: &record) }
    }

    /// Adds a text the record does not hold yet. What goes beyond a limit is cut off, and the record says so.
    private func add(_ passage: Passage, language: String?, to record: inout ProductRecord) {
        if record.passages.contains(where: { $0.role == passage.role && $0.text == passage.text }) { return }
        guard record.passages.count < Self.textLimit else { return limit("more than \(Self.textLimit) lists", &record) }
        var passage = passage
        passage.language = passage.language ?? language
        if passage.text.utf8.count > XMLLimits.field {
            passage.text = String(decoding: passage.text.utf8.prefix(XMLLimits.field), as: UTF8.self)
            let end = passage.text.utf8.count
            passage.emphasis = passage.emphasis.filter { $0.upperBound <= end }
            limit("a text is longer than 1 MiB", &record)
        }
        record.passages.append(passage)
    }

    private func limit(_ message: String, _ record: inout ProductRecord) {
        let fault = RecordFault(kind: .tooLong, message: message)
        if !record.faults.contains(fault) { record.faults.append(fault) }
    }

    /// Repaired texts beside those they were made of.
    private func addRepairs(to record: inout ProductRecord) {
        var repairs: [String] = []
        for passage in record.passages {
            guard let repair = TextRepair(passage.text) else { continue }
            record.passages.append(Passage(role: passage.role, text: repair.text, language: passage.language))
            repairs += repair.repairs.filter { !repairs.contains($0) }
        }
        if repairs.isEmpty { return }
        let message = "put right: " + repairs.joined(separator: ", ")
        record.faults.append(RecordFault(kind: .repairedText, message: message))
    }

    private func lists(in blocks: [HTMLBlock]) throws(FeedError) -> [Passage] {
        do throws(ICUError) {
            var finder = try ListFinder(headings)
            return try finder.lists(in: blocks)
        } catch {
            throw FeedError(.readFailed, position, "\(error)")
        }
    }

    /// Several lists or declarations of one page are told apart by their place.
    private func number(_ passages: inout [Passage]) {
        for role in [Passage.Role.ingredients, .statement] {
            let own = passages.indices.filter { passages[$0].role == role }
            guard own.count > 1 else { continue }
            for (place, index) in own.enumerated() { passages[index].index = place }
        }
    }
}
