/// A piece of a page as a tokenizer sees it.
enum HTMLEvent: Equatable {
    /// Lower-case name and attributes, references decoded.
    case start(name: String, attributes: [Attribute])
    case end(name: String)
    /// Text between tags, references decoded; cut anywhere.
    case text(String)

    struct Attribute: Equatable {
        var name: String
        var value: String
    }
}
