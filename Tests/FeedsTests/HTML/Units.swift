/// JSON whose strings are UTF-16 units: html5lib's tests hold lone surrogates, which no other reader lets through.
indirect enum Units: Equatable {
    case string([UInt16])
    /// Numbers, `true`, `false` and `null`.
    case word(String)
    case array([Units])
    case object([Pair])

    struct Pair: Equatable {
        var name: [UInt16]
        var value: Units
    }

    static func parse(_ bytes: [UInt8]) -> Units {
        var reader = Reader(units: Array(String(decoding: bytes, as: UTF8.self).utf16))
        return reader.value()
    }

    subscript(_ name: String) -> Units? { members.first { $0.0 == Array(name.utf16) }?.1 }

    var members: [([UInt16], Units)] {
        guard case .object(let pairs) = self else { return [] }
        return pairs.map { ($0.name, $0.value) }
    }

    var elements: [Units] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }

    var units: [UInt16] {
        guard case .string(let units) = self else { return [] }
        return units
    }

    /// `\uHHHH` read once more, as tests marked `doubleEscaped` want it.
    static func unescaped(_ units: [UInt16]) -> [UInt16] {
        var result: [UInt16] = []
        var at = 0
        while at < units.count {
            if units[at] == 0x5C, at + 5 < units.count, units[at + 1] == 0x75 {
                result.append(UInt16(String(decoding: units[at + 2..<at + 6], as: UTF16.self), radix: 16) ?? 0)
                at += 6
            } else {
                result.append(units[at])
                at += 1
            }
        }
        return result
    }

    /// UTF-8, a lone surrogate in the three bytes that are its own.
    static func utf8(_ units: [UInt16]) -> [UInt8] {
        var bytes: [UInt8] = []
        var at = 0
        while at < units.count {
            let unit = units[at]
            at += 1
            if (0xD800...0xDBFF).contains(unit), at < units.count, (0xDC00...0xDFFF).contains(units[at]) {
                bytes += Array(String(decoding: [unit, units[at]], as: UTF16.self).utf8)
                at += 1
            } else if (0xD800...0xDFFF).contains(unit) {
                bytes += [0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 0x3F), 0x80 | UInt8(unit & 0x3F)]
            } else {
                bytes += Array(String(decoding: [unit], as: UTF16.self).utf8)
            }
        }
        return bytes
    }

    private struct Reader {
        let units: [UInt16]
        var at = 0

        private mutating func next() -> UInt16 {
            while at < units.count, units[at] <= 0x20 { at += 1 }
            return at < units.count ? units[at] : 0
        }

        private mutating func take(_ unit: UInt16) -> Bool {
            guard next() == unit else { return false }
            at += 1
            return true
        }

        mutating func value() -> Units {
            switch next() {
            case 0x22: return .string(string())
            case 0x5B:
                at += 1
                var elements: [Units] = []
                while !take(0x5D), at < units.count {
                    elements.append(value())
                    _ = take(0x2C)
                }
                return .array(elements)
            case 0x7B:
                at += 1
                var pairs: [Pair] = []
                while !take(0x7D), at < units.count {
                    _ = next()
                    let name = string()
                    _ = take(0x3A)
                    pairs.append(Pair(name: name, value: value()))
                    _ = take(0x2C)
                }
                return .object(pairs)
            default:
                let start = at
                while at < units.count, ![0x2C, 0x5D, 0x7D].contains(units[at]), units[at] > 0x20 { at += 1 }
                return .word(String(decoding: units[start..<at], as: UTF16.self))
            }
        }

        private mutating func string() -> [UInt16] {
            at += 1
            var result: [UInt16] = []
            while at < units.count, units[at] != 0x22 {
                if units[at] == 0x5C { escape(into: &result) } else { result.append(units[at]) }
                at += 1
            }
            at += 1
            return result
        }

        private mutating func escape(into result: inout [UInt16]) {
            at += 1
            switch units[at] {
            case 0x62: result.append(0x08)
            case 0x66: result.append(0x0C)
            case 0x6E: result.append(0x0A)
            case 0x72: result.append(0x0D)
            case 0x74: result.append(0x09)
            case 0x75:
                result.append(UInt16(String(decoding: units[at + 1..<at + 5], as: UTF16.self), radix: 16) ?? 0)
                at += 4
            default: result.append(units[at])
            }
        }
    }
}
