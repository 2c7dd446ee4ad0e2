import Feeds
import ICU
import Products
import Testing

/// Statements beside a list are read, marketing beside it is not. What a statement is, the caller knows.
@Suite struct NearbyStatementTests {
    private static let headings = HeadingWords(
        statements: { text throws(ICUError) in
            text.firstRange(of: "May contain").map { found in
                let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
                let end = text[found.lowerBound...].firstIndex(of: ".").map {
                    text.utf8.distance(from: text.startIndex, to: $0)
                }
                return [start..<(end ?? text.utf8.count)]
            } ?? []
        },
        lists: { .init(list: ["ingredients"], end: ["preparation:"], instructions: ["preparation:"]) })

    private func statements(_ body: String) throws -> [String] {
        try FeedRun(PageSample.page(body).utf8, headings: Self.headings).records.flatMap { $0.texts(.statement) }
    }

    private static let list = "<h2>Ingredients</h2><p>oats</p>"
    private static let filler = String(repeating: "<p>More.</p>", count: 20)

    @Test(arguments: [
        "\(list)<h2>About</h2><p>May contain milk</p>", "<p>May contain milk. Buttery!</p>\(list)",
        "\(list)<h2>About</h2><p>Käse? May contain milk.</p>",
        "\(list)<h3>Storage</h3><p>Dry.</p><h2>Note</h2><div>So good. May contain milk</div>",
    ])
    func statementsBesideTheList(_ body: String) throws {
        #expect(try statements(body) == ["May contain milk"])
    }

    @Test(arguments: [
        "<p>May contain milk</p>", "\(list)<h2>Preparation</h2><p>May contain milk</p>",
        "\(list)<footer><p>May contain milk</p></footer>",
        "\(list)<h2>About</h2>\(filler)<p>May contain milk</p>", "\(list)<h2>About</h2><p><a>May contain milk</a></p>",
        "\(list)<h2>About</h2><p>Creamy!</p>",
    ])
    func nothingElse(_ body: String) throws {
        #expect(try statements(body).isEmpty)
    }
}
