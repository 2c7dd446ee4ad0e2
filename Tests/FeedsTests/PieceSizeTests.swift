import Feeds
import Products
import TestSupport
import Testing

/// A feed is the same in whatever pieces it arrives.
@Suite struct PieceSizeTests {
    static let sizes = [1, 2, 3, 7, 64, 4_096]

    @Test(arguments: FeedFixtures.all, sizes)
    func everySizeGivesTheSame(_ feed: FeedFixtures.Fixture, _ size: Int) throws {
        try compare(feed.bytes, size, "\(feed)")
    }

    @Test(
        .enabled(if: SharedFeeds.isThere, "no ../shared/feeds-dev beside the checkout: real files are not read"),
        arguments: [
            "gdsn31-cin-gs1-sample.xml", "gdsn-like-qualified-example_product.xml", "recipe-grimgrains_2.html",
            "recipe-xiachufang_2.html", "gdsn-json-equadis_knorr_pesto_rouge.json",
        ], [1, 7, 4_096])
    func realFilesToo(_ name: String, _ size: Int) throws {
        let whole = try FeedRun(path: SharedFeeds.path(name))
        let pieces = try FeedRun(path: SharedFeeds.path(name), pieceSize: size)
        #expect(pieces.records == whole.records)
        #expect(pieces.unreadable == whole.unreadable)
        #expect(pieces.fault?.kind == whole.fault?.kind)
    }

    /// Damage too: what is taken before a fault may not depend on where a piece ends.
    @Test(arguments: FeedFixtures.all, [0x5EED_0010, 0x5EED_0011] as [UInt64])
    func damagedFeedsToo(_ feed: FeedFixtures.Fixture, _ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<6 where !feed.bytes.isEmpty {
            var bytes = feed.bytes
            bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0x09...0x7E, using: &random)
            let size = Self.sizes.randomElement(using: &random)!
            try compare(bytes, size, "seed 0x\(String(seed, radix: 16)), round \(round), \(feed)")
        }
    }

    private func compare(_ bytes: [UInt8], _ size: Int, _ comment: Comment) throws {
        let whole = try FeedRun(bytes)
        let pieces = try FeedRun(bytes, pieceSize: size)
        #expect(pieces.format == whole.format, comment)
        #expect(pieces.records == whole.records, comment)
        #expect(pieces.unreadable == whole.unreadable, comment)
        #expect(pieces.fault?.kind == whole.fault?.kind, comment)
    }
}
