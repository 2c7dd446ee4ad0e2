import Foundation
import ICU
import Products
import TestSupport
import Testing

@testable import Feeds

/// Pages in every encoding that is read give the same record; all others are refused by name (B1 to B8).
@Suite struct PageEncodingTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        var label: String
        /// The text in the encoding, by Python's tables.
        var hex: String
        var text: String
        var testDescription: String { label }

        var bytes: [UInt8] {
            let digits = Array(hex)
            return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...$0 + 1]), radix: 16) ?? 0 }
        }
    }

    static let samples = [
        Sample(label: "shift_jis", hex: "8dbb939c814192458e8995b293fb", text: "砂糖、脱脂粉乳"),
        Sample(label: "euc-jp", hex: "babdc5fca1a2c3a6bbe9cab4c6fd", text: "砂糖、脱脂粉乳"),
        Sample(label: "euc-kr", hex: "bcb3c5c12c20bfecc0af", text: "설탕, 우유"),
        Sample(label: "ks_c_5601-1987", hex: "bcb3c5c12c20bfecc0af", text: "설탕, 우유"),
        Sample(label: "gb18030", hex: "b0d7c9b0ccc7a1a2c5a3c4cc", text: "白砂糖、牛奶"),
        Sample(label: "gb2312", hex: "b0d7c9b0ccc7a1a2c5a3c4cc", text: "白砂糖、牛奶"),
        Sample(label: "big5", hex: "ace2bf7da142a4fba5a4", text: "砂糖、牛奶"),
        Sample(label: "windows-1250", hex: "63756b722c206d6ce96b6f209e", text: "cukr, mléko ž"),
        Sample(label: "iso-8859-2", hex: "63756b722c206d6ce96b6f20be", text: "cukr, mléko ž"),
        Sample(label: "windows-1251", hex: "f1e0f5e0f02c20eceeebeeeaee", text: "сахар, молоко"),
        Sample(label: "koi8-r", hex: "d3c1c8c1d22c20cdcfcccfcbcf", text: "сахар, молоко"),
        Sample(label: "koi8-u", hex: "c3d5cbcfd22c20cdcfcccfcbcf20a7", text: "цукор, молоко ї"),
        Sample(label: "iso-8859-5", hex: "e1d0e5d0e02c20dcdedbdedade", text: "сахар, молоко"),
        Sample(label: "windows-1252", hex: "4be473652c2093517561726b942080", text: "Käse, “Quark” €"),
        Sample(label: "iso-8859-1", hex: "4be473652c2093517561726b942080", text: "Käse, “Quark” €"),
        Sample(label: "windows-1253", hex: "e6dcf7e1f1e72c20e3dcebe1", text: "ζάχαρη, γάλα"),
        Sample(label: "iso-8859-7", hex: "e6dcf7e1f1e72c20e3dcebe1", text: "ζάχαρη, γάλα"),
        Sample(label: "windows-1254", hex: "fe656b65722c2073fc7420f0", text: "şeker, süt ğ"),
        Sample(label: "iso-8859-9", hex: "fe656b65722c2073fc7420f0", text: "şeker, süt ğ"),
        Sample(label: "windows-1255", hex: "f1e5ebf82c20e7ece1", text: "סוכר, חלב"),
        Sample(label: "windows-1256", hex: "d3dfd1a120cde1edc8", text: "سكر، حليب"),
        Sample(label: "windows-1257", hex: "63756b7572732c207069656e7320fe", text: "cukurs, piens ž"),
        Sample(label: "windows-874", hex: "b9e9d3b5d2c52c20b9c1", text: "น้ำตาล, นม"),
        Sample(label: "tis-620", hex: "b9e9d3b5d2c52c20b9c1", text: "น้ำตาล, นม"),
        Sample(label: "iso-8859-15", hex: "6c6169742c20bd756620a4", text: "lait, œuf €"),
        Sample(label: "iso-8859-4", hex: "7069656e7320be", text: "piens ž"),
        Sample(label: "iso-8859-10", hex: "6d6af66c6b20fe", text: "mjölk þ"),
        Sample(label: "iso-8859-13", hex: "7069656e7320fe", text: "piens ž"),
        Sample(label: "iso-8859-14", hex: "6c6c6165746820f0", text: "llaeth ŵ"),
        Sample(label: "iso-8859-3", hex: "b1616c6962", text: "ħalib"),
        Sample(label: "iso-8859-6", hex: "cde4eac8", text: "حليب"),
        Sample(label: "iso-8859-8", hex: "e7ece1", text: "חלב"),
        Sample(label: "windows-1258", hex: "73fdde61", text: "sữa"),
    ]

    private func page(_ sample: Sample, head: String) -> [UInt8] {
        let parts = PageSample.page("<h2>Ingredients</h2><p>#</p>", head: head).split(separator: "#")
        return Array(parts[0].utf8) + sample.bytes + Array(parts[1].utf8)
    }

    @Test(arguments: samples) func thePageNamesItsEncoding(_ sample: Sample) throws {
        for head in [
            "<meta charset=\"\(sample.label)\">",
            "<META HTTP-EQUIV=Content-Type content='text/html; charset = \(sample.label.uppercased())'>",
        ] {
            let run = try FeedRun(page(sample, head: head))
            #expect(run.clean.first?.texts(.ingredients) == [sample.text])
            #expect(run.records.first?.faults.isEmpty == true)
        }
    }

    @Test(arguments: ["utf-7", "utf-32", "ebcdic-cp-us", "iso-2022-jp", "hz-gb-2312", "klingon", "cp037"])
    func othersAreRefusedByName(_ label: String) throws {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2><p>oats</p>", head: "<meta charset=\(label)>"))
        #expect(run.records.isEmpty)
        #expect(run.fault?.kind == .encoding)
        #expect(run.fault?.message == "the encoding \(label) is not read")
    }

    @Test func utf32IsRefused() throws {
        let page = PageSample.page("x").unicodeScalars.flatMap { scalar -> [UInt8] in
            [UInt8(truncatingIfNeeded: scalar.value), 0, 0, 0]
        }
        #expect(try FeedRun([0xFF, 0xFE, 0, 0] + page).fault?.kind == .encoding)
    }

    /// A meta counts in the first 1,024 bytes only, outside comments, and says nothing against the bytes.
    @Test(arguments: [
        ("<!-- <meta charset=big5> -->", [String]()), ("<meta name=x content='charset=big5'>", []),
        ("<meta charset=big5>", ["repaired"]),
        ("<meta charset=utf-16>", []), ("<meta charset=''>", []),
    ])
    func utf8IsUTF8(_ head: String, _ faults: [String]) throws {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2><p>Käse</p>", head: head))
        #expect(run.clean.first?.texts(.ingredients) == ["Käse"])
        #expect(run.records.first?.faults.count == faults.count)
    }

    @Test func utf16NeedsNoMark() throws {
        for isBig in [false, true] {
            let bytes = PageSample.page("<h2>Ingredients</h2><p>Käse 牛乳</p>").utf16.flatMap { unit -> [UInt8] in
                isBig ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
            }
            #expect(try FeedRun(bytes).clean.first?.texts(.ingredients) == ["Käse 牛乳"])
        }
    }

    /// Bytes that cannot be read become U+FFFD, and the record names the first of them (B2, B4).
    @Test(arguments: [
        ("utf-8", [0xFF] as [UInt8], 1), ("utf-8", [0xC3, 0x28], 1), ("utf-8", [0xED, 0xA0, 0x80], 3),
        ("utf-8", [0xC0, 0xAF], 2),
        ("utf-8", [0xF8, 0x88, 0x80, 0x80, 0x80], 5), ("shift_jis", [0x81, 0x20], 1), ("euc-jp", [0xFF], 1),
        ("gb18030", [0xFF], 1),
    ])
    func faultsHaveTheirPlace(_ label: String, _ bytes: [UInt8], _ count: Int) throws {
        let parts = PageSample.page("<h2>Ingredients</h2><p>cas#ein</p>", head: "<meta charset=\(label)>").split(
            separator: "#")
        let run = try FeedRun(Array(parts[0].utf8) + bytes + Array(parts[1].utf8))
        let text = try #require(run.records.first?.texts(.ingredients).first)
        #expect(text.hasPrefix("cas\u{FFFD}") && text.hasSuffix("ein"))
        #expect(
            run.records.first?.faults.map(\.message).first?.hasSuffix("the first at byte \(parts[0].utf8.count)")
                == true)
    }

    /// Mojibake: the printed text stays, what was meant stands beside it (B3).
    @Test func mojibakeIsReadBothWays() throws {
        let run = try FeedRun(PageSample.page("<h2>Ingredients</h2><p>lÃ¤tte, sÃ¼ÃŸmolke</p>"))
        #expect(run.clean.first?.texts(.ingredients) == ["lÃ¤tte, sÃ¼ÃŸmolke", "lätte, süßmolke"])
        #expect(run.records.first?.faults.map(\.kind) == [.repairedText])
    }

    /// File names are names of files (B8).
    @Test(arguments: ["-page", "http:", "new\nline", " ", "%00"]) func namesAreNames(_ name: String) throws {
        let work = try Workplace()
        let path = try work.write(PageSample.whole, to: name)
        #expect(try FeedRun(path: path).records.count == 1)
    }
}

/// The encoding tests of html5lib, which lie beside the checkout where the project is developed.
@Suite(.enabled(if: HTML5Lib.isThere, "no ../shared/conformance beside the checkout: html5lib's tests are not run"))
struct EncodingConformanceTests {
    /// A name that is read nowhere stands for the standard's fallback here; a file of ours would be refused. Left
    /// out is the one page whose encoding a script of its own writes.
    @Test(arguments: ["tests1.dat", "tests2.dat", "test-yahoo-jp.dat"])
    func thePageSaysWhatItIs(_ file: String) throws {
        let folder = HTML5Lib.folder.deletingLastPathComponent().appending(path: "encoding")
        let cases = Self.cases(Array(try Data(contentsOf: folder.appending(path: file))))
        #expect(cases.count > 0)
        for (page, expected) in cases {
            let head = String(decoding: page.prefix(300), as: UTF8.self)
            if head.contains("multi-script test") { continue }
            let encoding = Self.encoding(of: page)
            #expect(encoding == TextEncoding(label: expected), "\(head.debugDescription)")
        }
    }

    private static func encoding(of page: [UInt8]) -> TextEncoding {
        if page.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        for head in [page.prefix(PageEncoding.prescanSize), page[...]] {
            do throws(PageEncoding.Fault) {
                if let encoding = try PageEncoding.declared(head) { return encoding }
            } catch {
                return .windows1252
            }
        }
        return .windows1252
    }

    /// `#data`, a page, `#encoding`, a name.
    private static func cases(_ bytes: [UInt8]) -> [(page: [UInt8], encoding: String)] {
        var cases: [(page: [UInt8], encoding: String)] = []
        var page: [UInt8] = []
        var isName = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.elementsEqual("#data".utf8) {
                page = []
                isName = false
            } else if line.elementsEqual("#encoding".utf8) {
                isName = true
            } else if isName, !line.isEmpty {
                cases.append((page, String(decoding: line, as: UTF8.self)))
                isName = false
            } else if !isName {
                page += line + [0x0A]
            }
        }
        return cases
    }
}
