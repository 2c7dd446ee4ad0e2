import Products

/// A format that is fed pieces of bytes and gives units as they end.
///
/// Pieces may be cut anywhere: the items are the same for every piece size.
protocol FeedFormat {
    /// Name in reports: `gdsn-cin-3.1`, `html`.
    var name: String { get }

    /// Takes a piece; an empty one is the end of the feed.
    ///
    /// - Returns: the units that ended in it.
    mutating func cut(_ piece: ArraySlice<UInt8>) -> [FeedUnit]

    /// What is wrong with the feed as a whole, with its place; nil while all is well.
    var fault: FeedError? { get }

    /// True where nothing behind the fault can be read.
    var isFinished: Bool { get }
}

extension FeedFormat {
    var isFinished: Bool { fault != nil }
}

/// A format that is read where it is cut.
protocol ItemFormat: FeedFormat {
    /// Takes a piece; an empty one is the end of the feed.
    ///
    /// - Returns: the items that ended in it.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem]
}

extension ItemFormat {
    mutating func cut(_ piece: ArraySlice<UInt8>) -> [FeedUnit] {
        let items = push(piece)
        // What was read is about as large as the bytes it was read from.
        return items.isEmpty ? [] : [FeedUnit(items, size: max(piece.count, items.count))]
    }
}
