import ICU

/// A character reference left in a label text, such as `&amp;` or `&#39;`.
struct CharacterReference {
    let bytes: [UInt8]
    /// Offset behind the reference.
    let end: Int

    /// The reference that starts with the `&` at `at`, or nil where it is an ampersand.
    ///
    /// - Complexity: constant; a reference is at most 12 bytes long.
    init?(_ source: Span<UInt8>, at: Int) {
        var cursor = at + 1
        while cursor < min(source.count, at + 12), source[cursor] != 0x3B { cursor += 1 }
        guard cursor < source.count, source[cursor] == 0x3B else { return nil }
        let name = String(decoding: source.copy(at + 1..<cursor), as: UTF8.self)
        guard let scalar = Self.scalar(named: name) else { return nil }
        bytes = Array(String(scalar).utf8)
        end = cursor + 1
    }

    private static func scalar(named name: String) -> Unicode.Scalar? {
        if name.hasPrefix("#x") || name.hasPrefix("#X") {
            return UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        }
        if name.hasPrefix("#") {
            return UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
        }
        return names[name].flatMap(Unicode.Scalar.init)
    }

    /// The five of XML and the ones that stand between words.
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "shy": 0xAD,
        "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "rsquo": 0x2019, "ndash": 0x2013, "bull": 0x2022,
    ]
}
