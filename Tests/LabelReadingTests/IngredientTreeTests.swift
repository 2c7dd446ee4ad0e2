import LabelReading
import Testing

@Suite struct IngredientTreeTests {
    @Test(arguments: [
        ("Sugar, salt; water", ["1 Sugar", "2 salt", "3 water"]),
        (
            "Wheat flour (wheat, iron), palm oil [palm {fruit}], salt",
            ["1 Wheat flour", "1.1 wheat", "1.2 iron", "2 palm oil", "2.1 palm", "2.1.1 fruit", "3 salt"]
        ), ("Zucker 12,5 %, Salz 1.5%", ["1 Zucker 12,5 %", "2 Salz 1.5%"]),
        ("砂糖、食塩／乳化剤", ["1 砂糖", "2 食塩", "3 乳化剤"]), ("سكر، ملح، ماء", ["1 سكر", "2 ملح", "3 ماء"]),
        ("Sugar*, salt**. *organic", ["1 Sugar*", "2 salt**"]),
        (
            "Dough: flour, water. Filling: sugar, jam",
            ["1 flour [Dough]", "2 water [Dough]", "1 sugar [Filling]", "2 jam [Filling]"]
        ),
        ("emulsifier: lecithin, salt", ["1 emulsifier", "2 salt"]),
        ("oats, contains 2% or less of: salt, sugar", ["1 oats", "2 salt", "3 sugar"]),
        ("eau - sel - sucre", ["1 eau", "2 sel", "3 sucre"]),
        ("mono- and diglycerides, salt", ["1 mono- and diglycerides", "2 salt"]),
        ("(((", []), ("", []), (", , ,", []), ("a)b(c", ["1 a)b(c"]),
    ])
    func items(_ text: String, _ expected: [String]) throws {
        #expect(try Reading.tree(text) == expected)
    }

    /// Every item lies inside its parent and stands behind it, whatever the text.
    @Test(arguments: ["a(b[c)d]e", "((a,b)),c", "Filling: (", "x: y: z", "。、（", "- - -", "*a*, b*"])
    func parentsHoldTheirItems(_ text: String) throws {
        let tree = try Reading.of(text).tree
        for (index, item) in tree.ingredients.enumerated() {
            guard let parent = item.parent else { continue }
            #expect(parent < index)
            #expect(tree.ingredients[parent].range.lowerBound <= item.range.lowerBound)
        }
    }
}
