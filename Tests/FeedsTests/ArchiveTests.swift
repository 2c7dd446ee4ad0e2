import Feeds
import Foundation
import Products
import TestSupport
import Testing

/// Folders, gzip, tar and zip: the files in them are read like files, each in its own format.
@Suite struct ArchiveTests {
    private static let lines = Array("{\"id\":1,\"ingredients\":\"sugar, milk\"}\n".utf8)
    private static let message = Array(CINSample.twoItems.utf8)

    @Test(arguments: [1, 7, ByteSource.pieceSize]) func gzip(_ pieceSize: Int) throws {
        let run = try FeedRun(try Packing.gzip(Self.message), pieceSize: pieceSize)
        #expect(run.clean.count == 2 && run.fault == nil)
        #expect(run.format == "gdsn-cin-3.1 in gzip")
    }

    /// Members behind one another are one text.
    @Test func gzipOfTwoMembers() throws {
        let middle = Self.message.count / 2
        let packed = try Packing.gzip(Self.message[..<middle]) + Packing.gzip(Self.message[middle...]) + [0, 0, 0]
        let run = try FeedRun(packed)
        #expect(run.clean.count == 2 && run.fault == nil)
    }

    @Test func gzipCutOrDamaged() throws {
        let packed = try Packing.gzip(Self.message)
        let whole = try FeedRun(Self.message).records
        for count in stride(from: 12, to: packed.count, by: 5) {
            let run = try FeedRun(packed.prefix(count))
            #expect(run.fault?.kind == .cut, "cut at byte \(count)")
            #expect(run.records.allSatisfy { whole.contains($0) })
        }
        var damaged = packed
        damaged[packed.count - 6] ^= 1
        #expect(try FeedRun(damaged).fault?.kind == .damaged)
    }

    /// 100 times its size is too much, once it is above 8 MiB.
    @Test func aBombIsRefused() throws {
        let bomb = try Packing.gzip(Array("{\"id\":1}\n".utf8) + [UInt8](repeating: 0x20, count: 64 << 20))
        #expect(bomb.count < 100_000)
        let run = try FeedRun(bomb)
        #expect(run.fault?.kind == .limit)
        let inZip = try FeedRun(
            try Packing.zip([
                .init(name: "a.jsonl", bytes: Array("{\"id\":1}\n".utf8) + [UInt8](repeating: 0x20, count: 20 << 20))
            ]))
        #expect(inZip.memberFaults == [.limit])
    }

    @Test func aSmallFileMayUnpackALot() throws {
        let text = Array("{\"id\":1,\"ingredients\":\"\(String(repeating: "a", count: 500_000))\"}".utf8)
        #expect(try FeedRun(try Packing.gzip(text)).clean.count == 1)
    }

    @Test(arguments: ["ustar", "pax", "gnu"]) func tar(_ format: String) throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let long = String(repeating: "long-", count: 18) + "name.jsonl"
        for (name, bytes) in [("a.xml", Self.message), (long, Self.lines), ("b.txt", Array("hello".utf8))] {
            try Data(bytes).write(to: folder.appending(path: name))
        }
        let archive = try Packing.run(
            "tar", ["--format", format, "-C", folder.path, "-cf", "-", "a.xml", long, "b.txt"])
        for pieceSize in [7, 512, ByteSource.pieceSize] {
            let run = try FeedRun(archive, pieceSize: pieceSize)
            #expect(run.format == "tar" && run.fault == nil)
            #expect(run.records.count == 3)
            #expect(run.memberFaults == [.unknownFormat])
        }
        let packed = try FeedRun(try Packing.gzip(archive))
        #expect(packed.format == "tar in gzip" && packed.records.count == 3)
        let cut = try FeedRun(archive.prefix(1_500))
        #expect(cut.fault != nil || !cut.memberFaults.isEmpty)
        #expect(cut.records.count < 3)
    }

    @Test func zip() throws {
        let run = try FeedRun(
            try Packing.zip([
                .init(name: "a.xml", bytes: Self.message),
                .init(name: "b/c.jsonl", bytes: Self.lines, isDeflated: false),
                .init(name: "__MACOSX/._a.xml", bytes: [1, 2, 3]), .init(name: "b/", bytes: []),
                .init(name: "bad.jsonl", bytes: Self.lines, crcChange: 1),
            ]))
        #expect(run.format == "zip" && run.fault == nil)
        #expect(run.records.count == 3)
        #expect(run.memberFaults == [.damaged])
    }

    @Test func zipCutAnywhere() throws {
        let archive = try Packing.zip([.init(name: "a.jsonl", bytes: Self.lines)])
        for count in stride(from: 4, to: archive.count, by: 3) {
            let run = try FeedRun(archive.prefix(count))
            #expect(run.fault != nil || !run.memberFaults.isEmpty, "cut at byte \(count)")
        }
    }

    @Test func archivesInsideOneAnotherHaveALimit() throws {
        var bytes = Self.lines
        for _ in 0..<3 { bytes = try Packing.gzip(bytes) }
        #expect(try FeedRun(bytes).clean.count == 1)
        #expect(try FeedRun(try Packing.gzip(bytes)).fault?.kind == .limit)
    }

    @Test func aFolder() throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let inner = folder.appending(path: "inner")
        try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
        try Data(Self.lines).write(to: folder.appending(path: "b.jsonl"))
        try Data(Self.message).write(to: inner.appending(path: "a.xml"))
        try Data("hidden".utf8).write(to: folder.appending(path: ".note"))
        try Data("no feed".utf8).write(to: folder.appending(path: "z.txt"))
        let run = try FeedRun(path: folder.path)
        #expect(run.records.count == 3 && run.fault == nil)
        #expect(run.memberFaults == [.unknownFormat])
        #expect(run.bytesRead == run.bytesExpected)
    }

    @Test func anEmptyFolder() throws {
        let folder = try Repository.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try FeedRun(path: folder.path).fault?.kind == .noRecords)
    }
}
