import Products

/// Turns JSON values into records: decides by the first value that is known what kind the feed is, and stays with it.
struct JSONReading {
    private let text: FragmentReader
    private let kinds: [JSONKind]
    private(set) var kind: JSONKind?
    /// True where values that are no known kind are records of our own.
    private let readsOwn: Bool

    init(_ kinds: [JSONKind], readsOwn: Bool, text: FragmentReader) {
        self.kinds = kinds
        self.readsOwn = readsOwn
        self.text = text
    }

    /// Name of the format as far as it is known.
    var name: String { kind?.name ?? (readsOwn ? "jsonl" : "json") }

    /// The items of a value.
    ///
    /// - Complexity: linear in the value.
    mutating func items(_ bytes: ArraySlice<UInt8>, at position: SourcePosition) -> [FeedItem] {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(bytes)
        } catch {
            var place = position
            place.byteOffset += error.offset
            place.line += bytes.prefix(error.offset).count { $0 == 0x0A }
            return [.unreadable(RecordFault(kind: .damaged, message: error.message), place)]
        }
        if let name = value.repeatedName {
            return [.unreadable(RecordFault(kind: .damaged, message: "\(name): given twice"), position)]
        }
        kind = kind ?? kinds.first { $0.isKind(value) }
        guard let kind else { return readsOwn ? [own(value, position)] : [] }
        return drafts(kind.read(value, position, text), position)
    }

    private func drafts(_ drafts: [RecordDraft], _ position: SourcePosition) -> [FeedItem] {
        if drafts.isEmpty {
            return [.unreadable(RecordFault(kind: .damaged, message: "no field that is read here"), position)]
        }
        var group = RecordGroup()
        var items: [FeedItem] = []
        for draft in drafts {
            if draft.isTooLong {
                let fault = RecordFault(kind: .tooLong, message: "a record above 16 MiB")
                items += group.add(.unreadable(fault, draft.record.position))
            } else {
                items += group.add(draft)
            }
        }
        return items + group.finished()
    }

    private func own(_ value: JSONValue, _ position: SourcePosition) -> FeedItem {
        do throws(RecordDecoder.Fault) {
            let (record, id) = try RecordDecoder.decode(value, at: position)
            guard id != nil || record != ProductRecord(position: position) else {
                return .unreadable(RecordFault(kind: .damaged, message: "no field that is read here"), position)
            }
            return .record(record)
        } catch {
            return .unreadable(RecordFault(kind: .damaged, message: error.message), position)
        }
    }
}
