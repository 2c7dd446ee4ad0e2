import ICU
import Products

/// A product page. The list is cut out by its heading; number, name and brand come from structured data.
///
/// The page is one record; its text is never scanned as a whole (feeds-and-barcodes 2.1). It is kept until it
/// ends: its encoding shows in the whole only, and libxml2 reads some pages otherwise in other pieces
/// (reliability.md, h7).
struct HTMLFormat: FeedFormat {
    let name = "html"
    /// A page above this many bytes is refused.
    static let pageLimit = 16 << 20
    /// Bytes libxml2 is given at a time, so that its events never pile up.
    private static let slice = 64 * 1024

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
        if page.count > Self.pageLimit { return refuse() }
        return piece.isEmpty ? finish() : []
    }

    private var position: SourcePosition { SourcePosition(source: source, byteOffset: page.count) }

    private mutating func refuse() -> [FeedItem] {
        let message = "a page above 16 MiB"
        fault = FeedError(.limit, position, message)
        return [.unreadable(RecordFault(kind: .tooLong, message: message), SourcePosition(source: source, record: 1))]
    }

    private mutating func finish() -> [FeedItem] {
        do throws(FeedError) {
            let reading = try read()
            guard let record = try record(reading) else { return [] }
            return [.record(record)]
        } catch {
            fault = error
            return []
        }
    }

    /// What the page holds, before anything is looked for in it.
    private struct Reading {
        var builder = HTMLBlockBuilder()
        var data = PageData()
        var end = PageEnd()

        mutating func take(_ events: [HTMLEvent]) {
            for event in events {
                builder.take(event)
                data.take(event)
                end.take(event)
            }
        }
    }

    private mutating func read() throws(FeedError) -> Reading {
        let (bytes, isUTF8) = PageEncoding.decode(page)
        guard var parser = HTMLPushParser.make(isUTF8: isUTF8) else {
            throw FeedError(.readFailed, position, "libxml2 has no memory")
        }
        var reading = Reading()
        for start in stride(from: 0, to: bytes.count, by: Self.slice) {
            parser.feed(bytes[start..<min(start + Self.slice, bytes.count)])
            reading.take(parser.takeEvents())
        }
        if reading.end.isMissing(in: bytes) { fault = FeedError(.cut, position, "the page ends before its end") }
        parser.feed([])
        reading.take(parser.takeEvents())
        return reading
    }

    private func record(_ reading: consuming Reading) throws(FeedError) -> ProductRecord? {
        var record = ProductRecord(position: SourcePosition(source: source, record: 1))
        record.passages = try lists(in: reading.builder.finish())
        for text in reading.builder.structuredData { reading.data.read(structuredData: text) }
        let data = reading.data
        guard data.isProduct || !record.passages.isEmpty else { return nil }
        number(&record.passages)
        for index in record.passages.indices { record.passages[index].language = data.language }
        record.id = source
        record.barcode = data.gtin.map { Barcode($0) }
        record.brand = data.brand
        if let name = data.name ?? data.title, !name.isEmpty {
            record.passages.append(Passage(role: .name, text: name))
        }
        if let fault { record.faults.append(RecordFault(kind: .cut, message: fault.message)) }
        return record
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
