/// The elements open around a place in a feed, outermost first.
struct XMLPath {
    /// Start tags as written, to be replayed before a record of theirs.
    private(set) var tags: [[UInt8]] = []
    private(set) var names: [ArraySlice<UInt8>] = []
    /// Number of elements down to the one that showed what kind of feed it is.
    var kindDepth = 0

    var isEmpty: Bool { tags.isEmpty }

    var count: Int { tags.count }

    var last: ArraySlice<UInt8>? { names.last }

    /// Local names, outermost first.
    var locals: [String] { names.map { String(decoding: XMLTag.local($0), as: UTF8.self) } }

    mutating func push(_ tag: [UInt8]) {
        tags.append(tag)
        names.append(XMLTag.name(tag))
    }

    func contains(_ name: ArraySlice<UInt8>) -> Bool { names.contains { $0.elementsEqual(name) } }

    /// Closes elements up to the last of this name; none where there is no such element.
    mutating func pop(to name: ArraySlice<UInt8>) {
        guard let depth = names.lastIndex(where: { $0.elementsEqual(name) }) else { return }
        tags.removeSubrange(depth...)
        names.removeSubrange(depth...)
    }

    func hasGroup(_ kind: XMLKind?) -> Bool {
        guard let group = kind?.group else { return false }
        return names.contains { XMLTag.local($0).elementsEqual(group) }
    }
}

/// A record cut out of a feed, with what must stand around it to be parsed.
struct XMLRecord: Equatable {
    var bytes: [UInt8]
    /// Start tags of the elements around it.
    var path: [[UInt8]]
    var mark: SourceMark
    /// True where a DOCTYPE before its end may add attributes, which are not read.
    var addsAttributes = false

    /// What stands before the record when it is parsed by itself.
    ///
    /// - Parameter encoding: as the feed declares it; nil for UTF-8.
    func prefix(encoding: String?) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"\(encoding ?? "UTF-8")\"?>".utf8) + path.joined()
    }

    var suffix: [UInt8] {
        path.reversed().flatMap { Array("</".utf8) + XMLTag.name($0) + Array(">".utf8) }
    }
}

/// The names in the bytes of a tag.
enum XMLTag {
    /// The qualified name of a start or end tag.
    static func name(_ tag: [UInt8]) -> ArraySlice<UInt8> {
        let start = tag.dropFirst().first == 0x2F ? 2 : 1
        let name = tag.dropFirst(start)
        return name.prefix { $0 > 0x20 && $0 != 0x3E && $0 != 0x2F }
    }

    /// False for what may not stand behind `<` in a start tag; much else is for libxml2 to refuse.
    static func beginsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3A: true
        case 0...0x40, 0x5B...0x5E, 0x60, 0x7B...0x7F: false
        default: true
        }
    }

    /// The name behind its prefix.
    static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
    }
}
