import Feeds
import Products
import Testing

/// The list is cut out by its heading, whole and without the rest of the page.
@Suite struct ListFinderTests {
    private func lists(_ body: String) throws -> [Passage] {
        try FeedRun(PageSample.page(body)).records.flatMap { $0.passages(.ingredients) }
    }

    @Test(arguments: [
        ("<h2>Ingredients</h2><p>oats, milk</p>", "oats, milk"), ("<p>Ingredients: oats, milk</p>", "oats, milk"),
        ("<p><b>Zutaten:</b> Hafer, Milch</p>", "Hafer, Milch"), ("<b>ZUTATEN</b><br>Hafer, Milch", "Hafer, Milch"),
        ("<dl><dt>Ingrédients</dt><dd>avoine, lait</dd></dl>", "avoine, lait"),
        ("<p>Ingrédients&nbsp;: avoine, lait</p>", "avoine, lait"), ("<p>INGRÉDIENTS : avoine</p>", "avoine"),
        ("<table><tr><th>Składniki</th><td>owies, mleko</td></tr></table>", "owies, mleko"),
        ("<h3>Ingredientes</h3><ul><li>avena</li><li>leche</li></ul>", "avena\n• leche"),
        ("<p>Состав: овёс, молоко</p>", "овёс, молоко"), ("<h4>原材料名</h4><p>砂糖、脱脂粉乳</p>", "砂糖、脱脂粉乳"),
        ("<p>原材料名：砂糖、脱脂粉乳</p>", "砂糖、脱脂粉乳"), ("<h2>원재료명</h2><p>설탕, 우유</p>", "설탕, 우유"),
        ("<details><summary>Ingrediënten</summary>haver, melk</details>", "haver, melk"),
        ("<button>Ingredients</button><div>oats, milk</div>", "oats, milk"),
    ])
    func headingsOfManyLanguages(_ body: String, _ text: String) throws {
        #expect(try lists(body) == [Passage(role: .ingredients, text: text, emphasis: [])])
    }

    @Test(arguments: [
        "<p>Our ingredients are fresh.</p>", "<p>Ingredients are liable to change.</p>",
        "<h2>Fresh ingredients</h2><p>x</p>",
        "<p>Ingredientsoats</p>", "<h2>Ingredients</h2>", "<p>milk</p>", "<script>Ingredients: milk</script>",
        "<!-- <h2>Ingredients</h2><p>milk</p> -->",
    ])
    func noHeadingNoList(_ body: String) throws {
        #expect(try lists(body).isEmpty)
    }

    /// Where a list ends: each page goes on with a text that belongs to something else.
    @Test(arguments: [
        "<h2>Ingredients</h2><p>oats</p><h2>About</h2><p>more</p>",
        "<h2>Ingredients</h2><p>oats</p><h1>Shop</h1><p>more</p>",
        "<p>Ingredients: oats</p><p>Storage: more</p>", "<div><h2>Ingredients</h2><p>oats</p></div><p>more</p>",
        "<p>Ingredients: oats</p><h3>About</h3><p>more</p>", "<b>Ingredients:</b> oats<p>Allergens: more</p>",
        "<dl><dt>Ingredients</dt><dd>oats</dd><dt>Size</dt><dd>more</dd></dl>",
        "<table><tr><th>Ingredients</th><td>oats</td></tr><tr><th>Size</th><td>more</td></tr></table>",
    ])
    func aListEnds(_ body: String) throws {
        #expect(try lists(body).map(\.text) == ["oats"])
    }

    /// A list cut short is the worst of faults: what is behind the cut may be the milk. None of these ends one.
    @Test(arguments: [
        ("<h2>Ingredients</h2><ul><li>oats</li><li><b>milk</b></li><li>salt</li></ul>", "oats\n• milk\n• salt"),
        ("<p>Ingredients: oats,<br><strong>milk</strong><br>salt</p>", "oats,\nmilk\nsalt"),
        ("<h2>Ingredients</h2><p>oats</p><p><b>Contains: milk</b></p>", "oats\nContains: milk"),
        ("<h2>Ingredients</h2><h3>Dough</h3><p>oats</p><h3>Filling</h3><p>milk</p>", "Dough\noats\nFilling\nmilk"),
        ("<h2>Ingredients</h2><h2>Dough</h2><p>oats</p><h2>Filling</h2><p>milk</p>", "Dough\noats\nFilling\nmilk"),
        ("<p>Ingredients:</p><h4>Dough</h4><p>oats</p><h4>Filling</h4><p>milk</p>", "Dough\noats\nFilling\nmilk"),
        (
            "<h2>Ingredients</h2><table><tr><th>oats</th><td>9 g</td></tr><tr><th>milk</th><td>1 g</td></tr></table>",
            "oats\n9 g\nmilk\n1 g"
        ),
        ("<h2>Ingredients</h2><dl><dt>oats</dt><dd>9 g</dd><dt>milk</dt><dd>1 g</dd></dl>", "oats\n9 g\nmilk\n1 g"),
        ("<h2>Ingredients</h2><p>for 4</p><button>+</button><p>oats</p><p>milk</p>", "for 4\n+\noats\nmilk"),
        ("<div><h2>Ingredients</h2><a>edit</a></div><ul><li>oats</li><li>milk</li></ul>", "edit\n• oats\n• milk"),
        ("<h2>Ingredients</h2><div><div>oats</div></div><div><div>milk</div></div>", "oats\nmilk"),
        ("<h2>Ingredients</h2><p><a>oats</a>, <a>milk</a></p>", "oats, milk"),
    ])
    func aListGoesOn(_ body: String, _ text: String) throws {
        #expect(try lists(body).map(\.text) == [text])
    }

    /// A declaration stands beside the list; its heading says what the names behind it mean.
    @Test(arguments: [
        ("<h2>Ingredients</h2><p>oats</p><h2>Allergens</h2><p>milk</p>", "Allergens\nmilk"),
        ("<h2>Ingredients</h2><p>oats</p><p>Allergens: milk</p>", "Allergens: milk"),
        ("<h2>Ingredients</h2><p>oats</p><b>Allergènes</b><ul><li>lait</li></ul>", "Allergènes\n• lait"),
        ("<h3>Allergens</h3><p><b>milk</b></p><h3>Ingredients</h3><p>oats</p>", "Allergens\nmilk"),
    ])
    func declarationsAreStatements(_ body: String, _ declaration: String) throws {
        let record = try #require(try FeedRun(PageSample.page(body)).clean.first)
        #expect(record.texts(.ingredients) == ["oats"])
        #expect(record.texts(.statement) == [declaration])
    }

    @Test func aListIsInTheLanguageOfItsPage() throws {
        let run = try FeedRun("<html lang='fr-CA'><body><h2>Ingrédients</h2><p>lait</p></body></html>")
        #expect(run.clean.first?.passages == [Passage(role: .ingredients, text: "lait", language: "fr-CA")])
    }

    @Test func listsInTheBodyBeatNavigation() throws {
        let body = "<nav>Ingredients<ul><li>milk</li></ul></nav><h2>Ingredients</h2><p>oats</p>"
        #expect(try lists(body).map(\.text) == ["oats"])
    }

    @Test func severalListsAreNumbered() throws {
        let passages = try lists("<h2>Ingredients</h2><p>oats, milk</p><h2>Zutaten</h2><p>Hafer, Milch</p>")
        #expect(passages.map(\.text) == ["oats, milk", "Hafer, Milch"])
        #expect(passages.map(\.index) == [0, 1])
    }
}
