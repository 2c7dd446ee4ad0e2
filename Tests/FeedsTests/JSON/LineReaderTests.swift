import Feeds
import Testing

/// Lines without their ends, the same for every piece size.
@Suite struct LineReaderTests {
    private func lines(_ text: String, pieceSize: Int) throws -> [String] {
        let file = try Scratch(text.utf8)
        defer { file.remove() }
        var reader = LineReader(source: try ByteSource(path: file.path, pieceSize: pieceSize))
        var lines: [String] = []
        while let line = try reader.next() { lines.append(Self.text(line)) }
        #expect(try reader.next() == nil)
        return lines
    }

    /// A line as text; nothing of one above the limit is kept.
    private static func text(_ line: LineReader.Line) -> String {
        guard case .text(let bytes) = line else { return "too long" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("", []), ("a", ["a"]), ("a\n", ["a"]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("\n", [""]),
            ("\n\na", ["", "", "a"]), ("\r\n", [""]), ("a\r", ["a"]), ("a\rb\n", ["a\rb"]), ("a\r\r\n", ["a\r"]),
            ("é\n乳\n😀", ["é", "乳", "😀"]), ("a\u{0}b\nc", ["a\u{0}b", "c"]), ("a\u{2028}b", ["a\u{2028}b"]),
        ] as [(String, [String])], [1, 2, 3, 64, 65_536])
    func linesHaveNoEnd(_ text: (String, lines: [String]), _ pieceSize: Int) throws {
        #expect(try lines(text.0, pieceSize: pieceSize) == text.lines)
    }

    private static let longest = String(repeating: "x", count: LineReader.lineLimit)

    @Test func aLineMayBeAsLongAsTheLimit() throws {
        #expect(try lines("a\n\(Self.longest)\nb", pieceSize: 1_000_003).map(\.utf8.count) == [1, 16 << 20, 1])
    }

    /// Of a longer line is told that it was there, and the next one is read.
    @Test(
        arguments: [
            ("", 64 * 1024, ["a", "too long"]), ("\n", 64 * 1024, ["a", "too long"]),
            ("\nb", 1_000_003, ["a", "too long", "b"]), ("\r\n\nb", 64 * 1024, ["a", "too long", "", "b"]),
        ] as [(String, Int, [String])])
    func aLongerLineIsPassedOver(_ end: String, _ pieceSize: Int, _ expected: [String]) throws {
        #expect(try lines("a\n\(Self.longest)x\(end)", pieceSize: pieceSize) == expected)
        #expect(try lines("a\n\(Self.longest)\(Self.longest)x\(end)", pieceSize: pieceSize) == expected)
    }

    /// Whoever writes line by line is answered before the next read.
    @Test func knowsWhetherItHasALine() throws {
        let file = try Scratch("a\nb\nc".utf8)
        defer { file.remove() }
        var reader = LineReader(source: try ByteSource(path: file.path))
        var known = [reader.hasLine]
        while try reader.next() != nil { known.append(reader.hasLine) }
        #expect(known == [false, true, false, false])
    }
}
