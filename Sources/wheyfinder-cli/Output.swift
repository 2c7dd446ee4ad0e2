import Glibc

/// Writes to a descriptor and believes only what write(2) says: `print` ignores a full disk.
struct Output {
    let descriptor: Int32

    static let standard = Output(descriptor: 1)
    static let error = Output(descriptor: 2)

    /// A write that failed, named by what was written to.
    struct Failure: Error, CustomStringConvertible {
        let descriptor: Int32
        let code: Int32

        var description: String {
            // SAFETY: strerror(3) returns a string that is valid until the next call on this thread.
            let text = unsafe String(cString: strerror(code)).lowercased()
            return "standard \(descriptor == 1 ? "output" : "error"): \(text)"
        }
    }

    func write(_ bytes: [UInt8]) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let count = writePart(bytes, from: done)
            if count >= 0 {
                done += count
            } else if errno != EINTR {
                throw Failure(descriptor: descriptor, code: errno)
            }
        }
    }

    /// Takes the place of standard descriptors that were closed, so that what is opened next does not: libdispatch's
    /// event descriptor swallowed answers that way. Reading from or writing to such a place fails, as it should.
    static func guardStandardDescriptors() {
        for (descriptor, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)] as [(Int32, Int32)]
        where fcntl(descriptor, F_GETFD) < 0 {
            // SAFETY: open(2) copies the path; the lowest free descriptor is this one.
            _ = unsafe open("/dev/null", mode)
        }
    }

    func write(_ text: String) throws(Failure) { try write(Array(text.utf8)) }

    private func writePart(_ bytes: [UInt8], from start: Int) -> Int {
        // SAFETY: the buffer outlives the call and the count stays inside it.
        unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start) }
    }
}
