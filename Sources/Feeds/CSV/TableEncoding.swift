import ICU
import Products

/// Makes text of the fields of a table, which cannot say what encoding they are in.
///
/// Without a name they are UTF-8, and a field that is not is found out: its record is never `milk-free`. In all
/// encodings that are read, separators, quotes and line ends are the bytes that they are in ASCII, so that a table is
/// cut before its fields are decoded, and places in it stay true.
struct TableEncoding {
    /// The encoding somebody named; nil for UTF-8, and for UTF-16, which is UTF-8 by the time it comes here.
    private let named: TextEncoding?
    /// Set where the whole table is UTF-16.
    let wide: UTF16Reader?
    /// An encoding that is not read.
    let refused: String?

    struct Field {
        var text: String
        /// What is wrong with its bytes; nil where nothing is.
        var problem: String?
    }

    /// - Parameter named: what the reader was told; a byte order mark beats it.
    init(head: [UInt8], named: TextEncoding?) {
        refused = Self.refused(head)
        let isBigEndian = UTF16Reader.isBigEndian(head) ?? Self.isSilentlyBigEndian(head) ?? named?.isBigEndian
        wide = isBigEndian.map { UTF16Reader(isBigEndian: $0) }
        let isUTF8 = wide != nil || named == .utf8 || head.starts(with: [0xEF, 0xBB, 0xBF])
        self.named = isUTF8 ? nil : named
    }

    /// UTF-32 and UTF-7 by their byte order marks.
    private static func refused(_ head: [UInt8]) -> String? {
        let marks: [([UInt8], String)] = [
            ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0x2B, 0x2F, 0x76], "UTF-7"),
        ]
        return marks.first { head.starts(with: $0.0) }?.1
    }

    static func isRefused(_ head: [UInt8]) -> Bool { refused(head) != nil }

    /// UTF-16 without a mark: names of columns begin with ASCII, every other byte of which is NUL then.
    private static func isSilentlyBigEndian(_ head: [UInt8]) -> Bool? {
        switch head.prefix(4).map({ $0 == 0 }) {
        case [false, true, false, true]: false
        case [true, false, true, false]: true
        default: nil
        }
    }

    /// - Complexity: linear; bytes that are not UTF-8 in a table that should be cost ten times as much.
    func field(_ bytes: [UInt8]) -> Field {
        if bytes.allSatisfy({ $0 < 0x80 }) { return Field(text: String(decoding: bytes, as: UTF8.self)) }
        let text = String(validating: bytes, as: UTF8.self)
        guard let named else {
            // The replacement character is what an earlier program made of bytes it could not read.
            if let text, !text.contains("\u{FFFD}") { return Field(text: text) }
            return Field(text: text ?? Self.mixed(bytes), problem: "bytes that are not UTF-8")
        }
        var field = Self.decoded(bytes, named)
        if text != nil { field.problem = field.problem ?? "bytes that are UTF-8 and were said to be \(named.rawValue)" }
        return field
    }

    private static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> Field {
        do throws(ICUError) {
            let text = try encoding.decode(bytes.span)
            let problem = text.firstFault.map { "byte \($0) of the field is no \(encoding.rawValue)" }
            return Field(text: String(decoding: text.utf8, as: UTF8.self), problem: problem)
        } catch {
            return Field(text: String(decoding: bytes, as: UTF8.self), problem: "\(error)")
        }
    }

    /// UTF-8 where it is, and what else stands there as windows-1252, the most likely of all: a guess, which finds
    /// more milk than nothing.
    private static func mixed(_ bytes: [UInt8]) -> String {
        var text = ""
        var at = 0
        while at < bytes.count {
            let length = (1...4).first { String(validating: bytes[at...].prefix($0), as: UTF8.self) != nil } ?? 0
            let part = bytes[at...].prefix(max(length, 1))
            text += length > 0 ? String(decoding: part, as: UTF8.self) : decoded(Array(part), .windows1252).text
            at += part.count
        }
        return text
    }
}

extension TextEncoding {
    /// For UTF-16, its order of bytes.
    fileprivate var isBigEndian: Bool? {
        switch self {
        case .utf16LE: false
        case .utf16BE: true
        default: nil
        }
    }
}
