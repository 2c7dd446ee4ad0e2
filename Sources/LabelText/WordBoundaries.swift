import ICU

/// Where words may start and end in a folded text: at its edges, beside anything that is no letter, between two
/// scripts, and anywhere in a script written without spaces. Between two digits there is none.
public struct WordBoundaries: Sendable {
    /// One bit a byte, and one for the end.
    private var bits: [UInt64]
    private let count: Int

    /// - Complexity: linear.
    public init(_ bytes: Span<UInt8>) {
        count = bytes.count
        bits = Array(repeating: 0, count: bytes.count / 64 + 1)
        var last: (class: ScalarClass, script: Script)?
        var at = 0
        while at < bytes.count {
            let (scalar, length) = bytes.scalar(at: at)
            let current = (class: ScalarClass(scalar), script: Script(scalar))
            if last.map({ Self.separates($0, current) }) ?? true { insert(at) }
            last = current
            at += length
        }
        insert(bytes.count)
    }

    private static func separates(
        _ before: (class: ScalarClass, script: Script), _ after: (class: ScalarClass, script: Script)
    ) -> Bool {
        if before.class == .digit, after.class == .digit { return false }
        if before.class != .letter || after.class != .letter { return true }
        return before.script != after.script || before.script.isUnspaced
    }

    public subscript(offset: Int) -> Bool {
        if offset <= 0 || offset >= count { return true }
        return bits[offset >> 6] >> UInt64(offset & 63) & 1 == 1
    }

    /// Adds boundaries that the printed text shows, such as a capital inside a word.
    public mutating func insert(_ offset: Int) { bits[offset >> 6] |= 1 << UInt64(offset & 63) }
}
