import Glibc
import Products

/// Reads a file, pipe or standard input in pieces of 64 KiB, by read(2) on a descriptor of our own.
///
/// No library is ever given a file name: libxml2 would take `http://…` for an address and unpack gzip in
/// silence (reliability.md, x3).
public struct ByteSource: ~Copyable {
    public static let pieceSize = 64 * 1024

    private let descriptor: Int32
    public let name: String
    /// Bytes of the file when it was opened; nil for pipes.
    public let expectedBytes: Int?
    /// Bytes read so far.
    public private(set) var bytesRead = 0
    private var piece: [UInt8]

    /// Opens `path`, or standard input for `-`.
    ///
    /// - Throws: `FeedError` of kind `noInput`, `permission` or `readFailed`.
    public init(path: String, pieceSize: Int = ByteSource.pieceSize) throws(FeedError) {
        let (descriptor, size) = try Self.open(path)
        self.init(descriptor: descriptor, name: path, expectedBytes: size, pieceSize: pieceSize)
    }

    private init(descriptor: Int32, name: String, expectedBytes: Int?, pieceSize: Int) {
        self.descriptor = descriptor
        self.name = name
        self.expectedBytes = expectedBytes
        piece = Array(repeating: 0, count: pieceSize)
    }

    private static func open(_ path: String) throws(FeedError) -> (Int32, Int?) {
        if path == "-" { return (0, nil) }
        // SAFETY: open(2) copies the path; the descriptor is closed below or by the value that takes it over.
        let descriptor = unsafe Glibc.open(FileName.path(path), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw error(errno, path, opening: true) }
        do throws(FeedError) {
            return (descriptor, try size(of: descriptor, path))
        } catch {
            close(descriptor)
            throw error
        }
    }

    deinit {
        if descriptor != 0 { close(descriptor) }
    }

    /// The next piece; empty at the end.
    ///
    /// - Parameter isCancelled: asked before each read, and while a pipe has nothing to give.
    /// - Throws: `FeedError` of kind `readFailed` or `interrupted`.
    public mutating func next(isCancelled: () -> Bool = { false }) throws(FeedError) -> ArraySlice<UInt8> {
        while true {
            if isCancelled() { throw .interrupted(name, at: bytesRead) }
            guard hasSomething() else { continue }
            let count = readPiece()
            if count >= 0 {
                bytesRead += count
                return piece[..<count]
            }
            let code = errno
            if code != EINTR { throw Self.error(code, name, opening: false, offset: bytesRead) }
        }
    }

    /// Waits at most a fifth of a second for a pipe, so that an interruption is noticed; a file never waits.
    private func hasSomething() -> Bool {
        if expectedBytes != nil { return true }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // SAFETY: poll(2) fills the one structure it is given.
        let count = unsafe poll(&request, 1, 200)
        // Any other failure is for read(2) to tell.
        return count > 0 || count < 0 && errno != EINTR
    }

    private mutating func readPiece() -> Int {
        // SAFETY: the buffer outlives the call and its true size is passed.
        unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    }

    private static func size(of descriptor: Int32, _ path: String) throws(FeedError) -> Int? {
        var status = stat()
        // SAFETY: fstat(2) fills the structure it is given.
        guard unsafe fstat(descriptor, &status) == 0 else { throw error(errno, path, opening: true) }
        if status.st_mode & S_IFMT == S_IFDIR { throw error(EISDIR, path, opening: true) }
        return status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    private static func error(_ code: Int32, _ path: String, opening: Bool, offset: Int = 0) -> FeedError {
        // SAFETY: strerror(3) returns a string that is valid until the next call on this thread.
        let text = unsafe String(cString: strerror(code))
        let kind: FeedError.Kind = code == EACCES || code == EPERM ? .permission : opening ? .noInput : .readFailed
        return FeedError(kind, SourcePosition(source: path, byteOffset: offset), text.lowercased())
    }
}
