import Foundation
import TestSupport
import Testing

@testable import Feeds

/// The tokenizer tests of html5lib (MIT licence), which lie beside the checkout where the project is developed.
///
/// Compared are the tokens; parse errors are not reported by this tokenizer, because nothing is done about them.
/// The four tests of xmlViolation.test ask for an XML tree's restrictions on top of the standard; they are put on
/// the tokens here, and the tokens underneath are the standard's.
@Suite(.enabled(if: HTML5Lib.isThere, "no ../shared/conformance beside the checkout: html5lib's tests are not run"))
struct TokenizerConformanceTests {
    @Test func noneIsMissing() throws {
        #expect(try HTML5Lib.files.map { try HTML5Lib.cases(of: $0).count }.reduce(0, +) == 6_810)
    }

    @Test(arguments: HTML5Lib.files)
    func everyTokenAtEveryPieceSize(_ file: String) throws {
        for test in try HTML5Lib.cases(of: file) {
            for start in test.starts {
                for size in 1...max(1, test.input.count) {
                    let tokens = TokenList.tokens(of: test.input, size: size, start)
                    #expect(test.isMet(by: tokens), "\(file): \(test.name), pieces of \(size), \(start.state)")
                }
            }
        }
    }
}

/// Reads html5lib's files. Strings stay lists of code units, so that lone surrogates survive; UTF-8 is made of
/// them as they come.
enum HTML5Lib {
    struct Case {
        var name: String
        var input: [UInt8]
        var starts: [HTMLTokenizer]
        var output: [TokenList.Token]
        var isForXML: Bool

        func isMet(by tokens: [TokenList.Token]) -> Bool { (isForXML ? tokens.map(HTML5Lib.forXML) : tokens) == output }
    }

    static let folder = Repository.root.deletingLastPathComponent()
        .appending(path: "shared/conformance/html5lib/tokenizer")

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static var files: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".test") }.sorted()
    }

    static func cases(of file: String) throws -> [Case] {
        let json = try Units.parse(Array(Data(contentsOf: folder.appending(path: file))))
        let isForXML = json["xmlViolationTests"] != nil
        return (json["tests"] ?? json["xmlViolationTests"])?.elements.map { Case($0, isForXML: isForXML) } ?? []
    }

    /// What an XML tree cannot hold: noncharacters, form feeds, two hyphens in a comment.
    static func forXML(_ token: TokenList.Token) -> TokenList.Token {
        switch token {
        case .text(let bytes):
            .text(
                Array(
                    String(decoding: bytes, as: UTF8.self).replacing("\u{FFFF}", with: "\u{FFFD}")
                        .replacing("\u{C}", with: " ").utf8))
        case .comment(let bytes):
            .comment(Array(String(decoding: bytes, as: UTF8.self).replacing("--", with: "- -").utf8))
        default: token
        }
    }
}

extension HTML5Lib.Case {
    init(_ test: Units, isForXML: Bool) {
        let isEscaped = test["doubleEscaped"] == .word("true")
        let text = { (value: Units) in Units.utf8(isEscaped ? Units.unescaped(value.units) : value.units) }
        let last = test["lastStartTag"].map(text) ?? []
        let states =
            test["initialStates"]?.elements.map { String(decoding: $0.units, as: UTF16.self) } ?? ["Data state"]
        name = test["description"].map { String(decoding: $0.units, as: UTF16.self) } ?? ""
        input = test["input"].map(text) ?? []
        starts = states.map { HTMLTokenizer(html5libState: $0, lastStart: last) }
        output = Self.joined(test["output"]?.elements.map { Self.token($0, text) } ?? [])
        self.isForXML = isForXML
    }

    private static func token(_ value: Units, _ text: (Units) -> [UInt8]) -> TokenList.Token {
        let parts = value.elements
        func optional(_ part: Units) -> [UInt8]? { part == .word("null") ? nil : text(part) }
        switch String(decoding: parts[0].units, as: UTF16.self) {
        case "DOCTYPE":
            let correct = parts[4] == .word("true")
            return .doctype(
                HTMLDoctype(
                    name: optional(parts[1]), publicID: optional(parts[2]), systemID: optional(parts[3]),
                    forcesQuirks: !correct))
        case "StartTag":
            let pairs = parts[2].members.map { (text(.string($0.0)), text($0.1)) }
            return .start(
                name: text(parts[1]), attributes: Dictionary(uniqueKeysWithValues: pairs),
                isSelfClosing: parts.count > 3)
        case "EndTag": return .end(name: text(parts[1]))
        case "Comment": return .comment(text(parts[1]))
        default: return .text(text(parts[1]))
        }
    }

    private static func joined(_ tokens: [TokenList.Token]) -> [TokenList.Token] {
        tokens.reduce(into: []) { result, token in
            if case .text(let before)? = result.last, case .text(let more) = token {
                result[result.count - 1] = .text(before + more)
            } else {
                result.append(token)
            }
        }
    }
}

extension HTMLTokenizer {
    fileprivate init(html5libState name: String, lastStart: [UInt8]) {
        switch name {
        case "RCDATA state": self.init(content: .escapable, lastStart: lastStart)
        case "RAWTEXT state": self.init(content: .raw, lastStart: lastStart)
        case "PLAINTEXT state": self.init(content: .plain, lastStart: lastStart)
        case "Script data state": self.init(content: .script, lastStart: lastStart)
        case "CDATA section state": self.init(lastStart: lastStart, state: .cdata)
        default: self.init(lastStart: lastStart)
        }
    }
}
