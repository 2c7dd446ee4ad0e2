/// Passes over what means nothing to the splitter inside a record: text, and tags whose names are none of those that
/// may end the record or stand around it. Most bytes of a feed are such.
struct PlainMarkup {
    /// Qualified names that matter: of the record and of the elements around it.
    private var names: [[UInt8]] = []
    /// Local names that matter: of records.
    private var locals: [[UInt8]] = []
    /// A bit for each length of a name that matters; the highest for all that are longer.
    private var lengths: UInt64 = 0

    init() {}

    init(names: [[UInt8]], locals: [[UInt8]]) {
        self.names = names
        self.locals = locals
        lengths = (names + locals).reduce(0) { $0 | Self.bit($1.count) }
    }

    /// True where it was made for these.
    func fits(_ record: ArraySlice<UInt8>, in path: XMLPath, _ locals: [[UInt8]]) -> Bool {
        guard names.count == path.count + 1, names.last?.elementsEqual(record) == true else { return false }
        return zip(names, path.names).allSatisfy { $0.elementsEqual($1) } && self.locals == locals
    }

    /// Where the first markup stands that must be looked at, from `start`, a place in text; the end of the piece where
    /// there is no markup at all. The last markup of a piece is always looked at: it may go on in the next.
    ///
    /// - Complexity: linear in what is passed over.
    func end(in piece: Span<UInt8>, from start: Int) -> Int {
        var here = piece.first(0x3C, from: start)
        while here < piece.count {
            let next = piece.first(0x3C, from: here + 1)
            guard next < piece.count, next - here <= XMLLimits.tag, isPlain(piece, here, next) else { return here }
            here = next
        }
        return here
    }

    /// - Parameter end: place of the next `<`: no tag goes on behind it.
    private func isPlain(_ piece: Span<UInt8>, _ open: Int, _ end: Int) -> Bool {
        var at = open + 1
        if at < end, piece[at] == 0x2F { at += 1 }
        // "!", "?" and what begins no name.
        guard at < end, XMLTag.beginsName(piece[at]) else { return false }
        let start = at
        var local = at
        while at < end, piece[at] > 0x20, piece[at] != 0x3E, piece[at] != 0x2F {
            if piece[at] == 0x3A { local = at + 1 }
            at += 1
        }
        let known = Self.bit(at - start) | Self.bit(at - local)
        guard at < end, lengths & known != 0 else { return at < end }
        return !names.contains { piece.holds($0, start..<at) } && !locals.contains { piece.holds($0, local..<at) }
    }

    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }
}

extension Span<UInt8> {
    fileprivate func holds(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard bytes.count == range.count else { return false }
        for (place, byte) in zip(range, bytes) where self[place] != byte { return false }
        return true
    }
}
