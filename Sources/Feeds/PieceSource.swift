import Products

/// Something whose bytes come in pieces: a file, or what a compressed one holds.
protocol PieceSource: AnyObject {
    var name: String { get }
    /// Bytes there will be; nil where nobody can tell.
    var expectedBytes: Int? { get }
    var bytesRead: Int { get }
    /// The table beside this one that has the names of its foods, not read yet; nil for most.
    var companion: (any PieceSource)? { get }

    /// The next piece; empty at the end.
    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8>
}

extension PieceSource {
    var companion: (any PieceSource)? { nil }

    /// A fault of what is read here, at the byte reached.
    func error(_ kind: FeedError.Kind, _ message: String) -> FeedError {
        FeedError(kind, SourcePosition(source: name, byteOffset: bytesRead), message)
    }
}

/// A file, a pipe or standard input.
final class FileSource: PieceSource {
    private var source: ByteSource
    let companion: (any PieceSource)?

    init(path: String, pieceSize: Int, companion: (any PieceSource)? = nil) throws(FeedError) {
        source = try ByteSource(path: path, pieceSize: pieceSize)
        self.companion = companion
    }

    var name: String { source.name }
    var expectedBytes: Int? { source.expectedBytes }
    var bytesRead: Int { source.bytesRead }

    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        try source.next(isCancelled: isCancelled)
    }
}

/// A source whose first bytes have been looked at.
final class RewoundSource: PieceSource {
    private var head: ArraySlice<UInt8>
    private let rest: any PieceSource

    init(head: [UInt8], _ rest: any PieceSource) {
        self.head = head[...]
        self.rest = rest
    }

    var name: String { rest.name }
    var expectedBytes: Int? { rest.expectedBytes }
    var bytesRead: Int { rest.bytesRead }

    func next(_ isCancelled: () -> Bool) throws(FeedError) -> ArraySlice<UInt8> {
        if head.isEmpty { return try rest.next(isCancelled) }
        defer { head = [] }
        return head
    }
}

extension PieceSource {
    /// At least `count` bytes where there are as many, to be looked at and put back.
    func head(_ count: Int, _ isCancelled: () -> Bool) throws(FeedError) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < count {
            let piece = try next(isCancelled)
            if piece.isEmpty { break }
            head += piece
        }
        return head
    }
}
