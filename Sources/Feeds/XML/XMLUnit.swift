import Products

/// Records of one group, or one record alone, cut out of an XML feed, with all that reading them takes.
struct XMLUnit: Sendable {
    let source: String
    let kind: XMLKind?
    /// Encoding the feed declares; nil for UTF-8.
    let encoding: String?
    /// Records, and what was lost among them, in their order.
    var cuts: [XMLSplitter.Cut]
    /// Bytes of the records.
    var size: Int

    static let attributesOfDoctype = RecordFault(
        kind: .unresolvedEntity, message: "the DOCTYPE may add attributes, and it is not read")

    /// See `FeedUnit.add`. Lengths keep neighbouring parts apart.
    func add(to digest: inout Digest128) -> Bool {
        for text in [source, kind?.name ?? "", encoding ?? ""] { digest.update(text) }
        for cut in cuts {
            guard case .record(let record) = cut else { return false }
            digest.update(UInt64(record.path.count) << 1 | (record.addsAttributes ? 1 : 0))
            for bytes in record.path + [record.bytes] {
                digest.update(bytes.span)
                digest.update(UInt64(bytes.count))
            }
        }
        return true
    }

    var positions: [SourcePosition] {
        cuts.compactMap { if case .record(let record) = $0 { position(record.mark) } else { nil } }
    }

    /// One item for each cut.
    ///
    /// - Complexity: linear in the records.
    func items(_ text: FragmentReader) -> [FeedItem] {
        var group = RecordGroup()
        var items: [FeedItem] = []
        for cut in cuts {
            switch cut {
            case .groupEnd: break
            case .lost(let isTooLong, let mark, let message):
                items += group.add(unreadable(isTooLong, message, mark))
            case .record(let record):
                do throws(XMLRecordParser.Fault) {
                    items += try read(record, text, &group)
                } catch {
                    items += group.add(unreadable(error.isLimit, error.message, error.mark))
                }
            }
        }
        return items + group.finished()
    }

    private func read(
        _ cut: XMLRecord, _ text: FragmentReader, _ group: inout RecordGroup
    ) throws(XMLRecordParser.Fault) -> [FeedItem] {
        guard let kind else { return [] }
        let parser = XMLRecordParser(vocabulary: kind.vocabulary, encoding: encoding)
        let events = Self.own(try parser.parse(cut), of: cut)
        var draft = kind.read(events, ProductRecord(position: position(cut.mark)), text)
        if cut.addsAttributes { draft.record.faults.append(Self.attributesOfDoctype) }
        if draft.isTooLong { return group.add(unreadable(true, "a record above 16 MiB", cut.mark)) }
        return kind.group == nil ? [.record(draft.record)] : group.add(draft)
    }

    private func unreadable(_ isTooLong: Bool, _ message: String, _ mark: SourceMark) -> FeedItem {
        .unreadable(RecordFault(kind: isTooLong ? .tooLong : .damaged, message: message), position(mark))
    }

    /// Events of the record alone, its own depth 1.
    private static func own(_ events: [XMLEvent], of record: XMLRecord) -> [XMLEvent] {
        let around = record.path.count
        return events.compactMap { event in
            guard event.depth > around else { return nil }
            return XMLEvent(element: event.element, depth: event.depth - around, kind: event.kind)
        }
    }

    private func position(_ mark: SourceMark) -> SourcePosition { mark.position(in: source) }
}

extension SourceMark {
    func position(in source: String) -> SourcePosition {
        SourcePosition(source: source, line: line, byteOffset: byteOffset, record: record)
    }
}
