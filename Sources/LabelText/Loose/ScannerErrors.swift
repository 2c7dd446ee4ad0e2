/// Undoes what scanners make of letters that touch: `rnilk`, `vvhey`.
enum ScannerErrors {
    /// - Complexity: linear.
    static func corrected(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 | 0x20 == 0x6E || $0 | 0x20 == 0x76 }) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0x6E, bytes.last == 0x72 {
                bytes[bytes.count - 1] = 0x6D
            } else if byte | 0x20 == 0x76, let last = bytes.last, last | 0x20 == 0x76 {
                bytes[bytes.count - 1] = last == 0x76 ? 0x77 : 0x57
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
