/// Names of files that are no UTF-8: Linux allows any bytes, and a name that was repaired is another name.
///
/// In text such a byte is the private character U+10FF00 plus its value, so that it comes back as it was.
public enum FileName {
    private static let escape: UInt32 = 0x10_FF00

    /// - Complexity: linear, but for names that are no UTF-8.
    public static func text(of bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = ""
        var at = 0
        while at < bytes.count {
            let length = (1...4).first { String(validating: bytes[at...].prefix($0), as: UTF8.self) != nil }
            if let length {
                text += String(decoding: bytes[at..<at + length], as: UTF8.self)
            } else if let scalar = Unicode.Scalar(escape + UInt32(bytes[at])) {
                text.unicodeScalars.append(scalar)
            }
            at += length ?? 1
        }
        return text
    }

    /// What a system call takes: the bytes of the name and a zero.
    ///
    /// - Complexity: linear.
    static func path(_ text: String) -> [CChar] {
        var bytes: [CChar] = []
        for scalar in text.unicodeScalars {
            if scalar.value >= escape + 0x80 {
                bytes.append(CChar(bitPattern: UInt8(scalar.value - escape)))
            } else {
                bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
            }
        }
        return bytes + [0]
    }
}
