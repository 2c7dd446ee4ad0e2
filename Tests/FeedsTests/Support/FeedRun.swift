import Feeds
import ICU
import Products

/// One reading of a feed: what it handed over and how it ended, as values to compare.
struct FeedRun: Equatable {
    struct Unreadable: Equatable {
        var kind: RecordFault.Kind
        var record: Int
    }

    var records: [ProductRecord] = []
    var unreadable: [Unreadable] = []
    /// Where they are, in their order.
    var places: [SourcePosition] = []
    var format: String?
    /// Faults of single files of a folder or archive.
    var memberFaults: [FeedError.Kind] = []
    /// The fault that ended the feed, or why it could not be opened.
    var fault: FeedError?
    var bytesRead = 0
    var bytesExpected: Int?

    /// Reads `bytes` as a file of their own, called `feed` in what is compared.
    init(
        _ bytes: some Sequence<UInt8>, headings: HeadingWords = .fewLanguages, pieceSize: Int = ByteSource.pieceSize,
        format: FormatName? = nil, mapping: FeedMapping? = nil, encoding: TextEncoding? = nil
    )
        throws
    {
        let file = try Scratch(bytes)
        defer { file.remove() }
        try self.init(
            path: file.path, headings: headings, pieceSize: pieceSize, format: format, mapping: mapping,
            encoding: encoding)
    }

    init(_ text: String, headings: HeadingWords = .fewLanguages, pieceSize: Int = ByteSource.pieceSize) throws {
        try self.init(text.utf8, headings: headings, pieceSize: pieceSize)
    }

    init(
        path: String, headings: HeadingWords = .fewLanguages, pieceSize: Int = ByteSource.pieceSize,
        format: FormatName? = nil, mapping: FeedMapping? = nil, encoding: TextEncoding? = nil
    ) throws {
        do {
            try read(
                Feed(
                    path: path, headings: headings, format: format, mapping: mapping, encoding: encoding,
                    pieceSize: pieceSize))
        } catch let error as FeedError {
            fault = error
        }
        forgetPath()
    }

    private mutating func read(_ feed: Feed) throws {
        let summary = try feed.read { item in
            switch item {
            case .record(let record): records.append(record)
            case .unreadable(let fault, let position):
                unreadable.append(.init(kind: fault.kind, record: position.record))
                places.append(position)
            case .fault(let error): memberFaults.append(error.kind)
            }
        }
        format = summary.format
        fault = summary.fault
        bytesRead = summary.bytesRead
        bytesExpected = summary.bytesExpected
    }

    /// The file is another one for every run, so its name is taken out of what is compared.
    private mutating func forgetPath() {
        fault?.position.source = "feed"
        for index in places.indices { places[index].source = "feed" }
        for index in records.indices {
            records[index].position.source = "feed"
            if let id = records[index].id, id.hasPrefix("/") || id.hasPrefix("wheyfinder-") {
                records[index].id = "feed"
            }
        }
    }
}

extension FeedRun {
    /// Records that may be judged `milk-free`: those the reader vouches for.
    var clean: [ProductRecord] { records.filter { !$0.faults.contains(where: \.isGrave) } }

    var gtins: [String?] { records.map { $0.gtin?.gtin14 } }
}

extension ProductRecord {
    func texts(_ role: Passage.Role) -> [String] { passages.filter { $0.role == role }.map(\.text) }

    func passages(_ role: Passage.Role) -> [Passage] { passages.filter { $0.role == role } }
}

extension Passage {
    /// The words in bold, sliced out of the text as a report would do it.
    var stressed: [String] { emphasis.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) } }
}

extension HeadingWords {
    /// Headings of a few languages, folded as the lexicon holds them.
    static let fewLanguages = HeadingWords {
        Lists(
            list: [
                "ingredients", "ingredients:", "zutaten", "zutaten:", "ingrédients", "ingrédients:", "ingrédients :",
                "ingrediënten", "ingrediënten:", "składniki", "ingredientes", "состав:", "原材料名", "원재료명", "用料",
            ],
            end: ["nutrition", "storage", "lagerung", "保存方法"], allergens: ["allergens", "allergens:", "allergènes"])
    }
}
