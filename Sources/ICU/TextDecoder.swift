import CICU

/// Text made of bytes, and where bytes could not be read.
public struct DecodedText: Sendable {
    /// UTF-8; each unreadable sequence is U+FFFD.
    public var utf8: [UInt8] = []
    /// Offset of the first unreadable byte in the source; nil where all were read.
    public var firstFault: Int?
    public var faults = 0

    public init() {}

    mutating func addFault(at offset: Int) {
        firstFault = firstFault ?? offset
        faults += 1
    }
}

extension TextEncoding {
    /// - Complexity: linear.
    /// - Throws: `ICUError` where ICU has no table for the encoding.
    public func decode(_ bytes: Span<UInt8>) throws(ICUError) -> DecodedText {
        var decoder = try TextDecoder(self)
        return try decoder.decode(bytes)
    }
}

/// One of ICU's converters.
@safe struct TextDecoder: ~Copyable {
    private let converter: OpaquePointer
    private var units = [UInt16](repeating: 0, count: 16 * 1024)

    init(_ encoding: TextEncoding) throws(ICUError) {
        var status = U_ZERO_ERROR
        // SAFETY: ICU copies the name; the converter is closed in deinit.
        let converter = unsafe wf_open_converter(encoding.converter, &status)
        unsafe try self.init(converter, status)
    }

    private init(_ converter: OpaquePointer?, _ status: WFErrorCode) throws(ICUError) {
        try ICUError.check(status)
        guard let converter = unsafe converter else { throw ICUError(code: -1) }
        unsafe self.converter = converter
    }

    deinit {
        // SAFETY: nothing else holds it.
        unsafe wf_close_converter(converter)
    }

    mutating func decode(_ bytes: Span<UInt8>) throws(ICUError) -> DecodedText {
        var text = DecodedText()
        var source = UTF16Source()
        var at = 0
        while true {
            let step = step(bytes, from: at)
            source.append(units[..<step.written], to: &text.utf8)
            at += step.consumed
            if step.unreadable > 0 {
                text.addFault(at: max(0, at - step.unreadable))
                source.append([0xFFFD], to: &text.utf8)
            } else if step.status != U_BUFFER_OVERFLOW_ERROR {
                try ICUError.check(step.status)
                if at >= bytes.count { break }
            }
        }
        source.flush(to: &text.utf8)
        return text
    }

    private struct Step {
        var consumed = 0
        var written = 0
        var unreadable = 0
        var status = U_ZERO_ERROR
    }

    private mutating func step(_ bytes: Span<UInt8>, from start: Int) -> Step {
        var (consumed, written, unreadable) = (Int32(0), Int32(0), Int32(0))
        var status = U_ZERO_ERROR
        let rest = bytes.extracting(start..<bytes.count)
        // SAFETY: both buffers outlive the call and their true counts are passed with them.
        unsafe rest.withUnsafeBufferPointer { from in
            unsafe units.withUnsafeMutableBufferPointer { to in
                unsafe wf_decode(
                    converter, from.baseAddress, Int32(from.count), &consumed, to.baseAddress, Int32(to.count),
                    &written,
                    &unreadable, 1, &status)
            }
        }
        return Step(consumed: Int(consumed), written: Int(written), unreadable: Int(unreadable), status: status)
    }
}

/// Makes UTF-8 of UTF-16 that comes in pieces: a pair may be cut between its halves.
private struct UTF16Source {
    private var high: UInt16?

    mutating func append(_ units: some Sequence<UInt16>, to bytes: inout [UInt8]) {
        for unit in units {
            if let high {
                self.high = nil
                let pair = [high, unit]
                bytes += Array(String(decoding: pair, as: UTF16.self).utf8)
            } else if unit & 0xFC00 == 0xD800 {
                high = unit
            } else {
                Self.append(unit, to: &bytes)
            }
        }
    }

    private static func append(_ unit: UInt16, to bytes: inout [UInt8]) {
        if unit < 0x80 {
            bytes.append(UInt8(unit))
        } else if unit < 0x800 {
            bytes.append(0xC0 | UInt8(unit >> 6))
            bytes.append(0x80 | UInt8(unit & 0x3F))
        } else if unit & 0xF800 == 0xD800 {
            bytes += [0xEF, 0xBF, 0xBD]
        } else {
            bytes.append(0xE0 | UInt8(unit >> 12))
            bytes.append(0x80 | UInt8(unit >> 6 & 0x3F))
            bytes.append(0x80 | UInt8(unit & 0x3F))
        }
    }

    mutating func flush(to bytes: inout [UInt8]) {
        if high != nil { bytes += [0xEF, 0xBF, 0xBD] }
        high = nil
    }
}
