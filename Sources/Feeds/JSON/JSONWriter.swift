/// Writes JSON into a buffer of bytes. Only what our own output needs: objects in a fixed order.
public struct JSONWriter {
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    public init() {}

    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    public mutating func object(_ write: (inout JSONWriter) -> Void) { enclose(0x7B, 0x7D, write) }

    public mutating func array(_ write: (inout JSONWriter) -> Void) { enclose(0x5B, 0x5D, write) }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ write: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(open)
        needsComma = false
        write(&self)
        bytes.append(close)
        needsComma = true
    }

    public mutating func name(_ name: StaticString) { self.name(text: name.description) }

    public mutating func name(text: String) {
        separate()
        string(text)
        bytes.append(0x3A)
        needsComma = false
    }

    public mutating func value(_ text: String) {
        separate()
        string(text)
        needsComma = true
    }

    public mutating func value(_ text: String?) {
        if let text { value(text) } else { raw("null") }
    }

    public mutating func value(_ number: Int) { raw(String(number)) }

    public mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

    /// JSON as it stands.
    public mutating func raw(_ json: String) {
        separate()
        bytes += json.utf8
        needsComma = true
    }

    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
    }

    /// Control characters, quotes and backslashes are escaped and nothing else (RFC 8259, section 7).
    private mutating func string(_ text: String) {
        bytes.append(0x22)
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C: bytes += [0x5C, byte]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0..<0x20, 0x7F:
                let digits = String(byte, radix: 16)
                bytes += Array((byte < 0x10 ? "\\u000" : "\\u00").utf8) + Array(digits.utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(0x22)
    }
}
