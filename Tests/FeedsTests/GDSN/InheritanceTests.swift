import Feeds
import Products
import Testing

/// A case inherits the label of what is inside by an explicit link alone (feeds-and-barcodes 0, finding 10).
@Suite struct InheritanceTests {
    private static let link = link(to: "09521234500018")

    private static func link(to gtins: String...) -> String {
        let children = gtins.map { "<childTradeItem><gtin>\($0)</gtin></childTradeItem>" }.joined()
        return "<nextLowerLevelTradeItemInformation>\(children)</nextLowerLevelTradeItemInformation>"
    }

    private func run(head: String, modules: String = "", each: String, more: String = "") throws -> FeedRun {
        let item = CINSample.item("09521234500018", each)
        let box = CINSample.item(
            "19521234500015", modules, head: head, children: CINSample.child(item) + more)
        return try FeedRun(CINSample.message(box))
    }

    private let milk = CINSample.ingredients(CINSample.statement("en", "sugar, milk"))
    private let salt = CINSample.ingredients(CINSample.statement("en", "salt"))

    @Test func byLink() throws {
        let run = try run(head: Self.link, each: milk)
        #expect(run.clean.map { $0.texts(.ingredients) } == [["sugar, milk"], ["sugar, milk"]])
        #expect(run.clean.map(\.inherited) == [["09521234500018"], []])
    }

    @Test func notByStandingBeside() throws {
        let run = try run(head: "", each: milk)
        #expect(run.clean.map { $0.texts(.ingredients) } == [[], ["sugar, milk"]])
        #expect(run.clean.map(\.inherited) == [[], []])
    }

    @Test func notWhereItHasALabelOfItsOwn() throws {
        let run = try run(head: Self.link, modules: salt, each: milk)
        #expect(run.clean.map { $0.texts(.ingredients) } == [["salt"], ["sugar, milk"]])
    }

    /// Of an assortment every item counts; one without a label leaves the case with a fault.
    @Test func anAssortment() throws {
        let other = CINSample.child(CINSample.item("09521234500025", salt))
        let link = Self.link(to: "09521234500018", "09521234500025")
        let whole = try run(head: link, each: milk, more: other)
        #expect(whole.clean.first?.texts(.ingredients) == ["sugar, milk", "salt"])
        let half = try run(head: link, each: salt)
        #expect(half.records.first?.texts(.ingredients) == ["salt"])
        #expect(half.records.first?.faults.map(\.kind) == [.missingItem])
    }

    /// From the item through the inner pack to the case.
    @Test func twoLevels() throws {
        let pack = CINSample.item(
            "09521234500025", head: Self.link, children: CINSample.child(CINSample.item("09521234500018", milk)))
        let box = CINSample.item(
            "19521234500015", head: Self.link(to: "09521234500025"), children: CINSample.child(pack))
        let run = try FeedRun(CINSample.message(box))
        #expect(run.clean.map { $0.texts(.ingredients) } == [["sugar, milk"], ["sugar, milk"], ["sugar, milk"]])
    }

    /// Another message may hold the same number with another label: links do not leave theirs.
    @Test func notFromAnotherItem() throws {
        let box = CINSample.item("19521234500015", head: Self.link)
        let run = try FeedRun(CINSample.message(box + CINSample.item("09521234500018", milk)))
        #expect(run.clean.map { $0.texts(.ingredients) } == [[], ["sugar, milk"]])
    }

    @Test func contextsAreKept() throws {
        let head = "<contextIdentification>DP001</contextIdentification>"
        let run = try FeedRun(CINSample.message(CINSample.item("09521234500018", milk, head: head)))
        #expect(run.clean.map(\.context) == ["DP001"])
    }
}
