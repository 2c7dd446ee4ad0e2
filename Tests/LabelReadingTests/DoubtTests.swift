import LabelReading
import Testing

@Suite struct DoubtTests {
    @Test(arguments: [
        ("Sugar, salt, water", []), ("Sugar, salt, wheat flour,", ["cut-list"]),
        ("Sugar, salt (wheat", ["unbalanced-brackets"]),
        ("Sugar, natural flavour ( ), salt", ["lost-text"]), ("See packaging for ingredients", ["not-a-list"]),
        ("Sugar, salt…", ["cut-list"]), ("sugarSalt, waterWheat, oilOats", ["glued-words"]),
        ("WhoIe wheat, saIt, energy 12 kJ", []),
        ("xyzzy plugh frobozz quux blorb", ["unknown-language"]),
        ("sugar, \u{202E}klim\u{202C}", ["hidden-characters"]),
        ("Vin blanc Pays d'Oc IGP. Contient des sulfites.", []), ("", ["no-list"]), ("Chocolate cake", ["not-a-list"]),
        ("The cake our grandmother always made for us on Sundays", ["not-a-list"]),
    ])
    func doubts(_ text: String, _ expected: [String]) throws {
        #expect(try Reading.of(text).doubts.map(\.kind.rawValue) == expected, "\(text)")
    }

    /// A list that ends where an item must follow.
    @Test(arguments: [
        "Sugar, salt and", "Sugar, salt &", "Sucre, farine de blé et", "Zucker, Weizenmehl und", "Zucchero, sale e",
        "Sugar, salt, wheat flour and/or", "砂糖、小麦粉及び", "Sugar, salt,\n12 pieces. 20 cm.", "Sugar, salt,\nStorage: dry.",
    ])
    func aListCutBeforeAnItem(_ text: String) throws {
        #expect(try Reading.of(text).doubts.map(\.kind.rawValue) == ["cut-list"], "\(text)")
    }

    /// Lists that look as if they were cut and are whole.
    @Test(arguments: [
        "Zucchero, sale, vitamina E", "Sugar,\nSalt,\nWheat flour", "Sugar,\n12 % salt, wheat flour",
        "Sugar, salt,\nmay contain nuts.", "Sugar, salt and water", "Sugar, salt.\n12 pieces.",
    ])
    func aListThatIsWhole(_ text: String) throws { #expect(try Reading.of(text).doubts.isEmpty, "\(text)") }
}
