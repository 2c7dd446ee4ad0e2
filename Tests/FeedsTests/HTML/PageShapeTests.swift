import Feeds
import Products
import Testing

/// Tags that pages leave out, cross or never close: where text stands as browsers have it.
@Suite struct PageShapeTests {
    private func lists(_ body: String) throws -> [String] {
        try FeedRun(PageSample.page(body)).records.flatMap { $0.texts(.ingredients) }
    }

    @Test(arguments: [
        ("<p>Ingredients: oats<p>more<p>Size", "oats\nmore\nSize"),
        ("<h2>Ingredients</h2><ul><li>oats<li>milk</ul>", "• oats\n• milk"),
        ("<dl><dt>Ingredients<dd>oats, milk<dt>Size<dd>5</dl>", "oats, milk"),
        ("<table><tr><th>Ingredients<td>oats, milk<tr><th>Size<td>5</table>", "oats, milk"),
        ("<h2>Ingredients</h3><p>oats, milk</p>", "oats, milk"),
        ("<h2>Ingredients<h3>Dough</h3><p>oats", "Dough\noats"),
        ("<h2>Ingredients</h2><div><p>oats</div><p>milk", "oats\nmilk"),
        ("<h2>Ingredients</h2><p>oats, <b>mi</p><p>lk</b>", "oats, mi\nlk"),
        ("<h2>Ingredients</h2><p>oats</span>, milk</p>", "oats, milk"),
        ("<h2>Ingredients</h2><p>oats, <x-b>milk</x-b></p>", "oats,\nmilk"),
        ("<h2>Ingredients</h2><p>la<b>ctose</b>, whe<br>y</p>", "lactose, whe\ny"),
        ("<h2>Ingredients</h2><p>oats, wh<unknown>ey</unknown></p>", "oats, whey"),
        ("<h2>Ingredients</h2><pre>oats\nmilk</pre>", "oats\nmilk"),
        ("<h2>Ingredients</h2><p>oats, whe\0y</p>", "oats, whey"),
        ("<div><h2>Ingredients</h2></p></p><p>oats, milk</p></div>", "oats, milk"),
        ("<h2>Ingredients <svg><title>x</title></svg></h2><p>oats, milk</p>", "oats, milk"),
        ("<ul><li>Ingredients<ul><li>oats<li>milk</ul></ul>", "• oats\n• milk"),
    ])
    func textStandsWhereBrowsersShowIt(_ body: String, _ list: String) throws {
        let found = try lists(body)
        #expect(
            found.first.map { $0.hasPrefix("• ") ? String($0.dropFirst(2)) : $0 }
                == (list.hasPrefix("• ") ? String(list.dropFirst(2)) : list))
    }

    /// Elements libxml2 does not know as void, and depths at which it gives up (h1, h2).
    @Test(arguments: ["<wbr>", "<source>", "<div>", "<span>", "<b>", "<ul><li>", "<section>", "<font>", "<x-y>"])
    func depthHidesNothing(_ tag: String) throws {
        let deep = String(repeating: tag, count: 1_000)
        #expect(try lists("<h2>Ingredients</h2><div>\(deep)oats, whey").contains { $0.contains("oats, whey") })
    }

    /// A page cut anywhere is called cut, or has lost nothing but its end tags.
    @Test func aCutIsNoticed() throws {
        let whole = PageSample.page("<h2>Ingredients</h2><p>oats, salt, milk</p>")
        for end in whole.indices.dropFirst(90) {
            let run = try FeedRun(String(whole[..<end]))
            #expect(
                run.clean.allSatisfy { $0.texts(.ingredients).contains { $0.contains("milk") } }, "\(whole[..<end])")
        }
    }

    @Test(arguments: [
        "<p>Ingredients: oats", "<div><p>Ingredients: oats</p>", "<p>Ingredients: oats</p><di",
        "<p>Ingredients: oats</p><!-- x",
    ])
    func aFragmentLeftOpenIsCut(_ fragment: String) throws {
        #expect(try FeedRun(fragment).fault?.kind == .cut)
    }
}
