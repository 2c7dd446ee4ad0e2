import Products

/// The files of a tar archive, one behind the other (POSIX.1-2017 pax, ustar, and GNU's long names).
final class TarReader {
    private let archive: any PieceSource
    private var buffer: ArraySlice<UInt8> = []
    private var left = 0
    private var padding = 0

    static let block = 512
    /// A header of more bytes than this names nothing.
    private static let extraLimit = 1 << 20

    init(_ archive: any PieceSource) { self.archive = archive }

    /// The next file; nil at the end.
    ///
    /// - Throws: `FeedError` of kind `damaged` or `cut`.
    func next(named archiveName: String, _ isCancelled: () -> Bool) throws(FeedError) -> TarMember? {
        var longName: String?
        while true {
            try skip(isCancelled)
            let header = try take(Self.block, isCancelled)
            if header.isEmpty || header.allSatisfy({ $0 == 0 }) { return nil }
            guard header.count == Self.block, Self.isSound(header) else {
                throw archive.error(.damaged, "tar: no header where one must be")
            }
            guard let size = Self.number(header[124..<136]), size >= 0 else {
                throw archive.error(.damaged, "tar: a size that is no number")
            }
            (left, padding) = (size, (Self.block - size % Self.block) % Self.block)
            switch header[156] {
            case 0x30, 0x00: return TarMember(name: "\(archiveName)/\(longName ?? Self.name(header))", self)
            case 0x4C, 0x78:
                if let name = try readName(isPax: header[156] == 0x78, isCancelled) { longName = name }
            default: longName = nil
            }
        }
    }

    /// A piece of the file at hand; empty at its end.
    fileprivate func piece(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        if left == 0 { return [] }
        if buffer.isEmpty { try refill(isCancelled) }
        let piece = buffer.prefix(left)
        buffer = buffer.dropFirst(piece.count)
        left -= piece.count
        return piece
    }

    private func refill(_ isCancelled: () -> Bool) throws(FeedError) {
        buffer = try archive.next(isCancelled)
        if buffer.isEmpty { throw archive.error(.cut, "the tar archive ends early") }
    }

    private func skip(_ isCancelled: () -> Bool) throws(FeedError) {
        left += padding
        padding = 0
        while left > 0 { _ = try piece(isCancelled) }
    }

    private func take(_ count: Int, _ isCancelled: () -> Bool) throws(FeedError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            if buffer.isEmpty { buffer = try archive.next(isCancelled) }
            if buffer.isEmpty { break }
            let part = buffer.prefix(count - bytes.count)
            bytes += part
            buffer = buffer.dropFirst(part.count)
        }
        return bytes
    }

    private func readName(isPax: Bool, _ isCancelled: () -> Bool) throws(FeedError) -> String? {
        guard left <= Self.extraLimit else { throw archive.error(.limit, "tar: a name above 1 MiB") }
        var bytes: [UInt8] = []
        while left > 0 { bytes += try piece(isCancelled) }
        let text = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        guard isPax else { return text }
        return text.split(separator: "\n").lazy.compactMap { line in
            line.firstIndex(of: " ").map { line[line.index(after: $0)...] }.flatMap {
                $0.hasPrefix("path=") ? String($0.dropFirst(5)) : nil
            }
        }.first
    }

    private static func name(_ header: [UInt8]) -> String {
        let text: (Range<Int>) -> String = { String(decoding: header[$0].prefix { $0 != 0 }, as: UTF8.self) }
        let prefix = header[257..<262].elementsEqual("ustar".utf8) ? text(345..<500) : ""
        return prefix.isEmpty ? text(0..<100) : prefix + "/" + text(0..<100)
    }

    private static func isSound(_ header: [UInt8]) -> Bool {
        let sum = header.enumerated().reduce(0) { $0 + ((148..<156).contains($1.offset) ? 32 : Int($1.element)) }
        return number(header[148..<156]) == sum
    }

    /// Octal digits, or a binary number behind a set first bit (GNU, for sizes above 8 GiB).
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        if let first = field.first, first & 0x80 != 0 {
            return field.dropFirst(4).reduce(0) { $0 << 8 | Int($1) }
        }
        let digits = field.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }
}

/// A file of a tar archive; read before the next one is asked for.
final class TarMember: PieceSource {
    let name: String
    private let archive: TarReader
    private(set) var bytesRead = 0
    let expectedBytes: Int? = nil

    fileprivate init(name: String, _ archive: TarReader) {
        self.name = name
        self.archive = archive
    }

    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        let piece = try archive.piece(isCancelled)
        bytesRead += piece.count
        return piece
    }
}
