import TestSupport
import Testing

/// `feed check`: what a feed is and what its records say, before anybody judges them.
@Suite struct FeedCheckTests {
    private let workplace: Workplace

    init() throws { workplace = try Workplace() }

    private let mapping = "shape csv\nid = Nr\ngtin = Code\ningredients.de = Liste\nmarket := DE\n"
    private let table = "Nr;Code;Liste\n1;9521234500018;Mehl, Milch\n2;;Salz\n"

    @Test func aMappingShowsWhatItYields() throws {
        let feed = try workplace.write(table, to: "feed.csv")
        let map = try workplace.write(mapping, to: "shop.map")
        let outcome = try Program.run("feed", "check", feed, "--mapping", map, "--records", "1")
        #expect(outcome.status == 0 && outcome.errors == "")
        #expect(
            outcome.lines == [
                "\(feed): mapping", "record 1 at line 2, byte 14", "  id: 1", "  gtin: 9521234500018", "  market: DE",
                "  ingredients (de): Mehl, Milch",
            ])
    }

    @Test func aMappingIsAudited() throws {
        let feed = try workplace.write(table, to: "feed.csv")
        let map = try workplace.write(mapping, to: "shop.map")
        let outcome = try Program.run("audit", feed, "--mapping", map)
        #expect(outcome.status == 0)
        #expect(outcome.lines.contains("  contains-native-milk  1"))
    }

    @Test func aWrongLineOfAMappingIsNamed() throws {
        let feed = try workplace.write(table, to: "feed.csv")
        let map = try workplace.write("shape csv\n\nzutaten = Liste\n", to: "shop.map")
        let outcome = try Program.run("feed", "check", feed, "--mapping", map)
        #expect(outcome.status == 78)
        #expect(outcome.errors.hasPrefix("wheyfinder: \(map):3: \"zutaten\" is no field"))
        #expect(try Program.run("feed", "check", feed, "--mapping", workplace.path("none")).status == 66)
    }

    @Test func aFeedWithoutRecordsIsAFault() throws {
        let feed = try workplace.write("<root><a/></root>", to: "feed.xml")
        #expect(try Program.run("feed", "check", feed).status == 65)
        #expect(try Program.run("feed", "check", feed, "--format", "none").status == 64)
    }

    @Test func formatsAreListed() throws {
        let outcome = try Program.run("feed", "formats")
        #expect(outcome.status == 0)
        #expect(outcome.lines.contains("gdsn-cin-3.1") && outcome.lines.contains("html"))
    }
}
