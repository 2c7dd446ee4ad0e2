/// What the `meta` tags of a page say about its product.
struct PageHead {
    /// The language the page declares.
    var language: String?
    private(set) var gtin: String?
    /// The title for social media, which often carries the shop's name: better than no name.
    private(set) var title: String?
    private(set) var brand: String?
    private(set) var isProduct = false

    mutating func read(_ tag: borrowing HTMLTag) {
        guard let content = tag.text("content"), let key = tag.text("property") ?? tag.text("name") else { return }
        switch key {
        case "og:title": title = title ?? content
        case "product:ean", "product:gtin", "og:upc", "product:upc", "product:gtin13": gtin = gtin ?? content
        case "og:type": if content.hasPrefix("product") { isProduct = true }
        case "product:brand": brand = brand ?? content
        default: break
        }
    }
}
