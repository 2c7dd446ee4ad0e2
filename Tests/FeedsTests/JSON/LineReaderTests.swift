import Feeds
import Testing

/// Lines without their ends, the same for every piece size.
@Suite struct LineReaderTests {
    private func lines(_ text: String, pieceSize: Int) throws -> [String] {
        let file = try Scratch(text.utf8)
        defer { file.remove() }
        var reader = LineReader(source: try ByteSource(path: file.path, pieceSize: pieceSize))
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line, as: UTF8.self)) }
        #expect(try reader.next() == nil)
        return lines
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

    @Test(arguments: [("", 64 * 1024), ("\n", 64 * 1024), ("\nb", 1_000_003)])
    func aLongerLineIsRefused(_ end: String, _ pieceSize: Int) throws {
        let file = try Scratch("a\n\(Self.longest)x\(end)".utf8)
        defer { file.remove() }
        var reader = LineReader(source: try ByteSource(path: file.path, pieceSize: pieceSize))
        #expect(try reader.next().map(Array.init) == [0x61])
        let error = #expect(throws: FeedError.self) { try reader.next() }
        #expect(error?.kind == .limit)
    }
}
