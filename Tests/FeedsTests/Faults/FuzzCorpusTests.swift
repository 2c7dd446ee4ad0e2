import Feeds
import Foundation
import TestSupport
import Testing

@testable import Feeds

/// The inputs that fuzzing found worth keeping, each read whole and in pieces (Fuzz/README.md).
@Suite struct FuzzCorpusTests {
    /// What each target puts in front of its inputs.
    private static let heads = [
        "html": "<!DOCTYPE html>", "xml": "<?xml version=\"1.0\"?>", "lines": "{", "tables": "id,gtin,ingredients\n",
    ]

    @Test(arguments: ["html", "xml", "lines", "tables"]) func everyInputIsReadAlikeInPieces(_ target: String) throws {
        let folder = Repository.file("Fuzz/corpus/\(target)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let input =
                Array((Self.heads[target] ?? "").utf8) + Array(try Data(contentsOf: folder.appending(path: name)))
            let whole = try FeedRun(input)
            for size in [1, 3, 7] {
                let pieces = try FeedRun(input, pieceSize: size)
                #expect(pieces.records == whole.records, "\(target)/\(name) in pieces of \(size)")
                #expect(pieces.fault?.kind == whole.fault?.kind, "\(target)/\(name) in pieces of \(size)")
            }
        }
    }
}
