import Products

/// A format that is fed pieces of bytes and gives items as they end.
///
/// Pieces may be cut anywhere: the items are the same for every piece size.
protocol FeedFormat {
    /// Name in reports: `gdsn-cin-3.1`, `html`.
    var name: String { get }

    /// Takes a piece; an empty one is the end of the feed.
    ///
    /// - Returns: the items that ended in it.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem]

    /// What is wrong with the feed as a whole, with its place; nil while all is well.
    var fault: FeedError? { get }

    /// True where nothing behind the fault can be read.
    var isFinished: Bool { get }
}

extension FeedFormat {
    var isFinished: Bool { fault != nil }
}
