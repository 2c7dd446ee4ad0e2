import LabelReading
import LabelText
import Lexicon
import Testing

/// What a milk word stands in, by the word and the statements around it.
@Suite struct StatementTests {
    @Test(arguments: [
        ("Sugar, milk", "milk", "ingredient"), ("Sugar. Contains: milk, soya", "milk", "declaration"),
        ("Sugar. May contain nuts and milk.", "milk", "precaution"),
        ("May contain nuts. Contains milk.", "milk", "declaration"),
        ("Free from gluten, contains milk", "milk", "declaration"),
        ("Sugar. Free from gluten and milk.", "milk", "claim"),
        ("Sugar. Suitable for people with milk allergy.", "milk", "claim"),
        ("NÃO CONTÉM GLÚTEN. ALÉRGICOS: CONTÉM LEITE", "LEITE", "declaration"),
        ("Wheat flour (contains gluten), milk", "milk", "ingredient"),
        ("Contains less than 2% of: salt, milk", "milk", "ingredient"),
        ("Sugar. Preparation: mix with milk.", "milk", "instructions"),
        ("Soßenzubereitung 40 % (Milch, Salz), Wasser", "Milch", "ingredient"),
        ("Grill-Zubereitung 40 % (Milch, Salz), Wasser", "Milch", "ingredient"),
        ("Sucre, huile. Traces éventuelles de céréales contenant du gluten, lait", "lait", "precaution"),
        ("Zucker. Kann Milch enthalten.", "Milch", "precaution"), ("şeker, tuz. Süt içerebilir.", "Süt", "precaution"),
        ("砂糖、食塩。本品製造工場では乳を含む製品を生産しています。", "乳", "precaution"), ("砂糖、食塩（一部に乳成分を含む）", "乳成分", "declaration"),
        ("Cukr, sůl. Může obsahovat mléko.", "mléko", "precaution"), ("Sugar*. *contains milk", "milk", "footnote"),
        ("سكر. قد يحتوي على الحليب.", "حليب", "precaution"), ("Sugar. Cocoa contains milk, salt", "milk", "ingredient"),
    ])
    func role(_ text: String, _ word: String, _ expected: String) throws {
        let reading = try Reading.of(text)
        let term = reading.matches.terms.first { reading.matches.text.slice($0.range) == word }
        let range = try #require(term?.range, "\(word) is not found in \(text)")
        #expect(reading.role(of: range).name == expected, "\(text)")
    }
}

extension LabelReading.Role {
    fileprivate var name: String {
        switch self {
        case .ingredient: "ingredient"
        case .declaration: "declaration"
        case .footnote: "footnote"
        case .precaution: "precaution"
        case .claim: "claim"
        case .instructions: "instructions"
        }
    }
}
