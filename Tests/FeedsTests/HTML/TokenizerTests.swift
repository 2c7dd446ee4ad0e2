import Foundation
import TestSupport
import Testing

@testable import Feeds

/// The tokenizer where html5lib's tests are not at hand: what libxml2 gets wrong, and hostile pages.
@Suite struct TokenizerTests {
    /// Text outside tags and comments, as one string.
    private func text(_ page: String, size: Int = 1_000_000, _ content: HTMLContent = .markup) -> String {
        let tokens = TokenList.tokens(
            of: Array(page.utf8), size: size, HTMLTokenizer(content: content, lastStart: Array("script".utf8)))
        return tokens.map { if case .text(let bytes) = $0 { String(decoding: bytes, as: UTF8.self) } else { "" } }
            .joined()
    }

    @Test(arguments: [
        ("<!-->whey<!-- -->", "whey"), ("<!--->whey", "whey"), ("<!-- --!> milk", " milk"), ("<!-- > -->milk", "milk"),
        ("<?php whey ?>milk", "milk"), ("</ whey>milk", "milk"), ("</>milk", "milk"), ("<![CDATA[whey]]>milk", "milk"),
        ("<!whey>milk", "milk"), ("a < b", "a < b"), ("a <5 b", "a <5 b"), ("milk<", "milk<"), ("milk</", "milk</"),
        ("<a title='>'>milk", "milk"), ("<a b=\"<c>\">milk", "milk"), ("<a/b>milk", "milk"), ("\r\nmilk\r", "\nmilk\n"),
    ])
    func tagsThatAreNone(_ page: String, _ shown: String) {
        for size in 1...max(1, page.utf8.count) { #expect(text(page, size: size) == shown, "pieces of \(size)") }
    }

    @Test(arguments: [
        ("</scr</script>whey", "</scrwhey"), ("a</b/.test</script>whey", "a</b/.testwhey"),
        ("<!-- <script> </script> --></script>whey", "<!-- <script> </script> -->whey"), ("x</SCRIPT >whey", "xwhey"),
    ])
    func scriptsEndWhereTheyEnd(_ page: String, _ all: String) {
        for size in 1...page.utf8.count { #expect(text(page, size: size, .script) == all, "pieces of \(size)") }
    }

    @Test(arguments: [
        ("whe&ZeroWidthSpace;y", "whe\u{200B}y"), ("a&NewLine;b", "a\nb"), ("&fflig;", "\u{FB00}"),
        ("&nbspwhey", "\u{A0}whey"),
        ("&#150;", "–"), ("&#x80;", "€"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"), ("&#x110000;", "\u{FFFD}"),
        ("&notit;", "¬it;"), ("&notin;", "∉"), ("&unknown;", "&unknown;"), ("&amp;lt;", "&lt;"), ("&", "&"),
        ("&#", "&#"),
        ("&#x;", "&#x;"), ("&#99999999999999999999;", "\u{FFFD}"), ("&CounterClockwiseContourIntegral;", "∳"),
    ])
    func references(_ page: String, _ shown: String) {
        for size in 1...page.utf8.count { #expect(text(page, size: size) == shown, "pieces of \(size)") }
    }

    @Test func everyNameIsKnown() {
        #expect(text("&Aacute;&zwnj;") == "Á\u{200C}")
        #expect(text("&NotEqualTilde;") == "≂̸")
        var cursor = NamedReferences.Cursor()
        let known = "amp".utf8.map { cursor.advance($0) } + [cursor.advance(0xFF), cursor.advance(0x20)]
        #expect(known == [true, true, true, false, false])
        #expect(cursor.matchedCount == 3)
        #expect(NamedReferences.all.count == 2_231)
    }

    /// One byte more or less may not change what a page is, nor take time (C9).
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "<", "&", "<!--", "<a ", "<a a=", "</", "&#", "&a", "<!", "<![CDATA[", "<script>", "<textarea>",
            "<plaintext>", "<title>",
            "<div>", "<p>", "<li>", "<table><tr>", "<b><p>", "<a href=#>", "<svg>", "<select>", "<noscript>",
            "<div hidden>x",
            "<p itemprop=name>", "<p itemscope>", "</p>", "</div>", "{", "]]>", "--", "<x-y>", "<p lang=a>",
            "<meta charset=", "&amp",
        ])
    func hostilePagesAreRead(_ unit: String) throws {
        let bytes = Array(("<h2>Ingredients</h2>" + String(repeating: unit, count: 200_000 / unit.utf8.count)).utf8)
        let run = try FeedRun(bytes)
        #expect(run.bytesRead == bytes.count)
    }

    /// Random pages of the pieces that matter, cut in three ways.
    @Test(arguments: [0x5EED_0501, 0x5EED_0502, 0x5EED_0503] as [UInt64])
    func everyPieceSizeGivesTheSameTokens(_ seed: UInt64) {
        let parts = [
            "<", ">", "</", "!", "--", "-", "<!--", "-->", "script", "<script>", "</script>", "&", "amp", ";", "#", "x",
            "41", "a", "\"",
            "'", "=", " ", "\r", "\n", "\0", "/", "[CDATA[", "]]>", "]", "DOCTYPE", "PUBLIC", "é", "milk", "?",
            "textarea",
        ]
        var random = SeededRandom(seed: seed)
        for round in 0..<300 {
            let page = (0..<Int.random(in: 1...30, using: &random)).map { _ in parts.randomElement(using: &random)! }
                .joined()
            let start = HTMLTokenizer(
                content: [.markup, .script, .raw, .escapable, .plain].randomElement(using: &random)!,
                lastStart: Array("script".utf8))
            let whole = TokenList.tokens(of: Array(page.utf8), size: page.utf8.count, start)
            for size in [1, 2, 3, 7] {
                let pieces = TokenList.tokens(of: Array(page.utf8), size: size, start)
                #expect(pieces == whole, "seed 0x\(String(seed, radix: 16)), round \(round): \(page.debugDescription)")
            }
        }
    }
}
