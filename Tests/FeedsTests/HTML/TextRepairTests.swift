import Products
import Testing

@testable import Feeds

/// Texts are put right beside the printed one, and the record says so.
@Suite struct TextRepairTests {
    @Test(arguments: [
        ("oats, &lt;b&gt;milk&lt;/b&gt;", "oats, milk"), ("oats, &amp;amp;lt;b&amp;amp;gt;milk", "oats, milk"),
        ("whe&amp;ZeroWidthSpace;y", "whe\u{200B}y"),
        ("<p>oats</p><p>milk</p>", "oats\nmilk"), ("K&auml;se", "Käse"), ("oats, sÃ¼ÃŸmolke", "oats, süßmolke"),
        ("lÃƒÂ¤tte", "lätte"),
        ("Mager-\nmilch", "Magermilch"), ("Mager\u{AD}milch", "Magermilch"),
        ("<!--td {border: 1px solid #ccc;}br {x: y} milk", "milk"),
        ("oats <!-- x --> milk", "oats  milk"), ("p.a{color:red} milk", "milk"),
    ])
    func repairs(_ printed: String, _ repaired: String) throws {
        #expect(try #require(TextRepair(printed)).text == repaired)
    }

    @Test(arguments: [
        "oats, milk", "a < b", "AT&T", "oats & milk", "Käse, Süßmolke", "молоко", "牛乳", "non-dairy", "oats -\nmilk",
        "oats-\nMilk", "a {b}", "é", "1–2 %",
        "x < 2 % und > 1 %", "{", "",
    ])
    func soundTextsStay(_ text: String) { #expect(TextRepair(text)?.text == nil) }

    @Test func thePrintedTextStays() throws {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2><p>oats, &amp;lt;b&amp;gt;milk</p>"))
        let record = try #require(run.clean.first)
        #expect(record.texts(.ingredients) == ["oats, &lt;b&gt;milk", "oats, milk"])
        #expect(record.faults.map(\.kind) == [.repairedText])
    }
}
