import Products

/// One JSON document, or several behind one another: an object, or an array of records, wherever it stands among the
/// members of the object. Records are cut out without parsing the whole, so that memory is that of one record.
struct JSONDocumentFormat: ItemFormat {
    private let source: String
    private var reading: JSONReading
    private(set) var fault: FeedError?

    private var mark = SourceMark()
    private var start = SourceMark()
    private var value: [UInt8] = []
    private var isTooLong = false
    /// Open brackets outside the record at hand: the array of records and what stands around it.
    private var outer: [UInt8] = []
    private var inner = 0
    private var isInString = false
    private var isEscaped = false
    private var records = 0
    private let arrays: Set<String>

    /// - Parameter array: name of one more member whose array holds the records.
    init(source: String, kinds: [JSONKind], text: FragmentReader, array: String? = nil) {
        self.source = source
        arrays = array.map { Self.arrays.union([$0]) } ?? Self.arrays
        reading = JSONReading(kinds, readsOwn: true, text: text)
    }

    var name: String { reading.kind?.name ?? "json" }

    /// Members whose arrays hold the records; any other array is part of the one record around it.
    private static let arrays: Set<String> = [
        "products", "items", "results", "@graph", "BrandedFoods", "FoundationFoods", "SRLegacyFoods", "foods",
    ]

    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem] {
        var items: [FeedItem] = []
        for byte in piece where fault == nil {
            take(byte, &items)
            mark.pass(byte)
        }
        if piece.isEmpty { finish(&items) }
        return items
    }

    private mutating func take(_ byte: UInt8, _ items: inout [FeedItem]) {
        if inner == 0, !isInString, isBetween(byte) { return }
        if inner == 0, !isInString { start = mark }
        keep(byte)
        if isInString { return string(byte) }
        switch byte {
        case 0x22: isInString = true
        case 0x7B: inner += 1
        case 0x5B: if opensRecords() { return descend() } else { inner += 1 }
        case 0x7D, 0x5D: close(&items)
        default: break
        }
    }

    /// What stands between records: blanks, commas, and the brackets around them.
    private mutating func isBetween(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0xEF, 0xBB, 0xBF: return true
        case 0x5B where outer.isEmpty:
            outer.append(byte)
            return true
        case 0x5D, 0x7D:
            if outer.popLast() == nil { fail("a bracket that was never opened") }
            return true
        case 0x7B: return false
        default:
            // Behind the array of an object its other members follow, up to the end of the object.
            if outer.last == 0x7B { inner = Self.rest } else { fail("no record starts here") }
            return inner == 0
        }
    }

    /// Depth at which the members behind an array of records are passed over.
    private static let rest = 1

    private mutating func string(_ byte: UInt8) {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5C {
            isEscaped = true
        } else if byte == 0x22 {
            isInString = false
        }
    }

    private mutating func keep(_ byte: UInt8) {
        if value.count >= XMLLimits.record {
            isTooLong = true
            value.removeAll()
        }
        if !isTooLong { value.append(byte) }
    }

    /// True where the array that begins is the one with the records: a member of the outermost object of that name.
    private func opensRecords() -> Bool {
        guard inner == 1, value.first == 0x7B || outer.last == 0x7B else { return false }
        let head = value.dropLast().reversed().drop { [0x20, 0x09, 0x0A, 0x0D, 0x3A].contains($0) }
        guard head.first == 0x22 else { return false }
        let name = Array(head.dropFirst().prefix { $0 != 0x22 }.reversed())
        return arrays.contains(String(decoding: name, as: UTF8.self))
    }

    private mutating func descend() {
        if outer.last != 0x7B { outer.append(0x7B) }
        outer.append(0x5B)
        value.removeAll(keepingCapacity: true)
        inner = 0
    }

    private mutating func close(_ items: inout [FeedItem]) {
        inner -= 1
        guard inner == 0 else { return }
        defer {
            value.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        // The end of the object whose members were passed over.
        if value.first != 0x7B, outer.last == 0x7B {
            outer.removeLast()
            return
        }
        records += 1
        let place = SourcePosition(
            source: source, line: start.line, byteOffset: start.byteOffset, record: records)
        if isTooLong {
            items.append(.unreadable(RecordFault(kind: .tooLong, message: "a record above 16 MiB"), place))
        } else {
            items += reading.items(value[...], at: place)
        }
    }

    private mutating func fail(_ message: String, _ kind: FeedError.Kind = .damaged) {
        let place = SourcePosition(source: source, line: mark.line, byteOffset: mark.byteOffset, record: records)
        fault = fault ?? FeedError(kind, place, message)
    }

    private mutating func finish(_ items: inout [FeedItem]) {
        guard fault == nil, inner > 0 || isInString || !outer.isEmpty else { return }
        if inner > 0, value.first == 0x7B {
            let place = SourcePosition(
                source: source, line: start.line, byteOffset: start.byteOffset, record: records + 1)
            items.append(.unreadable(RecordFault(kind: .cut, message: "the feed ends inside the record"), place))
        }
        fail("the feed ends early", .cut)
    }
}
