import Feeds
import Glibc
import Products

/// Reads the bytes a fuzzer made as a feed, twice and in different pieces, and stops the program where something
/// holds that may not.
public struct FuzzedFeed: Sendable {
    /// What every input starts with, so that the sniffer takes it for the format under test.
    private let head: [UInt8]
    private let headings = HeadingWords {
        .init(
            list: ["ingredients", "ingredients:", "zutaten"], end: ["storage", "preparation:"],
            allergens: ["allergens"], instructions: ["preparation:"])
    }
    /// A file without a name, which every run writes anew.
    private let file = unnamedFile()

    public init(head: String) { self.head = Array(head.utf8) }

    private static func unnamedFile() -> Int32 {
        let path = "/dev/shm/wheyfinder-fuzz-\(getpid())"
        let file = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        precondition(file >= 0, "no file in /dev/shm")
        unlink(path)
        return file
    }

    /// - Returns: 0, as libFuzzer wants it.
    public func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        let input = head + bytes
        lseek(file, 0, SEEK_SET)
        ftruncate(file, 0)
        _ = input.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        let whole = read(pieceSize: ByteSource.pieceSize)
        precondition(whole.items.count < 10_000 + input.count, "more items than bytes")
        for item in whole.items { check(item) }
        let size = 1 + Int(bytes.last ?? 0) % 7
        let pieces = read(pieceSize: size)
        precondition(pieces.items == whole.items, "other records in pieces of \(size)")
        precondition(pieces.fault == whole.fault, "another fault in pieces of \(size)")
        return 0
    }

    private func read(pieceSize: Int) -> (items: [Item], fault: FeedError.Kind?) {
        var items: [Item] = []
        do {
            let summary = try Feed(path: "/proc/self/fd/\(file)", headings: headings, pieceSize: pieceSize).read {
                item in
                switch item {
                case .record(let record): items.append(Item(record: record))
                case .unreadable(let fault, _): items.append(Item(unreadable: fault.kind))
                case .fault(let error): items.append(Item(fault: error.kind))
                }
            }
            return (items, summary.fault?.kind)
        } catch let error as FeedError {
            return (items, error.kind)
        } catch {
            preconditionFailure("another error than FeedError: \(error)")
        }
    }

    private struct Item: Equatable {
        var record: ProductRecord?
        var unreadable: RecordFault.Kind?
        var fault: FeedError.Kind?
    }

    private func check(_ item: Item) {
        for passage in item.record?.passages ?? [] {
            let count = passage.text.utf8.count
            precondition(passage.emphasis.allSatisfy { $0.upperBound <= count }, "an emphasis outside its text")
        }
    }
}
