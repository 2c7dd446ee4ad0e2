import Feeds
import Foundation
import Products
import Testing

/// How markup becomes text: joined, separated, stressed, decoded.
@Suite struct PageTextTests {
    private func list(_ markup: String) throws -> Passage {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2><div>\(markup)</div>"))
        return try #require(run.clean.first?.passages(.ingredients).first)
    }

    /// Inline tags join what stands beside them, block tags separate (feeds-and-barcodes, finding 6).
    @Test(arguments: [
        ("<u>melk</u>eiwitten", "melkeiwitten"), ("ferments <u>lactiques</u>", "ferments lactiques"),
        ("wh<wbr>ey", "whey"), ("wh<span>e</span>y", "whey"), ("cacao<br>Œufs", "cacao\nŒufs"),
        ("cacao<br/>Œufs", "cacao\nŒufs"), ("<p>a</p><p>b</p>", "a\nb"), ("<ul><li>a<li>b</ul>", "a\n• b"),
        ("a<div>b</div>c", "a\nb\nc"), ("a\n\t  b", "a b"), ("  a  ", "a"), ("a<!-- x -->b", "ab"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"), ("a<script>x</script>b", "a\nb"),
        ("a<style>.x{}</style>", "a"), ("a<sup>1</sup>, b", "a1, b"), ("a<img alt='x'>b", "a\nb"),
    ])
    func tagsJoinOrSeparate(_ markup: String, _ text: String) throws {
        #expect(try list(markup).text == text)
    }

    @Test(arguments: [
        ("K&auml;se &amp; Brot", "Käse & Brot"), ("mi&#108;k, &#x6D;ilk", "milk, milk"), ("5 &lt; 6", "5 < 6"),
        ("a&nbsp;b", "a\u{A0}b"), ("a &unknown; b", "a &unknown; b"), ("AT&T", "AT&T"),
    ])
    func referencesAreDecoded(_ markup: String, _ text: String) throws {
        #expect(try list(markup).text == text)
    }

    @Test(arguments: [
        ("oats, <b>milk</b>, salt", ["milk"]), ("oats, <strong>mi</strong>lk", ["mi"]),
        ("<b>oats</b>, <em>milk</em>", ["oats", "milk"]), ("oats, <b><i>milk</i></b>", ["milk"]),
        ("<b>whole <i>milk</i> powder</b>", ["whole milk powder"]),
        ("oats, <b>milk, <br>cream</b>, x", ["milk,", "cream"]),
        ("Käse, <b>Süßmolke</b>", ["Süßmolke"]), ("<li>a</li><li><u>milk</u></li>", ["milk"]), ("oats<b></b>", []),
        ("a <mark>b</mark> <span style='font-weight:bold'>c</span>", ["b"]), ("x <b>milk </b> y", ["milk "]),
    ])
    func boldBecomesRanges(_ markup: String, _ stressed: [String]) throws {
        #expect(try list(markup).stressed == stressed)
    }

    @Test func theHeadingsOwnBoldIsNotTheLists() throws {
        let run = try FeedRun(PageSample.page("<p><b>Ingredients: oats</b>, <b>milk</b></p>"))
        let passage = try #require(run.clean.first?.passages(.ingredients).first)
        #expect(passage.text == "oats, milk")
        #expect(passage.stressed == ["oats", "milk"])
    }

    private static let german = PageSample.page("<h2>Zutaten</h2><p>Käse, Süßmolke, “Quark”</p>", head: "#")
    private static let latin = "<meta charset=\"windows-1252\">"
    private static let utf8 = "<meta charset=\"utf-8\">"

    /// Encoding of the bytes, and what the head says: right, nothing, or wrong (reliability.md, h4 and h5).
    @Test(arguments: [
        (String.Encoding.utf8, utf8), (.utf8, ""), (.utf8, latin), (.windowsCP1252, latin), (.utf16LittleEndian, ""),
        (.utf16BigEndian, utf8), (.utf16LittleEndian, latin),
    ])
    func pagesInOtherEncodings(_ encoding: String.Encoding, _ head: String) throws {
        let isUTF16 = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        let text = (isUTF16 ? "\u{FEFF}" : "") + Self.german.replacing("#", with: head)
        let run = try FeedRun(try #require(text.data(using: encoding)))
        #expect(run.clean.first?.texts(.ingredients) == ["Käse, Süßmolke, “Quark”"])
    }

    @Test(arguments: ["", utf8, latin])
    func aByteOrderMarkBeatsTheHead(_ head: String) throws {
        let run = try FeedRun("\u{FEFF}" + Self.german.replacing("#", with: head))
        #expect(run.clean.first?.texts(.ingredients) == ["Käse, Süßmolke, “Quark”"])
    }

    /// One damaged byte spoils its own word, not the rest of the page, which is never clean.
    @Test func aDamagedByteIsReplaced() throws {
        var bytes = Array(Self.german.replacing("#", with: Self.utf8).utf8)
        let at = try #require(bytes.firstIndex(of: 0xC3))
        bytes[at] = 0xFF
        let run = try FeedRun(bytes)
        #expect(run.records.first?.texts(.ingredients) == ["K\u{FFFD}\u{FFFD}se, Süßmolke, “Quark”"])
        #expect(run.records.first?.faults.map(\.kind) == [.damaged])
    }

    /// libxml2 gives up nothing at depth: text below 256 levels is read (h1).
    @Test(arguments: [300, 3_000])
    func deepPagesKeepTheirText(_ depth: Int) throws {
        let deep = String(repeating: "<div>", count: depth) + "milk" + String(repeating: "</div>", count: depth)
        #expect(try list("oats" + deep + "salt").text == "oats\nmilk\nsalt")
    }

    /// Bold elements nobody closes, and a block for each: the ranges must not be their product.
    @Test(.timeLimit(.minutes(1))) func openBoldsCostNoMoreThanTheirNumber() throws {
        let body = String(repeating: "<b>", count: 20_000) + String(repeating: "<div>x</div>", count: 20_000)
        let run = try FeedRun("<html><body><h2>Ingredients</h2><div>\(body)</div></body></html>")
        let passage = try #require(run.records.first?.passages(.ingredients).first)
        #expect(passage.emphasis.count == 20_000)
    }

    @Test func aPageHasALimit() throws {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2>" + String(repeating: "<p>x</p>", count: 2_200_000)))
        #expect(run.records.isEmpty)
        #expect(run.unreadable == [.init(kind: .tooLong, record: 1)])
        #expect(run.fault?.kind == .limit)
    }
}
