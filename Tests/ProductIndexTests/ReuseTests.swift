import Products
import Testing

@testable import MilkVerdict
@testable import ProductIndex

/// What is not judged again, and what is.
@Suite struct ReuseTests {
    private let shelf: Shelf

    init() throws { shelf = try Shelf() }

    private func reusable(_ basis: Basis, text: String = "sugar, salt") throws -> StoredItem? {
        try shelf.run([Sample.entry("4006381333931", .milkFree)])
        let writer = try shelf.run([], basis: basis)
        let hash = ContentHash(Sample.record("4006381333931", text))
        return try writer.reusable([(ItemKey(Sample.gtin("4006381333931")), hash)]).first ?? nil
    }

    @Test func sameContentOnTheSameBasis() throws {
        #expect(try reusable(Sample.basis)?.verdict == .milkFree)
    }

    @Test func otherContentIsNot() throws {
        #expect(try reusable(Sample.basis, text: "sugar, salt, whey") == nil)
    }

    /// Other words, rules or profile: the stored answer is stale.
    @Test(arguments: [
        Basis(lexicon: "words-2", rules: "1", profile: "strict"),
        Basis(lexicon: "words-1", rules: "2", profile: "strict"),
        Basis(lexicon: "words-1", rules: "1", profile: "jaffe"),
    ])
    func otherBasisIsNot(_ basis: Basis) throws {
        #expect(try reusable(basis) == nil)
    }

    @Test func anUnknownKeyIsNot() throws {
        let writer = try shelf.run([])
        let hash = ContentHash(Sample.record("4006381333931"))
        #expect(try writer.reusable([(ItemKey(Sample.gtin("4006381333931")), hash)]) == [nil])
    }

    @Test func seenAgainMovesTheDateAndNothingElse() throws {
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk)], now: 1_000)
        let before = try #require(try shelf.item("4006381333931"))
        try shelf.run([], seenAgain: [before], now: 2_000)
        var expected = before
        expected.lastSeen = 2_000
        #expect(try shelf.item("4006381333931") == expected)
    }

    @Test func judgedAgainKeepsTheFirstDate() throws {
        try shelf.run([Sample.entry("4006381333931")], now: 1_000)
        try shelf.run([Sample.entry("4006381333931", .containsNativeMilk, text: "whey")], now: 2_000)
        let item = try #require(try shelf.item("4006381333931"))
        #expect([item.firstSeen, item.lastSeen] == [1_000, 2_000])
        #expect(item.verdict == .containsNativeMilk)
        #expect(try shelf.label(item) == "{\"text\":\"whey\"}")
        #expect(item.findings.count == 1, "findings of the older answer are gone")
    }
}
