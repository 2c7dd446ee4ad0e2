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

    /// Markup of all sorts inside and around records. In pieces of one byte every tag goes the slow way, in whole pieces
    /// most of a record is passed over.
    @Test(arguments: [0x5EED_0012, 0x5EED_0013, 0x5EED_0014] as [UInt64])
    func recordSoup(_ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<150 {
            let soup = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                Self.scraps.randomElement(using: &random)!
            }
            let text =
                "<c:catalogueItemNotificationMessage xmlns:c='c' xmlns:a='a' xmlns:x='x'><tradeItem>\(soup.joined())</tradeItem>"
            try compare(Array(text.utf8), 1, "seed 0x\(String(seed, radix: 16)), round \(round): \(text)")
        }
    }

    private static let scraps = [
        "<gtin>04000000000211</gtin>", "<tradeItem>", "</tradeItem>", "<a:tradeItem b='c>d'>", "</a:tradeItem>", "\n",
        "</tradeItemInformation>", "<tradeItemInformation x=\"</tradeItem>\">", "<!-- </tradeItem> <x> -->",
        "<![CDATA[</tradeItem>]]>", "<?x </tradeItem> ?>", "<", "</", "<>", "< tradeItem>", "<catalogueItem/>",
        "<catalogueItem>", "</catalogueItem>", "<tradeItem/>", "</c:catalogueItemNotificationMessage>", "<b c='", "'>",
        "<:tradeItem>", "</x:y:tradeItem>", "<ingredientStatement>milk &lt; ü</ingredientStatement>", "<tradeItem",
        "<c:catalogueItemNotificationMessage>", "&amp;", ">", "</tradeItem\n>", "<!", "<!DOCTYPE x>", "<é/>",
    ]

    /// At the cap of a tag: the longest that is read, and the first that is not.
    @Test(arguments: [-40, -1, 0, 1, 2, 40]) func longTags(_ more: Int) throws {
        let long = String(repeating: "x", count: (256 << 10) - 9 + more)
        let text =
            "<m:catalogueItemNotificationMessage xmlns:m='m'><tradeItem><gtin>04000000000211</gtin><a b='\(long)'/></tradeItem>"
        let whole = try FeedRun(Array((text + "<tradeItem></tradeItem></m:catalogueItemNotificationMessage>").utf8))
        // The ">" that ends the tag is not counted.
        #expect(whole.unreadable.count == (more > 1 ? 1 : 0))
        try compare(
            Array((text + "<tradeItem></tradeItem></m:catalogueItemNotificationMessage>").utf8), 4_096, "\(more)")
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
