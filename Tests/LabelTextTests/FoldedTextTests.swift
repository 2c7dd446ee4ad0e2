import Foundation
import ICU
import LabelText
import TestSupport
import Testing

@Suite struct FoldedTextTests {
    private func fold(_ text: String) throws -> FoldedText {
        var folder = try TextFolder()
        return try folder.fold(text)
    }

    private func foldedString(_ text: String) throws -> String {
        String(decoding: try fold(text).bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("MILCH", "milch"), ("Süßmolkenpulver", "süssmolkenpulver"), ("Mager\u{AD}milch", "magermilch"),
        ("ﾁｰｽﾞ", "チーズ"), ("e\u{301}cre\u{301}me\u{301}", "écrémé"), ("<b>melk</b>eiwitten", "melkeiwitten"),
        ("_lait_ entier", "lait entier"), ("a<br/>b", "a\nb"), ("sel &amp; lait", "sel & lait"),
        ("5 < 6 et 7 > 2", "5 < 6 et 7 > 2"), ("TEREYAĞI", "tereyaği"), ("tereyağı", "tereyaği"),
        ("PEYNİR", "peynir"), ("d’œuf", "d'œuf"), ("حَلِيب", "حليب"), ("", ""),
    ])
    func folds(_ text: String, _ expected: String) throws {
        #expect(try foldedString(text) == expected)
    }

    @Test func slicesTheLabelAsPrinted() throws {
        let text = try fold("Soja, <b>melk</b>eiwitten, Mager\u{AD}milch, ｶｾﾞｲﾝ")
        for (folded, printed) in [
            ("melkeiwitten", "melk</b>eiwitten"), ("magermilch", "Mager\u{AD}milch"), ("カゼイン", "ｶｾﾞｲﾝ"),
        ] {
            let range = try #require(find(folded, in: text))
            #expect(text.slice(range) == printed)
        }
        #expect(text.isEmphasised(try #require(find("melk", in: text))))
        #expect(!text.isEmphasised(try #require(find("soja", in: text))))
    }

    private func find(_ needle: String, in text: FoldedText) -> Range<Int>? {
        let bytes = text.bytes
        let wanted = Array(needle.utf8)
        return (0...max(0, bytes.count - wanted.count)).first { Array(bytes[$0..<$0 + wanted.count]) == wanted }
            .map { $0..<$0 + wanted.count }
    }

    @Test func randomTextKeepsItsInvariants() throws {
        var random = SeededRandom(seed: 0x5EED_0001)
        var folder = try TextFolder()
        for _ in 0..<2_000 {
            let text = randomText(&random)
            let folded = try folder.fold(text)
            let fault = folded.brokenInvariant()
            #expect(fault == nil, "seed \(random.seed): \(text.debugDescription)")
        }
    }

    private func randomText(_ random: inout SeededRandom) -> String {
        let pieces = [
            "a", "Z", " ", "e", "\u{301}", "\u{307}", "ß", "İ", "ﬁ", "ﷺ", "\u{AD}", "\u{200B}", "각", "\u{11A8}", "가",
            "<b>", "</b>", "_", "&amp;", "<br>", "ｶﾞ", "न", "\u{94D}", "ா", "ெ", "น้ำ", "😀", "𝔪", "Ⅷ", "…", "½",
            "\u{1E9B}\u{323}",
        ]
        return (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }

    /// The slow twin: ICU on the whole text at once.
    @Test func tableAndICUAgree() throws {
        var random = SeededRandom(seed: 0x5EED_0002)
        var folder = try CaseFolder()
        for _ in 0..<3_000 {
            let text = randomText(&random)
            var output = FoldedBytes()
            try folder.fold(text.utf8.span, into: &output)
            let whole = try CaseFolder.foldWhole(text)
            #expect(
                String(decoding: output.bytes, as: UTF8.self) == whole, "seed \(random.seed): \(text.debugDescription)")
        }
    }

    @Test func everyScalarFoldsAsICUSays() throws {
        var folder = try CaseFolder()
        var output = FoldedBytes()
        for value in UInt32(0)..<0x20000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let text = "a" + String(scalar)
            try folder.fold(text.utf8.span, into: &output)
            #expect(
                String(decoding: output.bytes, as: UTF8.self) == (try CaseFolder.foldWhole(text)),
                "U+\(String(value, radix: 16))")
        }
    }
}

/// Counts instead of times: calls of ICU a label takes.
@Suite struct FoldingCountTests {
    @Test func labelsHardlyNeedICU() throws {
        let rows = try String(contentsOf: Repository.file("corpus/decision-cases.tsv"), encoding: .utf8)
            .split(separator: "\n")
        var folder = try TextFolder()
        for row in rows { _ = try folder.fold(String(row)) }
        #expect(rows.count > 100)
        #expect(folder.segmentsSentToICU <= rows.count / 3, "\(folder.segmentsSentToICU) in \(rows.count) labels")
    }
}
