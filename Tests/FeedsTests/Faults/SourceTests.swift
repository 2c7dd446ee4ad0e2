import Feeds
import Foundation
import Products
import TestSupport
import Testing

/// Inputs that are no feed at all, and files that fail while they are read.
@Suite struct SourceTests {
    @Test(arguments: ["", " ", "\n\n", "\u{FEFF}", String(repeating: " ", count: 3_000)])
    func anEmptyFileIsNoFeed(_ text: String) throws {
        let run = try FeedRun(text)
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .noRecords)
        #expect(run.fault?.message == "the feed is empty")
    }

    @Test(arguments: [
        "milk", "colour;size\n1;Bar;milk", "%PDF-1.7", "\"milk\"", "-----",
    ])
    func otherFormatsAreNamedAsUnknown(_ text: String) throws {
        let run = try FeedRun(text)
        #expect(run.records.isEmpty && run.unreadable.isEmpty)
        #expect(run.fault?.kind == .unknownFormat)
    }

    /// Ten megabytes of nothing and a picture (A15).
    @Test func noTextIsNoFeed() throws {
        #expect(try FeedRun([UInt8](repeating: 0, count: 10 << 20)).fault?.kind == .noRecords)
        let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + (0..<200).map { UInt8($0) }
        #expect(try FeedRun(picture).fault?.kind == .unknownFormat)
    }

    /// What looks packed and is not, or in a way that is not read.
    @Test(
        arguments: [
            [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x4C], [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0],
            [0x1F, 0x8B, 8, 0, 0x3C, 0x10, 0x20, 0x30, 0, 3, 0x4B, 0x4C], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0],
            [0x1F, 0x8B, 8, 0, 0x7B, 0x10, 0x20, 0x30, 0, 3, 0x4B, 0x4C],
        ] as [[UInt8]])
    func brokenArchivesAreNoFeeds(_ bytes: [UInt8]) throws {
        let run = try FeedRun(bytes + (0..<600).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        #expect(run.records.isEmpty)
        #expect(run.fault != nil)
    }

    /// A name is a name: nothing is fetched, and a name that libxml2 would take for an address is no file.
    @Test(arguments: ["", "/nowhere/feed.xml", "http://127.0.0.1:9/feed.xml", "file:///etc/hostname", "feed\n.xml"])
    func aMissingFileIsNamed(_ path: String) throws {
        let run = try FeedRun(path: path)
        #expect(run.fault?.kind == .noInput)
        #expect(run.fault?.message == "no such file or directory")
    }

    @Test(.enabled(if: geteuid() != 0, "the administrator may read everything")) func aForbiddenFileIsNamed() throws {
        let file = try Scratch(CINSample.twoItems.utf8)
        defer { file.remove() }
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        #expect(try FeedRun(path: file.path).fault?.kind == .permission)
    }

    @Test func bytesAreCounted() throws {
        let run = try FeedRun(CINSample.twoItems, pieceSize: 100)
        #expect(run.bytesRead == CINSample.twoItems.utf8.count)
        #expect(run.bytesExpected == run.bytesRead)
    }

    /// A file that shrinks under the reader: whole lines so far, and a feed that says it was cut.
    @Test func aFileThatShrinksIsACutFeed() throws {
        let line = "{\"id\":1,\"ingredients\":\"sugar\"}\n"
        let file = try Scratch(String(repeating: line, count: 1_000).utf8)
        defer { file.remove() }
        var records = 0
        let summary = try Feed(path: file.path, headings: .fewLanguages, pieceSize: line.utf8.count).read { _ in
            records += 1
            if records == 500 { try FileHandle(forWritingTo: URL(filePath: file.path)).truncate(atOffset: 0) }
        }
        #expect(records < 1_000)
        #expect(summary.fault?.kind == .cut)
    }

    /// What the caller throws stops the reading and comes out as it is.
    @Test func theCallersErrorComesThrough() throws {
        let file = try Scratch(CINSample.twoItems.utf8)
        defer { file.remove() }
        let stop = FeedError(.limit, SourcePosition(source: "me"), "enough")
        var taken = 0
        #expect(throws: stop) {
            _ = try Feed(path: file.path, headings: .fewLanguages).read { _ in
                taken += 1
                throw stop
            }
        }
        #expect(taken == 1)
    }

    @Test func aPipeHasNoSizeAndIsRead() throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipe = folder.appending(path: "pipe").path
        // SAFETY: mkfifo(3) copies the path.
        let status = unsafe mkfifo(pipe, 0o600)
        try #require(status == 0)
        let writer = Thread { try? CINSample.twoItems.write(toFile: pipe, atomically: false, encoding: .utf8) }
        writer.start()
        let run = try FeedRun(path: pipe, pieceSize: 50)
        #expect(run.clean.count == 2)
        #expect(run.bytesExpected == nil)
        #expect(run.fault == nil)
    }

    /// Names of any bytes (B8): a name that was repaired would be another file.
    @Test func namesThatAreNoUTF8() throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let name: [UInt8] = [0x61, 0xFF, 0xC3, 0x2E, 0x80]
        let path = FileName.text(of: Array(folder.path.utf8) + [0x2F] + name)
        let line = "{\"id\":1,\"ingredients\":\"sugar\"}\n"
        let file = try Scratch(line.utf8)
        defer { file.remove() }
        // The shell writes the name, whose bytes are no text.
        let script = "cp '\(file.path)' \"$(printf '%s' '\(folder.path)/'; printf 'a\\377\\303.\\200')\""
        _ = try Packing.run("sh", ["-c", script])
        #expect(try FeedRun(path: path).records.count == 1)
        #expect(try FeedRun(path: folder.path).records.count == 1)
        #expect(FileName.text(of: Array("ü.xml".utf8)) == "ü.xml")
    }
}
