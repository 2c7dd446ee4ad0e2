import Products

/// A format that is fed pieces of bytes and gives items as they end.
///
/// Pieces may be cut anywhere: the items are the same for every piece size.
protocol FeedFormat: ~Copyable {
    /// Name in reports: `gdsn-cin-3.1`, `html`.
    static var name: String { get }

    /// Takes a piece; an empty one is the end of the feed.
    ///
    /// - Returns: the items that ended in it.
    mutating func push(_ piece: ArraySlice<UInt8>) -> [FeedItem]

    /// What ended the feed before its end, with its place; nil while all is well.
    var fault: FeedError? { get }
}
