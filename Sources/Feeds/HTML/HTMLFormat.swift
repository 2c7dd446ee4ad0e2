import ICU
import Products

/// A product page. The list is cut out by its heading; number, name and brand come from structured data.
///
/// The page is one record; its text is never scanned as a whole (feeds-and-barcodes 2.1).
struct HTMLFormat: FeedFormat, ~Copyable {
    static let name = "html"

    private let source: String
    private let headings: HeadingWords
    private var parser: HTMLPushParser?
    private var builder = HTMLBlockBuilder()
    private var data = PageData()
    private var bytes = 0
    private(set) var fault: FeedError?

    init(source: String, headings: HeadingWords) {
        self.source = source
        self.headings = headings
    }

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        if parser == nil { parser = HTMLPushParser.make(isUTF8: Self.isUTF8(piece)) }
        guard parser != nil else {
            fault = FeedError(.readFailed, position, "libxml2 has no memory")
            return []
        }
        bytes += piece.count
        parser?.feed(piece)
        for event in parser?.takeEvents() ?? [] {
            builder.take(event)
            data.take(event)
        }
        return piece.isEmpty ? finish() : []
    }

    private var position: SourcePosition { SourcePosition(source: source, byteOffset: bytes) }

    /// True where the first piece is UTF-8 apart from a scalar it may cut at its end.
    private static func isUTF8(_ piece: ArraySlice<UInt8>) -> Bool {
        (0...3).contains { String(validating: piece.dropLast($0), as: UTF8.self) != nil }
    }

    private mutating func finish() -> [FeedItem] {
        var record = ProductRecord(position: SourcePosition(source: source, record: 1))
        do throws(ICUError) {
            var finder = try ListFinder(headings)
            record.passages = try finder.lists(in: builder.finish())
        } catch {
            fault = FeedError(.readFailed, position, "\(error)")
            return []
        }
        for text in builder.structuredData { data.read(structuredData: text) }
        guard data.isProduct || !record.passages.isEmpty else { return [] }
        number(&record.passages)
        for index in record.passages.indices { record.passages[index].language = data.language }
        record.id = source
        record.barcode = data.gtin.map { Barcode($0) }
        record.brand = data.brand
        if let name = data.name, !name.isEmpty { record.passages.append(Passage(role: .name, text: name)) }
        return [.record(record)]
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
