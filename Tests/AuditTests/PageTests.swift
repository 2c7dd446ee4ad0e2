import Audit
import MilkVerdict
import Products
import TestSupport
import Testing

/// Pages down the whole street: what faults and odd shapes of a page do to its verdict. None may make it safer.
@Suite struct PageTests {
    private func assessment(_ body: String, head: String = "") throws -> Assessment? {
        let street = try Street()
        let page = "<!DOCTYPE html><html lang=en><head>\(head)</head><body><h1>Oat bar</h1>\(body)</body></html>"
        return try street.audit([street.workplace.write(page, to: "page.html")]).judged.first?.assessment
    }

    private static let list = "<h2>Ingredients</h2><p>Wheat flour, sugar, sunflower oil, salt.</p>"

    @Test(arguments: [
        ("", Precaution.none), ("<p>May contain milk.</p>", .mayContain),
        ("<h2>Good to know</h2><p>Baked at home. May contain traces of milk. So buttery!</p>", .mayContain),
        ("<h2>Good to know</h2><p>Our butter tradition. Creamy milk dreams!</p>", .none),
        ("<h2>Preparation</h2><p>May contain milk when served with cheese.</p>", .none),
        ("<h2>More</h2><nav><p>May contain milk.</p></nav>", .none),
    ])
    func precautionsBesideTheList(_ beside: String, _ precaution: Precaution) throws {
        let answer = try #require(try assessment(Self.list + beside))
        #expect(answer.verdict == .milkFree)
        #expect(answer.precaution == precaution)
    }

    @Test(arguments: [
        "<h2>Good to know</h2><p>Contains milk.</p>", "<p hidden>Ingredients: wheat flour, milk.</p>",
        "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Oat bar\",\"ingredients\":\"sugar, milk\"}</script>",
        "<div itemscope itemtype='https://schema.org/Product'><p itemprop=ingredients>sugar, milk</p></div>",
        "<noscript><h2>Ingredients</h2><p>sugar, milk</p></noscript>", "<h2>Allergens</h2><p>Milk</p>",
        "<h2>Ingredients</h2><p>sugar, m&amp;amp;#105;lk</p>",
    ])
    func theStricterSourceCounts(_ other: String) throws {
        #expect(try assessment(Self.list + other)?.verdict == .containsNativeMilk)
    }

    /// Without the shown list none of these may be called free of milk.
    @Test(arguments: [
        "<div hidden>#</div>", "<template>#</template>", "<noscript>#</noscript>", "<textarea>#", "<!--#", "<script>#",
        "<div style='display:none'>#</div>",
        "<svg><title>#", "<iframe>#</iframe>", "<plaintext>#", "<select><option>#</select>", "<xmp>#</xmp>",
    ])
    func whatIsNotShownMakesNoListComplete(_ wrap: String) throws {
        let answer = try assessment(wrap.replacing("#", with: Self.list))
        #expect(answer?.verdict != .milkFree)
    }

    /// h1 to h9 and C1 to C8: words that libxml2 lost.
    @Test(arguments: [
        "\(String(repeating: "<div>", count: 300))sugar, whey", "\(String(repeating: "<wbr>", count: 300))sugar, whey",
        "sugar, <script>x</scr</script>whey", "sugar, <script>a</b/.test</script>whey", "sugar, <!-->whey<!-- -->",
        "sugar, <!-- --!> whey",
        "sugar, whe&ZeroWidthSpace;y", "sugar,&NewLine;whey", "sugar,&nbspwhey", "sugar, wh<b>e</b>y", "sugar, whe\0y",
        "sugar, <? x>whey",
        "sugar, wh<!-- x -->ey", "sugar, <![CDATA[x]]>whey", "<table><tr><td>sugar<td>whey</table>",
        "<ul><li>sugar<li>whey</ul>",
    ])
    func wordsThatWereLost(_ list: String) throws {
        #expect(try assessment("<h2>Ingredients</h2><div>\(list)</div>")?.verdict == .containsNativeMilk)
    }
}
