import Products

/// A file of a zip archive: stored or deflated, its length and checksum proved at the end.
final class ZipMember: PieceSource {
    let name: String
    private let file: RandomFile
    private let entry: ZipArchive.Entry
    private var inflater: Inflater?
    private var offset: Int
    private var left: Int
    private var input: ArraySlice<UInt8> = []
    private var expansion = ExpansionGuard()
    private var checksum = CRC32()
    private(set) var bytesRead = 0
    private var isDone = false
    let companion: (any PieceSource)?

    /// - Throws: `FeedError` of kind `damaged` or `unknownFormat` where the file cannot be unpacked.
    init(
        _ entry: ZipArchive.Entry, of file: RandomFile, name: String, companion: (any PieceSource)? = nil
    ) throws(FeedError) {
        (self.name, self.file, self.entry, self.companion) = (name, file, entry, companion)
        left = entry.packed
        let header = ZipBytes(try file.bytes(at: entry.offset, count: 30))
        offset = entry.offset + 30 + header.number(26, 2) + header.number(28, 2)
        inflater = entry.method == 8 ? Inflater.make(isGzip: false) : nil
        if header.number(0, 4) != 0x0403_4B50 { throw error(.damaged, "zip: no header where one must be") }
        if entry.isEncrypted { throw error(.unknownFormat, "zip: an encrypted file is not read") }
        if entry.method != 0, entry.method != 8 {
            throw error(.unknownFormat, "zip: compression method \(entry.method) is not read")
        }
        if entry.method == 8, inflater == nil { throw error(.readFailed, "zlib has no memory") }
    }

    var expectedBytes: Int? { nil }

    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        while !isDone {
            if isCancelled() { throw .interrupted(name, at: bytesRead) }
            if input.isEmpty { try refill() }
            let before = input.count
            let output = try unpack()
            expansion.count(packed: before - input.count, unpacked: output.count)
            if expansion.isExceeded { throw error(.limit, ExpansionGuard.message) }
            bytesRead += output.count
            checksum.update(output)
            if !output.isEmpty { return output }
        }
        return []
    }

    private func refill() throws(FeedError) {
        let bytes = try file.bytes(at: offset, count: min(left, ByteSource.pieceSize))
        offset += bytes.count
        left -= bytes.count
        input = bytes[...]
    }

    private func unpack() throws(FeedError) -> ArraySlice<UInt8> {
        if inflater?.isAtEnd == true || input.isEmpty { return try finish() }
        guard inflater != nil else {
            defer { input = [] }
            return input
        }
        do throws(Inflater.Fault) {
            return try inflater!.inflate(&input, limit: ByteSource.pieceSize)[...]
        } catch {
            throw self.error(.damaged, "zip: \(error.message)")
        }
    }

    private func finish() throws(FeedError) -> ArraySlice<UInt8> {
        isDone = true
        if inflater?.isAtEnd == false || bytesRead != entry.size { throw error(.cut, "zip: the file ends early") }
        if checksum.value != entry.crc { throw error(.damaged, "zip: the checksum does not fit") }
        return []
    }
}
