/// A strict reader of RFC 8259, over bytes, with a limit on depth instead of recursion without end.
public struct JSONParser {
    /// Arrays and objects inside one another (RFC 8259, section 9, leaves the limit to us).
    public static let depthLimit = 128

    private let bytes: [UInt8]
    private var at: Int

    /// The one value `bytes` holds. A byte order mark in front is passed over (RFC 8259, section 8.1, allows it).
    ///
    /// - Complexity: linear.
    /// - Throws: `JSONError` with the byte offset of the fault.
    public static func parse(_ bytes: some Collection<UInt8>) throws(JSONError) -> JSONValue {
        let bytes = Array(bytes)
        var parser = JSONParser(bytes: bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        parser.skipBlanks()
        let value = try parser.value(depth: 0)
        parser.skipBlanks()
        if parser.at < parser.bytes.count { throw parser.error("text behind the value") }
        return value
    }

    private init(bytes: [UInt8], at: Int) {
        self.bytes = bytes
        self.at = at
    }

    private func error(_ message: String) -> JSONError { JSONError(offset: at, message: message) }

    private func peek() -> UInt8 { at < bytes.count ? bytes[at] : 0 }

    private mutating func skipBlanks() {
        while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        switch peek() {
        case 0x22: return .string(try string())
        case 0x7B: return try object(depth: depth + 1)
        case 0x5B: return try array(depth: depth + 1)
        case 0x74: return try word("true", .bool(true))
        case 0x66: return try word("false", .bool(false))
        case 0x6E: return try word("null", .null)
        case 0x2D, 0x30...0x39: return .number(try number())
        default: throw error(at < bytes.count ? "no value starts here" : "the text ends early")
        }
    }

    private mutating func word(_ word: String, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[at...].starts(with: word.utf8) else { throw error("no value starts here") }
        at += word.utf8.count
        return value
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        if depth > Self.depthLimit { throw error("more than \(Self.depthLimit) levels") }
        at += 1
        var members: [JSONValue.Member] = []
        skipBlanks()
        if take(0x7D) { return .object(members) }
        repeat {
            skipBlanks()
            guard peek() == 0x22 else { throw error("a member name is expected") }
            let name = try string()
            skipBlanks()
            guard take(0x3A) else { throw error("\":\" is expected") }
            skipBlanks()
            members.append(.init(name: name, value: try value(depth: depth)))
            skipBlanks()
        } while take(0x2C)
        guard take(0x7D) else { throw error("\",\" or \"}\" is expected") }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        if depth > Self.depthLimit { throw error("more than \(Self.depthLimit) levels") }
        at += 1
        var elements: [JSONValue] = []
        skipBlanks()
        if take(0x5D) { return .array(elements) }
        repeat {
            skipBlanks()
            elements.append(try value(depth: depth))
            skipBlanks()
        } while take(0x2C)
        guard take(0x5D) else { throw error("\",\" or \"]\" is expected") }
        return .array(elements)
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func number() throws(JSONError) -> String {
        let start = at
        _ = take(0x2D)
        if !take(0x30) { guard digits() else { throw error("a digit is expected") } }
        if take(0x2E) { guard digits() else { throw error("a digit is expected") } }
        if take(0x65) || take(0x45) {
            if !take(0x2B) { _ = take(0x2D) }
            guard digits() else { throw error("a digit is expected") }
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func digits() -> Bool {
        let start = at
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
        return at > start
    }

    private mutating func string() throws(JSONError) -> String {
        at += 1
        var text: [UInt8] = []
        while true {
            let start = at
            while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
            text += bytes[start..<at]
            guard at < bytes.count else { throw error("the text ends inside a string") }
            if take(0x22) { break }
            guard take(0x5C) else { throw error("a control character inside a string") }
            try escape(into: &text)
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw error("a string that is not UTF-8") }
        return string
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        let byte = peek()
        at += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75: text += String(try escapedScalar()).utf8
        default:
            at -= 1
            throw error("an unknown escape")
        }
    }

    /// A lone surrogate becomes U+FFFD: it can never have been part of a word. What stands behind it stays.
    private mutating func escapedScalar() throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimal()
        guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
        let behind = at
        guard bytes[at...].starts(with: [0x5C, 0x75]) else { return "\u{FFFD}" }
        at += 2
        let second = try hexadecimal()
        if (0xDC00...0xDFFF).contains(second) {
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }
        at = behind
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(JSONError) -> UInt32 {
        let digits = bytes[at...].prefix(4)
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        guard digits.count == 4, digits.first != 0x2B, let value else {
            throw error("four hexadecimal digits are expected")
        }
        at += 4
        return value
    }
}
