/// A tag, its name and attributes in one buffer that the tokenizer uses again for the next.
struct HTMLTag {
    /// Attributes above this number are dropped: finding doubles takes a look at each.
    static let attributeLimit = 256

    struct Attribute {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// Name, then attribute names and values one behind the other, references decoded.
    private(set) var bytes: [UInt8] = []
    private(set) var nameEnd = 0
    private(set) var attributes: [Attribute] = []
    var isEnd = false
    var isSelfClosing = false
    /// The attribute being read is a double, or one too many.
    private var isDropped = false

    /// Makes ready for the next tag; keeps the room.
    mutating func reset(isEnd: Bool) {
        bytes.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        nameEnd = 0
        self.isEnd = isEnd
        isSelfClosing = false
        isDropped = false
    }

    mutating func append(_ byte: UInt8) { bytes.append(byte) }

    /// - Complexity: linear in the range.
    mutating func append(_ input: Span<UInt8>, _ range: Range<Int>) {
        for at in range { bytes.append(input[at]) }
    }

    mutating func endName() { nameEnd = bytes.count }

    mutating func startAttribute() {
        dropUnwanted()
        attributes.append(Attribute(name: bytes.count..<bytes.count, value: bytes.count..<bytes.count))
    }

    /// The first of two attributes of one name counts (WHATWG HTML 13.2.5.33).
    ///
    /// - Complexity: linear in the attributes before it, which are at most `attributeLimit`.
    mutating func endAttributeName() {
        let last = attributes.count - 1
        let name = attributes[last].name.lowerBound..<bytes.count
        attributes[last].name = name
        attributes[last].value = bytes.count..<bytes.count
        isDropped =
            last >= Self.attributeLimit
            || attributes[..<last].contains { $0.name.count == name.count && bytes[$0.name] == bytes[name] }
    }

    mutating func endValue() {
        let last = attributes.count - 1
        attributes[last].value = attributes[last].value.lowerBound..<bytes.count
    }

    /// Forgets the attribute just read where it is a double.
    mutating func dropUnwanted() {
        guard isDropped, let last = attributes.popLast() else { return }
        bytes.removeLast(bytes.count - last.name.lowerBound)
        isDropped = false
    }

    var name: ArraySlice<UInt8> { bytes[..<nameEnd] }

    /// The value of an attribute; nil where the tag has none of this name.
    ///
    /// - Complexity: linear in the attributes.
    func value(_ name: StaticString) -> ArraySlice<UInt8>? {
        attributes.first { equals($0.name, name) }.map { bytes[$0.value] }
    }

    /// The value as text; damaged UTF-8 is repaired, as the reader of the page has done already.
    func text(_ name: StaticString) -> String? {
        value(name).map { String(decoding: $0, as: UTF8.self) }
    }

    private func equals(_ range: Range<Int>, _ name: StaticString) -> Bool {
        range.count == name.utf8CodeUnitCount && name.description.utf8.elementsEqual(bytes[range])
    }
}
