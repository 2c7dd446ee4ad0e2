/// What the attributes of a start tag say that matters for its text. One look at each attribute.
struct TagTraits {
    /// `hidden`, or a style of its own that takes it off the page.
    var isHidden = false
    /// Carries microdata or RDFa.
    var hasData = false
    var language: String?
    /// What a press on it opens: the ids in `aria-controls`, or the place in the page a link leads to.
    var opens: [String] = []
    /// Place of the id's value in the tag.
    var id: Range<Int>?

    /// - Complexity: linear in the names of the attributes and the value of `style`.
    init(_ tag: borrowing HTMLTag) {
        for attribute in tag.attributes {
            let name = tag.bytes[attribute.name]
            switch name.count {
            case 2 where name.elementsEqual("id".utf8): id = attribute.value
            case 4 where name.elementsEqual("href".utf8) && tag.bytes[attribute.value].first == 0x23:
                opens.append(String(decoding: tag.bytes[attribute.value].dropFirst(), as: UTF8.self))
            case 13 where name.elementsEqual("aria-controls".utf8):
                opens += tag.bytes[attribute.value].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
            case 4 where name.elementsEqual("lang".utf8):
                language = String(decoding: tag.bytes[attribute.value], as: UTF8.self)
            case 5 where name.elementsEqual("style".utf8): isHidden = isHidden || Self.hides(tag.bytes[attribute.value])
            // Found by the browser's search and shown then: as good as shown.
            case 6 where name.elementsEqual("hidden".utf8):
                isHidden = isHidden || !tag.bytes[attribute.value].elementsEqual("until-found".utf8)
            case 6 where name.elementsEqual("typeof".utf8): hasData = true
            case 8 where name.elementsEqual("itemprop".utf8) || name.elementsEqual("property".utf8): hasData = true
            case 9 where name.elementsEqual("itemscope".utf8): hasData = true
            case 8 where name.elementsEqual("itemtype".utf8): hasData = true
            default: break
            }
        }
    }

    private static func hides(_ style: ArraySlice<UInt8>) -> Bool {
        let plain = style.filter { $0 > 0x20 }.map(HTMLTokenizer.lowercased)
        return [Array("display:none".utf8), Array("visibility:hidden".utf8)].contains { rule in
            plain.indices.contains { plain[$0...].starts(with: rule) }
        }
    }
}
