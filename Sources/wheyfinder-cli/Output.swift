import Glibc

/// Writes to a descriptor and believes only what write(2) says: `print` ignores a full disk.
struct Output {
    let descriptor: Int32

    static let standard = Output(descriptor: 1)
    static let error = Output(descriptor: 2)

    struct Failure: Error {
        let code: Int32
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = writePart(bytes, from: done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw Failure(code: errno)
            }
        }
    }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    private func writePart(_ bytes: [UInt8], from start: Int) -> Int {
        // SAFETY: the buffer outlives the call and the count stays inside it.
        unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start) }
    }
}
