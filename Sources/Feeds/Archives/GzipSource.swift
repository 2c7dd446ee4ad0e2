import Products

/// What a gzip file holds; several members behind one another are one text (RFC 1952, section 2.2).
final class GzipSource: PieceSource {
    private let packed: any PieceSource
    private var inflater: Inflater
    private var input: ArraySlice<UInt8> = []
    private var expansion = ExpansionGuard()
    private(set) var bytesRead = 0
    private var isDone = false

    init(_ packed: any PieceSource) throws(FeedError) {
        self.packed = packed
        guard let inflater = Inflater.make(isGzip: true) else {
            throw packed.error(.readFailed, "zlib has no memory")
        }
        self.inflater = inflater
    }

    var name: String { packed.name }
    var expectedBytes: Int? { nil }

    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        while !isDone {
            if inflater.isAtEnd, try !beginMember(isCancelled) { break }
            let before = input.count
            let output = try inflate()
            expansion.count(packed: before - input.count, unpacked: output.count)
            if expansion.isExceeded { throw error(.limit, ExpansionGuard.message) }
            bytesRead += output.count
            if !output.isEmpty { return output[...] }
            if !inflater.isAtEnd, input.isEmpty { try refill(isCancelled) }
        }
        isDone = true
        return []
    }

    private func inflate() throws(FeedError) -> [UInt8] {
        do throws(Inflater.Fault) {
            return try inflater.inflate(&input, limit: ByteSource.pieceSize)
        } catch {
            throw packed.error(.damaged, "gzip: \(error.message)")
        }
    }

    /// - Returns: false where nothing stands behind the member that ended; padding of NULs is nothing.
    private func beginMember(_ isCancelled: () -> Bool) throws(FeedError) -> Bool {
        if input.isEmpty { input = try packed.next(isCancelled) }
        while input.first == 0 || input.isEmpty {
            input = input.drop { $0 == 0 }
            if !input.isEmpty { break }
            input = try packed.next(isCancelled)
            if input.isEmpty { return false }
        }
        inflater.reset()
        return true
    }

    private func refill(_ isCancelled: () -> Bool) throws(FeedError) {
        input = try packed.next(isCancelled)
        if input.isEmpty { throw packed.error(.cut, "the gzip file ends early") }
    }
}
