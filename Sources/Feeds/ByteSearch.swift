import Glibc

extension Span<UInt8> {
    /// The first place of `byte` from `start` on; `count` where there is none.
    ///
    /// - Complexity: linear, many bytes at a time.
    func first(_ byte: UInt8, from start: Int) -> Int {
        guard start < count else { return count }
        // SAFETY: memchr(3) looks at no more bytes than it is told, and what it gives points among them.
        return unsafe extracting(start...).withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress, let found = unsafe memchr(base, Int32(byte), bytes.count) else {
                return count
            }
            return unsafe start + (UnsafeRawPointer(found) - UnsafeRawPointer(base))
        }
    }
}
