/// Invented product pages.
enum PageSample {
    /// A page as a shop sends it.
    static let whole = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Happy Biscuit</title>
        <script type="application/ld+json">{"@type":"Product","name":"Happy Biscuit","gtin13":"9521234500018",
        "brand":{"@type":"Brand","name":"Happy"}}</script></head>
        <body><nav><a href="/i">Ingredients</a></nav><h1>Happy Biscuit</h1>
        <h2>Ingredients</h2><p>Flour, <b>milk</b> powder, sugar.</p><h2>Storage</h2><p>Keep dry.</p></body></html>
        """

    /// A fragment, as content feeds carry it: everything that is opened is closed.
    static let fragment = "<div><h3>Ingredients</h3><ul><li>Flour</li><li><b>milk</b></li><li>sugar</li></ul></div>"

    /// A page of one body.
    static func page(_ body: String, head: String = "") -> String {
        "<!DOCTYPE html><html><head>\(head)</head><body>\(body)</body></html>"
    }
}
