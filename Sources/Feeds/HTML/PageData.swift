import Products

/// What a page says about its product outside the text: JSON-LD, microdata, meta tags.
///
/// A page shows other products as well. Only what is said of the first one counts: the number of a neighbour
/// would make this list the answer for another product.
struct PageData {
    private(set) var gtin: String?
    private(set) var name: String?
    /// The title for social media, which often carries the shop's name: better than no name.
    private(set) var title: String?
    private(set) var brand: String?
    /// The language the page declares.
    private(set) var language: String?
    /// True where the page describes a product at all.
    private(set) var isProduct = false
    private var openProperty: (name: String, depth: Int, text: String)?
    private var depth = 0
    /// Products met in microdata.
    private var itemScopes = 0

    /// Reads JSON-LD. Broken blocks are common and are passed over: they say nothing that the page does not.
    mutating func read(structuredData text: String) {
        var body = Substring(text).drop(while: \.isWhitespace)
        for wrap in ["<![CDATA[", "//<![CDATA[", "<!--"] where body.hasPrefix(wrap) {
            body = body.dropFirst(wrap.count)
            if let tail = body.ranges(of: "]]>").last { body = body[..<tail.lowerBound] }
        }
        guard let end = body.lastIndex(where: { $0 == "}" || $0 == "]" }) else { return }
        if case .success(let value) = Result(catching: { try JSONParser.parse(body[...end].utf8) }) { read(value) }
    }

    private mutating func read(_ value: JSONValue) {
        if let elements = value.array {
            for element in elements { read(element) }
        }
        guard case .object(let members) = value else { return }
        if isProductType(value["@type"]) { readProduct(value) }
        for member in members where ["@graph", "mainEntity", "itemOffered", "hasVariant"].contains(member.name) {
            read(member.value)
        }
    }

    private func isProductType(_ type: JSONValue?) -> Bool {
        let names = type?.array?.compactMap(\.string) ?? [type?.string].compactMap { $0 }
        return names.contains { $0 == "Product" || $0.hasSuffix("/Product") || $0 == "ProductGroup" }
    }

    private mutating func readProduct(_ product: JSONValue) {
        if let name, let other = product["name"]?.string, Self.plain(other) != name { return }
        isProduct = true
        for key in Self.gtinNames {
            if let text = product[key]?.scalarText, Barcode(text).gtin != nil { gtin = gtin ?? text }
        }
        name = name ?? product["name"]?.string.map(Self.plain)
        brand = brand ?? product["brand"]?.string ?? product["brand"]?["name"]?.string
    }

    /// Microdata and meta tags.
    mutating func take(_ event: HTMLEvent) {
        switch event {
        case .start(let tag, let attributes):
            depth += 1
            if tag == "meta" { readMeta(attributes) }
            if tag == "html" { language = attributes.first { $0.name == "lang" }?.value }
            readMicrodata(attributes)
        case .end:
            if let property = openProperty, property.depth == depth {
                set(property.name, property.text)
                openProperty = nil
            }
            depth -= 1
        case .text(let text):
            openProperty?.text += text
        }
    }

    private mutating func readMeta(_ attributes: [HTMLEvent.Attribute]) {
        let value = { (name: String) in attributes.first { $0.name == name }?.value }
        guard let content = value("content"), let key = value("property") ?? value("name") else { return }
        switch key {
        case "og:title": title = title ?? content
        case "product:ean", "product:gtin", "og:upc", "product:upc", "product:gtin13": set("gtin", content)
        case "og:type": if content.hasPrefix("product") { isProduct = true }
        case "product:brand": brand = brand ?? content
        default: break
        }
    }

    private mutating func readMicrodata(_ attributes: [HTMLEvent.Attribute]) {
        let value = { (name: String) in attributes.first { $0.name == name }?.value }
        if let type = value("itemtype"), type.hasSuffix("schema.org/Product") { itemScopes += 1 }
        if itemScopes > 0 { isProduct = true }
        guard itemScopes == 1, let property = value("itemprop") else { return }
        if let content = value("content") {
            set(property, content)
        } else if openProperty == nil {
            openProperty = (property, depth, "")
        }
    }

    private mutating func set(_ property: String, _ text: String) {
        let text = Self.plain(text)
        switch property {
        case _ where Self.gtinNames.contains(property):
            if Barcode(text).gtin != nil { gtin = gtin ?? text }
        case "name": name = name ?? text
        case "brand": brand = brand ?? text
        default: break
        }
    }

    private static func plain(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let gtinNames = ["gtin", "gtin14", "gtin13", "gtin12", "gtin8", "gtin-13", "ean", "productID"]
}
