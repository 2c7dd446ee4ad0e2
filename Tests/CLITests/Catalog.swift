import Products
import TestSupport

/// Small feeds with known answers, and an index made of them.
enum Catalog {
    static let free = "Wheat flour, sugar, sunflower oil, salt."
    static let milk = "Wheat flour, sugar, whey powder, salt."
    static let warned = "Wheat flour, sugar, sunflower oil, salt. May contain milk."
    static let unclear = "Wheat flour, sugar, natural flavouring, sal"

    static func line(_ gtin: String, _ ingredients: String, more: String = "") -> String {
        "{\"id\":\"\(gtin)\",\"gtin\":\"\(gtin)\",\"name\":\"Sauce \(gtin)\",\"language\":\"en\","
            + "\"ingredients\":\"\(ingredients)\"\(more)}\n"
    }

    /// A line whose claim its list contradicts: a finding of severity error.
    static let contradicted = line("5000112637922", milk, more: ",\"claims\":[\"milk free\"]")

    /// Milk, free, warned, nothing known, and one with the zeros of a UPC-A.
    static let lines = [
        line("4006381333931", milk), line("5901234123457", free), line("96385074", warned),
        "{\"id\":\"3270190023814\",\"gtin\":\"3270190023814\"}\n", line("042100005264", milk),
    ]

    static let text = lines.joined()

    /// Many products with numbers of their own.
    static func many(_ numbers: Range<UInt64>) -> String {
        numbers.compactMap { number in
            GTIN(completing: 950_000_000_000 + number).map { line($0.gtin14, number % 2 == 0 ? milk : free) }
        }.joined()
    }
}

/// A folder with a feed and the index an audit made of it.
final class Store: Sendable {
    let workplace: Workplace
    let index: String
    let feed: String

    init(_ text: String = Catalog.text) throws {
        workplace = try Workplace()
        index = workplace.path("index.sqlite")
        feed = try workplace.write(text, to: "feed.jsonl")
    }

    /// An index that is only read, made once.
    static let shared = Result { () throws(any Error) in
        let store = try Store()
        try store.fill()
        return store
    }

    /// Audits the feed into the index.
    @discardableResult func fill() throws -> Program.Outcome {
        try Program.run("audit", feed, "--index", index, "--json")
    }
}
