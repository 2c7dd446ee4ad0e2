import ICU

/// The tokens of one folded text, in order, without gaps in meaning.
///
/// It can only be made from a `FoldedText`, so the stages cannot be called in the wrong order.
public struct TokenRun: Sendable {
    public let tokens: [Token]

    /// - Complexity: linear in the text.
    public init(_ text: FoldedText) {
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 3)
        let folded = text.bytes
        let bytes = folded.span
        var at = 0
        while at < bytes.count {
            let token = Self.next(bytes, at)
            if let token { tokens.append(token) }
            at = token.map { Int($0.end) } ?? at + bytes.scalar(at: at).length
        }
        self.tokens = tokens
        assert(brokenInvariant(in: text) == nil, brokenInvariant(in: text) ?? "")
    }

    /// The token that starts at `at`, or nil for a blank.
    private static func next(_ bytes: Span<UInt8>, _ at: Int) -> Token? {
        let (scalar, length) = bytes.scalar(at: at)
        switch ScalarClass(scalar) {
        case .letter: return Token(kind: .word, start: at, end: wordEnd(bytes, at + length))
        case .digit: return Token(kind: .number, start: at, end: numberEnd(bytes, at + length))
        case .mark: return kind(ofMark: scalar).map { Token(kind: $0, start: at, end: at + length) }
        }
    }

    private static func wordEnd(_ bytes: Span<UInt8>, _ from: Int) -> Int {
        var at = from
        while at < bytes.count {
            let byte = bytes[at]
            if byte &- 0x61 < 26 {
                at += 1
                continue
            }
            let (scalar, length) = bytes.scalar(at: at)
            if ScalarClass(scalar) != .letter {
                guard scalar == 0x27, at + 1 < bytes.count, ScalarClass(bytes.scalar(at: at + 1).value) == .letter
                else { return at }
            }
            at += length
        }
        return at
    }

    private static func numberEnd(_ bytes: Span<UInt8>, _ from: Int) -> Int {
        var at = from
        while at < bytes.count {
            let (scalar, length) = bytes.scalar(at: at)
            if ScalarClass(scalar) != .digit {
                guard scalar == 0x2E || scalar == 0x2C || scalar == 0x66B, at + length < bytes.count,
                    ScalarClass(bytes.scalar(at: at + length).value) == .digit
                else { return at }
            }
            at += length
        }
        return at
    }

    private static func kind(ofMark scalar: UInt32) -> Token.Kind? {
        switch scalar {
        case 0x20, 0x09, 0xA0, 0x3000, 0x200B...0x200F, 0x2000...0x200A: nil
        case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: .newline
        case 0x2C, 0x3B, 0x3001, 0x60C, 0x61B, 0xFF64, 0x37E, 0xB7, 0x30FB: .separator
        case 0x2022, 0x2023, 0x25AA, 0x25A0, 0x25CF, 0x2219, 0x25E6, 0x2B29, 0x7C, 0xA6: .bullet
        case 0x2E, 0x21, 0x3F, 0x3002, 0x964, 0x965, 0x6D4, 0x61F, 0x589, 0x1362: .stop
        case 0x3A, 0x2236: .colon
        case 0x28, 0x5B, 0x7B, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018: .open
        case 0x29, 0x5D, 0x7D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019: .close
        case 0x2A, 0x2020, 0x2021, 0xB0, 0x25CA, 0x2B50, 0x2605, 0x2606, 0x66D, 0xA7, 0xB6, 0x5E: .footnoteMark
        case 0x25, 0x66A: .percent
        case 0x2D: .hyphen
        case 0x2F: .slash
        default: .other
        }
    }
}

extension TokenRun {
    /// What must hold for every run; returns the first broken promise, or nil.
    ///
    /// - Complexity: linear. Called by tests and, in debug builds, for every run made.
    public func brokenInvariant(in text: FoldedText) -> String? {
        var last: UInt32 = 0
        for token in tokens {
            if token.start < last || token.end <= token.start { return "tokens overlap at \(token.start)" }
            if Int(token.end) > text.count { return "a token ends outside the text" }
            if text.bytes[Int(token.start)] & 0xC0 == 0x80 { return "a token starts inside a scalar" }
            last = token.end
        }
        return nil
    }
}
