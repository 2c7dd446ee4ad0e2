import Products

/// The files of a zip archive, as its directory at the end lists them (APPNOTE 6.3, 64-bit sizes included).
struct ZipArchive {
    struct Entry {
        var name: String
        var method: Int
        var isEncrypted: Bool
        var crc: UInt32
        var packed: Int
        var size: Int
        /// Where its own header stands in the file.
        var offset: Int
    }

    let file: RandomFile
    let entries: [Entry]

    /// Bytes of a directory at most: half a million files.
    private static let directoryLimit = 64 << 20

    /// - Throws: `FeedError` of kind `damaged` or `limit`.
    init(_ file: RandomFile) throws(FeedError) {
        self.file = file
        let (offset, size) = try Self.directory(of: file)
        guard size <= Self.directoryLimit else { throw Self.error(file, .limit, "a directory above 64 MiB") }
        entries = try Self.entries(ZipBytes(try file.bytes(at: offset, count: size)), file)
    }

    /// A file of the archive, and the one that goes with it.
    ///
    /// - Throws: `FeedError` where one of them cannot be unpacked.
    func member(_ entry: Entry, companion: String? = nil) throws(FeedError) -> ZipMember {
        var other: ZipMember?
        if let found = entries.first(where: { $0.name == companion }) { other = try member(found) }
        return try ZipMember(entry, of: file, name: "\(file.name)/\(entry.name)", companion: other)
    }

    private static func error(_ file: RandomFile, _ kind: FeedError.Kind, _ message: String) -> FeedError {
        FeedError(kind, SourcePosition(source: file.name), "zip: " + message)
    }

    /// Where the directory is: its end record stands in front of a comment of at most 64 KiB.
    private static func directory(of file: RandomFile) throws(FeedError) -> (offset: Int, size: Int) {
        let start = max(0, file.count - 65_557)
        let tail = ZipBytes(try file.bytes(at: start, count: file.count - start))
        guard let end = tail.last(signature: 0x0605_4B50) else {
            throw error(file, .cut, "the archive has no directory: it ends early")
        }
        let (size, offset) = (tail.number(end + 12, 4), tail.number(end + 16, 4))
        guard offset == 0xFFFF_FFFF || size == 0xFFFF_FFFF, tail.number(end - 20, 4) == 0x0706_4B50 else {
            return (offset, size)
        }
        let record = ZipBytes(try file.bytes(at: tail.number(end - 12, 8), count: 56))
        guard record.number(0, 4) == 0x0606_4B50 else { throw error(file, .damaged, "no 64-bit directory") }
        return (record.number(48, 8), record.number(40, 8))
    }

    private static func entries(_ bytes: ZipBytes, _ file: RandomFile) throws(FeedError) -> [Entry] {
        var entries: [Entry] = []
        var at = 0
        while at + 46 <= bytes.count {
            guard bytes.number(at, 4) == 0x0201_4B50 else { throw error(file, .damaged, "a damaged directory") }
            let (name, extra, comment) = (bytes.number(at + 28, 2), bytes.number(at + 30, 2), bytes.number(at + 32, 2))
            var entry = Entry(
                name: bytes.text(at + 46, name), method: bytes.number(at + 10, 2),
                isEncrypted: bytes.number(at + 8, 2) & 1 != 0, crc: UInt32(bytes.number(at + 16, 4)),
                packed: bytes.number(at + 20, 4), size: bytes.number(at + 24, 4), offset: bytes.number(at + 42, 4))
            widen(&entry, bytes, at + 46 + name, extra)
            entries.append(entry)
            at += 46 + name + extra + comment
        }
        return entries
    }

    /// Sizes and places that did not fit stand in an extra field, in this order, those alone that are missing.
    private static func widen(_ entry: inout Entry, _ bytes: ZipBytes, _ start: Int, _ length: Int) {
        var at = start
        while at + 4 <= start + length {
            let (id, size) = (bytes.number(at, 2), bytes.number(at + 2, 2))
            if id == 1 {
                var field = at + 4
                for path in [\Entry.size, \Entry.packed, \Entry.offset] where entry[keyPath: path] == 0xFFFF_FFFF {
                    entry[keyPath: path] = bytes.number(field, 8)
                    field += 8
                }
            }
            at += 4 + size
        }
    }
}

/// Little-endian numbers in bytes; what lies outside reads as zeros.
struct ZipBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }

    func number(_ at: Int, _ width: Int) -> Int {
        guard at >= 0, at + width <= bytes.count else { return 0 }
        let value = bytes[at..<at + width].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int(truncatingIfNeeded: value & 0x7FFF_FFFF_FFFF_FFFF)
    }

    func text(_ at: Int, _ length: Int) -> String {
        String(decoding: bytes.dropFirst(at).prefix(length), as: UTF8.self)
    }

    /// - Complexity: linear.
    func last(signature: Int) -> Int? {
        stride(from: bytes.count - 22, through: 0, by: -1).first { number($0, 4) == signature }
    }
}
