import Feeds
import Products
import Testing

/// A feed that ends anywhere: what was whole is delivered, what was cut is never clean, and the feed says so.
@Suite struct CutFeedTests {
    @Test(arguments: [7, ByteSource.pieceSize])
    func aMessageCutAtEveryByte(_ pieceSize: Int) throws {
        let bytes = Array(CINSample.twoItems.utf8)
        let whole = try FeedRun(bytes).records
        let ends = CINSample.twoItems.ends(of: "</tradeItem>")
        let starts = CINSample.twoItems.ends(of: "<tradeItem>")
        for count in 1..<bytes.count {
            let run = try FeedRun(bytes.prefix(count), pieceSize: pieceSize)
            let done = ends.count { $0 <= count }
            #expect(run.records == Array(whole.prefix(done)), "cut at byte \(count)")
            #expect(run.unreadable.count == starts.count { $0 <= count } - done, "cut at byte \(count)")
            #expect(run.fault?.kind == .cut, "cut at byte \(count)")
        }
    }

    /// Record 500 of 1,000 (A1), and between two records (A2).
    @Test func aLongFeedCutOnItsWay() throws {
        let items = (0..<1_000).map { CINSample.item("0000000000\(1_000 + $0)", CINSample.ingredients("")) }
        let text = CINSample.message(items.joined())
        let start = try #require(text.ends(of: "<tradeItem>").dropFirst(499).first)
        let inside = try FeedRun(text.utf8.prefix(start + 20))
        #expect(inside.records.count == 499)
        #expect(inside.unreadable == [.init(kind: .damaged, record: 500)])
        #expect(inside.fault?.kind == .cut && inside.fault?.position.record == 500)
        #expect(inside.fault?.position.byteOffset == start + 20)
        let end = try #require(text.ends(of: "</catalogueItem>").dropFirst(499).first)
        let between = try FeedRun(text.utf8.prefix(end))
        #expect(between.records.count == 500 && between.unreadable.isEmpty)
        #expect(between.fault?.kind == .cut)
    }

    @Test func linesCutAtEveryByte() throws {
        let text =
            "{\"id\":1,\"ingredients\":\"sugar, mi\\u006ck\"}\n\n{\"id\":\"b\",\"gtin\":9521234500018,\"claims\":[\"x\"]}"
        let bytes = Array(text.utf8)
        let whole = try FeedRun(bytes).records
        let ends = text.ends(of: "}")
        for count in 1..<bytes.count {
            let run = try FeedRun(bytes.prefix(count))
            let done = ends.count { $0 <= count }
            #expect(run.clean == Array(whole.prefix(done)), "cut at byte \(count)")
            let isBetween = count == ends[0] || bytes[..<count].last == 0x0A
            #expect(run.unreadable.count == (isBetween ? 0 : 1), "cut at byte \(count)")
        }
    }

    /// HTML has no end that a parser insists on: a page without it may have lost half of its list.
    @Test(arguments: [PageSample.whole, PageSample.fragment])
    func aPageCutAtEveryByte(_ page: String) throws {
        let bytes = Array(page.utf8)
        #expect(try FeedRun(bytes).clean.count == 1)
        let end = page.ends(of: "</body").first ?? bytes.count
        for count in 1..<end {
            let run = try FeedRun(bytes.prefix(count))
            #expect(run.clean.isEmpty, "cut at byte \(count)")
            #expect(run.fault != nil, "cut at byte \(count)")
            for record in run.records { #expect(record.faults.map(\.kind) == [.cut], "cut at byte \(count)") }
        }
    }

    /// What a cut page still shows is evidence: a list with milk in it stays one.
    @Test func aCutPageKeepsWhatItShows() throws {
        let run = try FeedRun("<html><body><h2>Ingredients</h2><p>sugar, milk, co")
        #expect(run.records.map { $0.texts(.ingredients) } == [["sugar, milk, co"]])
        #expect(run.fault?.kind == .cut)
    }
}

extension String {
    /// Byte offsets behind each `word`.
    func ends(of word: String) -> [Int] { ranges(of: word).map { utf8.distance(from: startIndex, to: $0.upperBound) } }
}
