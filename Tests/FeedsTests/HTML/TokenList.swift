@testable import Feeds

/// Tokens as values, text joined: what the tokenizer's tests compare.
struct TokenList: HTMLSink {
    enum Token: Equatable {
        case doctype(HTMLDoctype)
        case start(name: [UInt8], attributes: [[UInt8]: [UInt8]], isSelfClosing: Bool)
        case end(name: [UInt8])
        case comment([UInt8])
        case text([UInt8])
    }

    var isForeign = false
    private(set) var tokens: [Token] = []
    private var openComment: [UInt8] = []

    mutating func start(_ tag: borrowing HTMLTag) -> HTMLContent {
        let pairs = tag.attributes.map { (Array(tag.bytes[$0.name]), Array(tag.bytes[$0.value])) }
        tokens.append(
            .start(
                name: Array(tag.name), attributes: Dictionary(pairs, uniquingKeysWith: { first, _ in first }),
                isSelfClosing: tag.isSelfClosing))
        return .markup
    }

    mutating func end(_ tag: borrowing HTMLTag) { tokens.append(.end(name: Array(tag.name))) }

    mutating func text(_ bytes: Span<UInt8>) {
        var run: [UInt8] = []
        if case .text(let before)? = tokens.last {
            run = before
            tokens.removeLast()
        }
        for at in 0..<bytes.count { run.append(bytes[at]) }
        tokens.append(.text(run))
    }

    mutating func comment(_ bytes: Span<UInt8>) { for at in 0..<bytes.count { openComment.append(bytes[at]) } }

    mutating func commentEnd(isClosed: Bool) {
        tokens.append(.comment(openComment))
        openComment = []
    }

    mutating func doctype(_ doctype: borrowing HTMLDoctype) { tokens.append(.doctype(copy doctype)) }
}

extension TokenList {
    /// The tokens of `input`, fed in pieces of `size` bytes.
    static func tokens(of input: [UInt8], size: Int, _ tokenizer: HTMLTokenizer = HTMLTokenizer()) -> [Token] {
        var tokenizer = tokenizer
        var list = TokenList()
        for start in stride(from: 0, to: input.count, by: size) {
            let piece = Array(input[start..<min(start + size, input.count)])
            tokenizer.feed(piece.span, to: &list)
        }
        tokenizer.finish(to: &list)
        return list.tokens
    }
}
