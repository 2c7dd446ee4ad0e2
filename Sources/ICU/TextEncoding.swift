/// The encodings that are read, by their names in WHATWG's Encoding standard (section 4.2).
///
/// Encodings in which ASCII letters can be written as other ASCII characters or bytes (UTF-7, ISO-2022-JP, HZ,
/// EBCDIC) and UTF-32 are refused: a word could stand in them that no check in front of the reader sees.
public enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    case latin2 = "ISO-8859-2"
    case latin3 = "ISO-8859-3"
    case latin4 = "ISO-8859-4"
    case cyrillic = "ISO-8859-5"
    case arabic = "ISO-8859-6"
    case greek = "ISO-8859-7"
    case hebrew = "ISO-8859-8"
    case latin6 = "ISO-8859-10"
    case latin7 = "ISO-8859-13"
    case latin8 = "ISO-8859-14"
    case latin9 = "ISO-8859-15"
    case koi8R = "KOI8-R"
    case koi8U = "KOI8-U"
    case windows874 = "windows-874"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case windows1255 = "windows-1255"
    case windows1256 = "windows-1256"
    case windows1257 = "windows-1257"
    case windows1258 = "windows-1258"
    case gb18030 = "gb18030"
    case big5 = "Big5"
    case eucJP = "EUC-JP"
    case shiftJIS = "Shift_JIS"
    case eucKR = "EUC-KR"

    /// The encoding of a label such as a page or a header gives; nil where it is refused or no label.
    ///
    /// - Complexity: constant.
    public init?(label: String) {
        let label = label.lowercased().filter { $0 != " " && !$0.isWhitespace }
        if let encoding = Self.byName[label] {
            self = encoding
            return
        }
        guard let encoding = Self.aliases[label] ?? Self.numbered(label) else { return nil }
        self = encoding
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) })

    /// `cp1251`, `x-cp1251`, `iso8859-2`, `iso_8859-2`, `iso88592`, `latin2`.
    private static func numbered(_ label: String) -> TextEncoding? {
        for prefix in ["x-cp", "cp", "windows"] where label.hasPrefix(prefix) {
            return byName["windows-" + label.dropFirst(prefix.count).drop { $0 == "-" }]
        }
        for prefix in ["iso_8859-", "iso8859-", "iso8859", "iso-8859"] where label.hasPrefix(prefix) {
            let part = label.dropFirst(prefix.count).prefix { $0 != ":" }
            return part == "1"
                ? .windows1252 : part == "9" ? .windows1254 : part == "11" ? .windows874 : byName["iso-8859-" + part]
        }
        return nil
    }

    /// Labels in use beside the names; several are read as a larger encoding, as browsers do.
    private static let aliases: [String: TextEncoding] = [
        "utf8": .utf8, "unicode-1-1-utf-8": .utf8, "utf-16": .utf16LE, "unicode": .utf16LE, "ucs-2": .utf16LE,
        "ascii": .windows1252, "us-ascii": .windows1252, "latin1": .windows1252, "l1": .windows1252,
        "iso-8859-1": .windows1252,
        "iso-ir-100": .windows1252, "csisolatin1": .windows1252, "ansi_x3.4-1968": .windows1252, "ibm819": .windows1252,
        "cp819": .windows1252, "latin2": .latin2, "l2": .latin2, "csisolatin2": .latin2, "latin3": .latin3,
        "latin4": .latin4, "cyrillic": .cyrillic, "arabic": .arabic, "greek": .greek, "greek8": .greek,
        "hebrew": .hebrew, "visual": .hebrew, "logical": .hebrew, "iso-8859-8-i": .hebrew,
        "iso-8859-9": .windows1254,
        "latin5": .windows1254, "l5": .windows1254, "latin6": .latin6, "latin9": .latin9, "l9": .latin9,
        "koi": .koi8R, "koi8": .koi8R, "koi8_r": .koi8R, "koi8-ru": .koi8U, "tis-620": .windows874,
        "tis620": .windows874,
        "dos-874": .windows874, "iso-8859-11": .windows874, "gbk": .gb18030, "gb2312": .gb18030, "gb_2312-80": .gb18030,
        "chinese": .gb18030, "x-gbk": .gb18030, "euc-cn": .gb18030, "big5-hkscs": .big5, "cn-big5": .big5,
        "x-x-big5": .big5,
        "csbig5": .big5, "x-euc-jp": .eucJP, "eucjp": .eucJP, "sjis": .shiftJIS, "shift-jis": .shiftJIS,
        "x-sjis": .shiftJIS,
        "ms_kanji": .shiftJIS, "ms932": .shiftJIS, "windows-31j": .shiftJIS, "cp932": .shiftJIS,
        "csshiftjis": .shiftJIS,
        "euckr": .eucKR, "korean": .eucKR, "ks_c_5601-1987": .eucKR, "ksc5601": .eucKR, "ks_c_5601-1989": .eucKR,
        "windows-949": .eucKR, "cp949": .eucKR, "iso-ir-149": .eucKR, "cseuckr": .eucKR,
    ]

    /// ICU's name of the table that comes nearest to WHATWG's.
    var converter: String {
        switch self {
        case .windows874: "windows-874-2000"
        case .eucKR: "windows-949-2000"
        case .big5: "Big5-HKSCS"
        case .shiftJIS: "ibm-943_P15A-2003"
        case .eucJP: "EUC-JP"
        case .latin6: "iso-8859_10-1998"
        case .latin8: "iso-8859_14-1998"
        default: rawValue
        }
    }
}
