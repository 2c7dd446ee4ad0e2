import Products
import TestSupport
import Testing

@testable import MilkVerdict
@testable import ProductIndex

/// What a run found changed, and what lies between two indexes.
@Suite struct ChangeTests {
    private let shelf: Shelf
    private let gtin = "4006381333931"

    init() throws { shelf = try Shelf() }

    private func changes() throws -> [StoredChange] {
        try ProductIndex(path: shelf.path, access: .readOnly).changes(since: 0)
    }

    @Test(
        arguments: [
            (.milkFree, .containsNativeMilk, [.newlyContainsMilk]), (.milkFree, .bakedMilkOnly, [.newlyBakedOnly]),
            (.containsNativeMilk, .milkFree, [.noLongerMilk]), (.undetermined, .milkFree, [.newlyMilkFree]),
            (.milkFree, .undetermined, [.newlyUndetermined]), (.milkFree, .milkFree, [.recipeChanged]),
        ] as [(Verdict, Verdict, [ChangeKind])])
    func everyTurn(_ before: Verdict, _ after: Verdict, _ kinds: [ChangeKind]) throws {
        try shelf.run([Sample.entry(gtin, before, text: "a")], now: 1_000)
        #expect(try changes().isEmpty, "in the first run all is new")
        try shelf.run([Sample.entry(gtin, after, text: "b")], now: 2_000)
        let change = try #require(try changes().first)
        #expect(change.kinds == kinds)
        #expect([change.before?.verdict, change.after?.verdict] == [before, after])
        #expect(change.before?.label != change.after?.label)
        #expect(change.seen == 2_000)
    }

    @Test func aWarningIsToldBesideTheVerdict() throws {
        try shelf.run([Sample.entry(gtin, .containsNativeMilk)], now: 1_000)
        try shelf.run([Sample.entry(gtin, .milkFree, .mayContain)], now: 2_000)
        #expect(try changes().map(\.kinds) == [[.noLongerMilk, .precautionAppeared]])
    }

    @Test func theSameAnswerIsNoChange() throws {
        try shelf.run([Sample.entry(gtin, .undetermined)], now: 1_000)
        try shelf.run([Sample.entry(gtin, .undetermined)], now: 2_000)
        #expect(try changes().isEmpty)
    }

    /// A run that meets one key twice is compared with what was before the run.
    @Test func aRunIsOneStep() throws {
        let both = try [Sample.entry(gtin, .milkFree, text: "a"), Sample.entry(gtin, .containsNativeMilk, text: "b")]
        try shelf.run(both, now: 1_000)
        let writer = try shelf.run([both[0]], now: 2_000)
        try writer.write([both[1]])
        #expect(try changes().isEmpty)
    }

    @Test func whatIsNewAndWhatVanished() throws {
        try shelf.run([Sample.entry(gtin), Sample.entry("96385074", source: "other")], now: 1_000)
        for now in [2_000, 3_000] {
            let writer = try shelf.run([Sample.entry("5901234123457")], now: now)
            try writer.finish(seen: 1, judged: 1, reused: 0, unreadable: 0, now: now, isComplete: true)
        }
        #expect(try changes().map(\.kinds) == [[.vanished], [.new]], "once, and only from the feeds that were read")
        #expect(try changes().map(\.key.gtin?.gtin14) == ["04006381333931", "05901234123457"])
    }

    @Test(arguments: [(false, 0), (true, 1)]) func aBrokenRunSaysNothingOfWhatItDidNotMeet(
        _ isComplete: Bool, _ unreadable: Int
    ) throws {
        try shelf.run([Sample.entry(gtin)], now: 1_000)
        let writer = try shelf.run([Sample.entry("5901234123457")], now: 2_000)
        try writer.finish(seen: 1, judged: 1, reused: 0, unreadable: unreadable, now: 2_000, isComplete: isComplete)
        #expect(try changes().map(\.kinds) == [[.new]])
    }

    /// Labels stand once, whoever refers to them, and old ones stay for comparison.
    @Test func labelsStandOnce() throws {
        try shelf.run([Sample.entry(gtin, text: "a"), Sample.entry("96385074", text: "a")], now: 1_000)
        #expect(try ProductIndex(path: shelf.path, access: .readOnly).statistics().labels == 1)
        try shelf.run([Sample.entry(gtin, text: "b")], now: 2_000)
        #expect(try ProductIndex(path: shelf.path, access: .readOnly).statistics().labels == 2)
    }

    @Test func betweenTwoIndexes() throws {
        let other = try Shelf()
        try shelf.run([Sample.entry(gtin, .milkFree), Sample.entry("96385074"), Sample.entry("5901234123457")])
        try other.run([
            Sample.entry(gtin, .containsNativeMilk), Sample.entry("96385074", text: "b"),
            Sample.entry("036000291452"),
        ])
        var told: [String] = []
        try ProductIndex(path: other.path, access: .readOnly).forEachChange(
            since: ProductIndex(path: shelf.path, access: .readOnly)
        ) { change, _, _ in
            told.append("\(change.key.number) \(change.kinds.map(\.rawValue).joined(separator: " "))")
        }
        #expect(
            told == [
                "96385074 recipe-changed", "36000291452 new", "4006381333931 newly-contains-milk",
                "5901234123457 vanished",
            ])
    }

    @Test func pruningForgetsWhatWasNotSeen() throws {
        try shelf.run([Sample.entry(gtin, text: "a")], now: 1_000)
        try shelf.run([Sample.entry("96385074", text: "b")], now: 2_000)
        let index = try ProductIndex(path: shelf.path, access: .readWrite)
        let counts = try index.prune(before: 1_500)
        #expect([counts.items, counts.changes, counts.labels] == [1, 0, 1])
        #expect(try index.keys().map(\.number) == [96_385_074])
        #expect(try index.verify().isSound)
    }
}
