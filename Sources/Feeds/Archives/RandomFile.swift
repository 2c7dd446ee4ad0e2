import Glibc
import Products

/// A file read at any place, as zip archives need it.
final class RandomFile {
    let name: String
    let count: Int
    private let descriptor: Int32

    /// - Throws: `FeedError` of kind `noInput`; also for anything that is no regular file.
    init(path: String) throws(FeedError) {
        // SAFETY: open(2) copies the path; the descriptor is closed by deinit.
        descriptor = unsafe Glibc.open(FileName.path(path), O_RDONLY | O_CLOEXEC)
        name = path
        var status = stat()
        // SAFETY: fstat(2) fills the structure it is given.
        guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            count = 0
            throw FeedError(.noInput, SourcePosition(source: path), "a zip archive is read from a file only")
        }
        count = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Bytes from `offset` on, fewer at the end of the file.
    ///
    /// - Throws: `FeedError` of kind `readFailed`.
    func bytes(at offset: Int, count: Int) throws(FeedError) -> [UInt8] {
        guard offset >= 0, count > 0 else { return [] }
        var failed: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, done in
            while done < count {
                // SAFETY: the place and the room left lie inside the buffer.
                let part = unsafe pread(descriptor, buffer.baseAddress! + done, count - done, off_t(offset + done))
                if part < 0, errno == EINTR { continue }
                if part < 0 { failed = errno }
                if part <= 0 { break }
                done += part
            }
        }
        if failed != 0 {
            throw FeedError(.readFailed, SourcePosition(source: name, byteOffset: offset), "error \(failed)")
        }
        return bytes
    }
}
