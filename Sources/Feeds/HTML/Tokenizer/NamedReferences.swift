/// The 2,231 named character references of HTML (WHATWG HTML 13.5), sorted, to be searched byte by byte.
struct NamedReferences: Sendable {
    static let all = NamedReferences()

    /// The names one behind the other, semicolons included, in the order of their bytes.
    private var bytes: [UInt8] = []
    /// Where each name starts, and at last where the last one ends.
    private var starts: [UInt16] = [0]
    /// What each stands for, one behind the other, as UTF-8.
    private var texts: [UInt8] = []
    private var textStarts: [UInt16] = [0]
    /// The first name that starts with a byte or a later one.
    private var firstByByte = [UInt16](repeating: 0, count: 129)

    private init() {
        let entries = Self.table.description.split(separator: " ", omittingEmptySubsequences: true)
            .flatMap { $0.split(separator: "\n") }.flatMap(Self.entries)
        for entry in entries.sorted(by: { $0.name.lexicographicallyPrecedes($1.name) }) {
            bytes += entry.name
            starts.append(UInt16(bytes.count))
            texts += entry.text
            textStarts.append(UInt16(texts.count))
            firstByByte[Int(entry.name[0]) + 1] += 1
        }
        for byte in 1...128 { firstByByte[byte] += firstByByte[byte - 1] }
    }

    /// `Auml!C4` is two entries: with a semicolon and without.
    private static func entries(_ text: Substring) -> [(name: [UInt8], text: [UInt8])] {
        guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "!" }) else { return [] }
        let name = Array(text[..<mark].utf8)
        let scalars = text[text.index(after: mark)...].split(separator: "+")
            .compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
        let value = scalars.flatMap { Array(String(Character($0)).utf8) }
        return [(name + [0x3B], value)] + (text[mark] == "!" ? [(name, value)] : [])
    }

    var count: Int { starts.count - 1 }

    private func range(_ index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1]) }

    fileprivate func text(_ index: Int) -> [UInt8] { Array(texts[Int(textStarts[index])..<Int(textStarts[index + 1])]) }

    fileprivate func length(_ index: Int) -> Int { range(index).count }

    /// The names in `names`, which agree in their first `depth` bytes, that go on with `byte`.
    ///
    /// - Complexity: O(log names).
    fileprivate func names(_ names: Range<Int>, at depth: Int, _ byte: UInt8) -> Range<Int> {
        if byte >= 128 { return 0..<0 }
        if depth == 0 { return Int(firstByByte[Int(byte)])..<Int(firstByByte[Int(byte) + 1]) }
        let lower = bound(names, depth, byte)
        return lower..<bound(lower..<names.upperBound, depth, byte + 1)
    }

    /// The first of the names whose byte at `depth` is `byte` or above; a name that ends there comes before all.
    private func bound(_ names: Range<Int>, _ depth: Int, _ byte: UInt8) -> Int {
        var low = names.lowerBound
        var high = names.upperBound
        while low < high {
            let middle = (low + high) / 2
            let at = Int(starts[middle]) + depth
            if at >= Int(starts[middle + 1]) || bytes[at] < byte { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension NamedReferences {
    /// Reads a name byte by byte and remembers the longest that was whole.
    struct Cursor {
        private let references = NamedReferences.all
        private var names: Range<Int>
        private var depth = 0
        private var match = 0
        /// Bytes of the longest name met so far; 0 where there was none.
        private(set) var matchedCount = 0

        init() { names = 0..<references.count }

        /// - Returns: false where no name goes on with `byte`; then nothing has changed.
        mutating func advance(_ byte: UInt8) -> Bool {
            let next = references.names(names, at: depth, byte)
            if next.isEmpty { return false }
            names = next
            depth += 1
            // The shortest of the names left comes first.
            if references.length(next.lowerBound) == depth {
                match = next.lowerBound
                matchedCount = depth
            }
            return true
        }

        /// What the longest name stands for, as UTF-8.
        var matched: [UInt8] { references.text(match) }
    }
}
