public import ICU
public import Products

/// What was cut out of a feed and can be read by itself, on any thread: items that are read already, or a record or
/// records that may speak of one another.
public struct FeedUnit: Sendable {
    private enum Content {
        case items([FeedItem])
        case xml(XMLUnit)
    }

    private let content: Content
    /// About how many bytes it keeps alive.
    public let size: Int

    init(_ items: [FeedItem], size: Int) {
        content = .items(items)
        self.size = size
    }

    init(_ unit: XMLUnit) {
        content = .xml(unit)
        // What was lost kept no bytes, and is no pause.
        size = max(unit.size, 1)
    }

    /// Nothing to read: the feed has no more for now, and nothing should be held back.
    static let pause = FeedUnit([], size: 0)

    public var isPause: Bool { size == 0 }

    /// Adds all that reading it depends on to a digest, but for its place in the feed and the version of the reader.
    ///
    /// - Returns: false where nothing would be saved by knowing it again: it is read already, or was lost.
    /// - Complexity: linear in its bytes.
    public func add(to digest: inout Digest128) -> Bool {
        if case .xml(let unit) = content { unit.add(to: &digest) } else { false }
    }

    /// Where its records begin, in their order; empty for what is read already.
    public var positions: [SourcePosition] {
        if case .xml(let unit) = content { unit.positions } else { [] }
    }

    /// How many items reading it will give.
    var count: Int {
        switch content {
        case .items(let items): items.count
        case .xml(let unit): unit.cuts.count
        }
    }

    fileprivate func items(_ text: FragmentReader) -> [FeedItem] {
        switch content {
        case .items(let items): items
        case .xml(let unit): unit.items(text)
        }
    }
}

/// Reads units of feeds. Owns its tables; make one per thread.
public struct UnitReader: ~Copyable {
    /// Raised with every change of what is read out of the same bytes: units known by their bytes are read again.
    public static let version = "1"

    private let text: FragmentReader

    /// - Throws: `ICUError` where ICU's data are missing.
    public init(_ headings: HeadingWords) throws(ICUError) { text = try FragmentReader(headings) }

    /// The items of a unit, in the order of the feed.
    ///
    /// - Complexity: linear in the unit.
    public func items(of unit: FeedUnit) -> [FeedItem] { unit.items(text) }
}
