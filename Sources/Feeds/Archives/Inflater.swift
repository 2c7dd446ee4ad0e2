import CZlib

/// zlib's inflate, fed piece by piece. Nothing is unpacked that nobody asked for: a piece in, what it holds out.
@safe struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private(set) var isAtEnd = false

    /// What inflate said of bytes that are none of its own.
    struct Fault: Error {
        var message: String
    }

    /// - Returns: nil where zlib has no memory.
    static func make(isGzip: Bool) -> Inflater? {
        guard let stream = unsafe wf_inflate_make(isGzip ? 1 : 0) else { return nil }
        return unsafe Inflater(stream: stream)
    }

    private init(stream: UnsafeMutablePointer<z_stream>) { unsafe self.stream = stream }

    deinit {
        // SAFETY: made by wf_inflate_make and given to nobody else.
        unsafe wf_inflate_free(stream)
    }

    /// Begins the next member of a gzip file.
    mutating func reset() {
        _ = unsafe inflateReset(stream)
        isAtEnd = false
    }

    /// Inflates from the front of `input`, which loses what was taken.
    ///
    /// - Returns: at most `limit` bytes; none where more input is needed or the end is reached.
    /// - Complexity: linear in what goes in and out.
    mutating func inflate(_ input: inout ArraySlice<UInt8>, limit: Int) throws(Fault) -> [UInt8] {
        var code = Z_OK
        var left = 0
        let output = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            (code, left, count) = unsafe run(input, buffer)
        }
        input = input.suffix(left)
        if code == Z_STREAM_END { isAtEnd = true }
        if code != Z_OK, code != Z_STREAM_END, code != Z_BUF_ERROR { throw Fault(message: message(code)) }
        return output
    }

    private func run(
        _ input: ArraySlice<UInt8>, _ output: UnsafeMutableBufferPointer<UInt8>
    ) -> (code: Int32, left: Int, written: Int) {
        unsafe input.withUnsafeBufferPointer { bytes in
            // SAFETY: both buffers outlive the call and their true sizes are passed; inflate writes to neither beyond.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(bytes.count)
            unsafe stream.pointee.next_out = output.baseAddress
            unsafe stream.pointee.avail_out = UInt32(output.count)
            let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            return unsafe (code, Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out))
        }
    }

    private func message(_ code: Int32) -> String {
        // SAFETY: zlib's message is a constant or null.
        unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib error \(code)"
    }
}

/// CRC-32 as gzip and zip use it.
struct CRC32 {
    private(set) var value: UInt32 = 0

    /// - Complexity: linear.
    mutating func update(_ bytes: ArraySlice<UInt8>) {
        // SAFETY: the buffer outlives the call and its true size is passed.
        value = unsafe bytes.withUnsafeBufferPointer {
            unsafe UInt32(crc32(UInt(value), $0.baseAddress, UInt32($0.count)))
        }
    }
}
