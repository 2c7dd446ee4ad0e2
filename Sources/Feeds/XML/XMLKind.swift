import Products

/// One kind of XML feed: how it is known, what its records are and what they say.
final class XMLKind: Sendable {
    /// Name in reports and of `--format`.
    let name: String
    /// Local names of elements that show the kind; its records stand inside them.
    let roots: [[UInt8]]
    /// One of these stands in the tag of the root; empty where its name is enough.
    let signs: [String]
    /// Local names of elements that are a record each. Records never stand inside one another.
    let records: [[UInt8]]
    /// Local name of the element that holds records that may speak of one another.
    let group: [UInt8]?
    let vocabulary: XMLVocabulary
    /// Local names of the elements a record stands in, outermost first, where they matter.
    let around: [String]?
    /// Puts the events of a record together.
    let read: @Sendable (_ events: [XMLEvent], _ record: ProductRecord, _ text: FragmentReader) -> RecordDraft

    init(
        _ name: String, roots: [String], signs: [String] = [], records: [String], group: String? = nil,
        _ vocabulary: XMLVocabulary, around: [String]? = nil,
        read: @escaping @Sendable ([XMLEvent], ProductRecord, FragmentReader) -> RecordDraft
    ) {
        self.name = name
        self.roots = roots.map { Array($0.utf8) }
        self.signs = signs
        self.records = records.map { Array($0.utf8) }
        self.group = group.map { Array($0.utf8) }
        self.vocabulary = vocabulary
        self.around = around
        self.read = read
    }

    /// - Parameter tag: the whole start tag.
    func begins(with local: ArraySlice<UInt8>, _ tag: [UInt8]) -> Bool {
        guard roots.contains(where: { $0.elementsEqual(local) }) else { return false }
        if signs.isEmpty { return true }
        let text = String(decoding: tag, as: UTF8.self)
        return signs.contains(where: text.contains)
    }

    func isRecord(_ local: ArraySlice<UInt8>, _ path: XMLPath) -> Bool {
        guard records.contains(where: { $0.elementsEqual(local) }) else { return false }
        return around == nil || around == path.locals
    }
}

/// A record as its reader made it, with what it says of others.
struct RecordDraft {
    var record: ProductRecord
    /// GTINs of the items inside, where the feed links them.
    var links: [String] = []
    var isTooLong = false
}

extension XMLKind {
    /// All that are known.
    static let all: [XMLKind] = [.gdsn31, .gdsn28, .merchant, .bmecat, .textFrames]
}
