import Products

/// The product of a page as JSON-LD, microdata and RDFa name it, all read in the shape of JSON-LD.
///
/// A page shows other products as well. Only what is said of the first one counts: the number of a neighbour
/// would make this list the answer for another product.
struct PageProduct {
    private(set) var gtin: String?
    private(set) var name: String?
    private(set) var brand: String?
    /// Ingredient lists, a text each.
    private(set) var lists: [Passage] = []
    /// Texts on allergens.
    private(set) var declarations: [Passage] = []
    private(set) var allergens: [AllergenCode] = []
    /// True where the page describes a product at all.
    private(set) var isProduct = false
    /// A recipe, which is the page's product where it has no other.
    private var recipe: (name: String?, list: String)?
    private let headings: HeadingWords

    init(headings: HeadingWords) { self.headings = headings }

    /// Reads a block of JSON-LD. Broken blocks are common and are passed over: they say nothing that the page does
    /// not.
    mutating func read(structuredData text: [UInt8]) {
        let text = String(decoding: text, as: UTF8.self)
        var body = Substring(text).drop(while: \.isWhitespace)
        for wrap in ["<![CDATA[", "//<![CDATA[", "<!--"] where body.hasPrefix(wrap) {
            body = body.dropFirst(wrap.count)
            if let tail = body.ranges(of: "]]>").last { body = body[..<tail.lowerBound] }
        }
        guard let end = body.lastIndex(where: { $0 == "}" || $0 == "]" }) else { return }
        if case .success(let value) = Result(catching: { try JSONParser.parse(body[...end].utf8) }) { read(value) }
    }

    /// Looks for products and recipes in what a page says.
    ///
    /// - Complexity: linear; the recursion is bounded by the reader of the value.
    mutating func read(_ value: JSONValue) {
        if let elements = value.array {
            for element in elements { read(element) }
        }
        guard case .object(let members) = value else { return }
        let types = Self.types(of: value)
        if types.contains(where: Self.isProduct) { readProduct(value) }
        if types.contains("Recipe") { readRecipe(value) }
        for member in members where Self.containers.contains(member.name) { read(member.value) }
    }

    /// Members in which the product of the page may stand, and no other product.
    private static let containers: Set<String> = [
        "@graph", "mainEntity", "itemOffered", "hasVariant", "mainEntityOfPage",
    ]

    private static func types(of value: JSONValue) -> [String] {
        (value["@type"]?.array?.compactMap(\.string) ?? [value["@type"]?.string].compactMap { $0 }).map {
            local($0[...])
        }
    }

    /// `Product`, and the kinds of product that vocabularies have made of it: `FoodProduct`, `IndividualProduct`.
    private static func isProduct(_ type: String) -> Bool {
        type.hasSuffix("Product") || type == "ProductGroup" || type == "ProductModel"
    }

    /// What stands behind the last "/", "#" or ":": `https://schema.org/Product`, `gs1:gtin`.
    private static func local(_ name: Substring) -> String {
        name.lastIndex { $0 == "/" || $0 == "#" || $0 == ":" }.map { String(name[name.index(after: $0)...]) }
            ?? String(name)
    }

    // MARK: products

    private mutating func readProduct(_ product: JSONValue) {
        guard case .object(let members) = product else { return }
        let ownName =
            Self.text(members.last { Self.local($0.name[...]) == "name" }?.value)
            ?? Self.text(members.last { Self.local($0.name[...]) == "productName" }?.value)
        if isProduct, let name, let ownName, ownName != name { return }
        isProduct = true
        name = name ?? ownName
        for member in members { readMember(Self.local(member.name[...]), member.value) }
    }

    private mutating func readMember(_ name: String, _ value: JSONValue) {
        switch name {
        case _ where Self.gtinNames.contains(name): readNumber(value)
        case "brand": brand = brand ?? Self.text(value)
        case "ingredients", "ingredientStatement", "ingredient", "hasIngredient": addList(value)
        case "allergens", "allergenStatement": addDeclaration(value)
        case "hasAllergen": readAllergens(value)
        case "additionalProperty": readProperties(value)
        default: break
        }
    }

    private mutating func readNumber(_ value: JSONValue) {
        let text = value.scalarText.map(Self.plain) ?? Self.text(value)
        if let text, Barcode(text).gtin != nil { gtin = gtin ?? text }
    }

    private static let gtinNames: Set<String> = [
        "gtin", "gtin14", "gtin13", "gtin12", "gtin8", "gtin-13", "ean", "productID",
    ]

    private mutating func addList(_ value: JSONValue) {
        if let text = Self.lines(value) {
            lists.append(Passage(role: .ingredients, text: text, language: value["@language"]?.string))
        }
    }

    private mutating func addDeclaration(_ value: JSONValue, heading: String? = nil) {
        guard let text = Self.lines(value) else { return }
        declarations.append(
            Passage(
                role: .statement, text: heading.map { "\($0): \(text)" } ?? text, language: value["@language"]?.string))
    }

    /// GS1 Web Vocabulary: `AllergenTypeCode-AM` beside `LevelOfContainmentCode-CONTAINS`. A type without a level
    /// is named to say that it is there; a level without a type says nothing.
    private mutating func readAllergens(_ value: JSONValue) {
        for element in value.array ?? [value] {
            guard case .object(let members) = element else { continue }
            let code = { (name: String) in
                members.last { Self.local($0.name[...]) == name }.flatMap { Self.code($0.value) }
            }
            guard let type = code("allergenType") else { continue }
            allergens.append(AllergenCode(code: type, level: code("allergenLevelOfContainmentCode") ?? "CONTAINS"))
        }
    }

    private static func code(_ value: JSONValue) -> String? {
        guard let text = value.string ?? value["@id"]?.string else { return nil }
        let name = local(text[...])
        return name.lastIndex(of: "-").map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// `PropertyValue`s, whose names are headings as on a page.
    private mutating func readProperties(_ value: JSONValue) {
        for element in value.array ?? [value] {
            guard let name = element["name"]?.string, let text = element["value"] else { continue }
            let word = Self.plain(name).lowercased()
            if headings.list.contains(word) { addList(text) }
            if headings.allergens.contains(word) { addDeclaration(text, heading: Self.plain(name)) }
        }
    }

    // MARK: recipes

    /// The ingredients of a recipe; its instructions are never looked at.
    private mutating func readRecipe(_ value: JSONValue) {
        guard recipe == nil, let list = Self.lines(value["recipeIngredient"] ?? value["ingredients"]) else { return }
        recipe = (Self.text(value["name"]), list)
    }

    /// Takes the recipe for the product of a page that has no other. A recipe beside a product is a serving
    /// suggestion, whose milk is not the product's.
    mutating func finish() {
        guard !isProduct, let recipe else { return }
        name = name ?? recipe.name
        lists.append(Passage(role: .ingredients, text: recipe.list))
    }

    // MARK: texts

    /// A text of one line; the name of a thing that is one.
    private static func text(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.string { return plain(text) }
        if let first = value.array?.first { return text(first) }
        return text(value["@value"] ?? value["name"] ?? value["ingredientName"] ?? value["brandName"])
    }

    /// The text as a list: the elements of an array in a line each, as a page shows them.
    private static func lines(_ value: JSONValue?) -> String? {
        guard let value else { return nil }
        if let text = value.string { return text.contains(where: { !$0.isWhitespace }) ? text : nil }
        guard let elements = value.array else { return text(value) }
        let lines = elements.compactMap(text).filter { !$0.isEmpty }
        return lines.isEmpty ? nil : lines.joined(separator: "\n• ")
    }

    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
