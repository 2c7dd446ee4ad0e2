/// The writing systems the lexicon knows, as far as word boundaries and language guesses need them.
@frozen public enum Script: UInt8, Sendable, CaseIterable {
    case latin, greek, cyrillic, armenian, hebrew, arabic, devanagari, bengali, tamil, thai, georgian
    case hangul, kana, han, other

    /// The script of a folded letter. Blocks of Unicode 15; the answer for digits and marks means nothing.
    public init(_ scalar: UInt32) { self = ScalarTable.script(ScalarTable.shared.kind(scalar)) }

    init(searching scalar: UInt32) {
        if scalar < 0x250 {
            self = .latin
        } else if scalar < 0x1100 {
            self = Self.belowHangulJamo(scalar)
        } else {
            self = Self.above(scalar)
        }
    }

    private static func belowHangulJamo(_ scalar: UInt32) -> Script {
        switch scalar {
        case 0x250...0x36F: .latin
        case 0x370...0x3FF: .greek
        case 0x400...0x52F: .cyrillic
        case 0x530...0x58F: .armenian
        case 0x590...0x5FF: .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF: .arabic
        case 0x900...0x97F: .devanagari
        case 0x980...0x9FF: .bengali
        case 0xB80...0xBFF: .tamil
        case 0xE00...0xE7F: .thai
        case 0x10A0...0x10FF: .georgian
        default: .other
        }
    }

    private static func above(_ scalar: UInt32) -> Script {
        switch scalar {
        case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7A3: .hangul
        case 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF: .latin
        case 0x1F00...0x1FFF: .greek
        case 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        case 0x1C90...0x1CBF, 0x2D00...0x2D2F: .georgian
        case 0xFB50...0xFDFF, 0xFE70...0xFEFF: .arabic
        case 0x3040...0x30FF, 0x31F0...0x31FF: .kana
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0x20000...0x323AF:
            .han
        default: .other
        }
    }

    /// True for scripts written without spaces between words: there a word boundary proves nothing.
    @inlinable
    public var isUnspaced: Bool { self == .kana || self == .han || self == .thai }
}
