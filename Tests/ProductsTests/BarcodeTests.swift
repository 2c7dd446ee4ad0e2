import Products
import TestSupport
import Testing

/// The vectors of feeds-and-barcodes 3.5.
@Suite struct BarcodeTests {
    @Test(arguments: [
        ("4006381333931", "04006381333931"), ("5901234123457", "05901234123457"),
        ("036000291452", "00036000291452"), ("96385074", "00000096385074"), ("73513537", "00000073513537"),
        ("65833254", "00000065833254"), ("04252614", "00042100005264"), ("06543217", "00065100004327"),
        ("07838604", "00078000003864"), ("01245608", "00012000004568"), ("02758314", "00027100005834"),
        ("04120229", "00041200002029"), ("08765438", "00087600000548"), ("07537743", "00075370000073"),
        ("02137568", "00021375000068"), ("05170197", "00051701000097"), ("06541238", "00065400000128"),
        ("042563008123", "00042563008123"), ("025293001220", "00025293001220"),
        ("07613287945112", "07613287945112"), ("03270190023814", "03270190023814"),
        ("03560071083557", "03560071083557"), ("95012345678835", "95012345678835"),
        ("95012345678903", "95012345678903"), ("(01)09521234543213(10)ABC123", "09521234543213"),
        ("]C10109521234543213\u{1D}10ABC123", "09521234543213"), ("^010952123454321310ABC123", "09521234543213"),
        ("https://id.gs1.org/01/09521234543213/10/ABC123?17=261231", "09521234543213"),
        ("https://example.com/products/01/09521234543213", "09521234543213"),
        ("00000080050100", "00000080050100"), ("80050100", "00000080050100"),
        ("4 006381 333931", "04006381333931"), ("4006381-333931", "04006381333931"),
        ("'4006381333931", "04006381333931"), ("4006381333931.0", "04006381333931"),
        ("４００６３８１３３３９３１", "04006381333931"), ("٤٠٠٦٣٨١٣٣٣٩٣١", "04006381333931"),
        ("\u{A0}4006381333931 ", "04006381333931"),
    ])
    func readsAs(_ text: String, _ gtin14: String) {
        #expect(Barcode(text).gtin?.gtin14 == gtin14)
    }

    @Test(arguments: [
        ("01000054", "00010000000054"), ("01000061", "00010000000061"), ("01000078", "00010000000078"),
    ])
    func ambiguousEightDigitsNameTheOtherReading(_ text: String, _ upcE: String) {
        guard case .gtin(let gtin, let alternatives) = Barcode(text).reading else {
            Issue.record("\(text) was refused")
            return
        }
        #expect(gtin.gtin14 == upcE)
        #expect(alternatives.map(\.gtin14) == ["000000" + text])
    }

    @Test(
        arguments: [
            ("401234567890", ["04012345678901"]), ("4052783", []), ("4324728", []), ("4006381333930", []),
            ("4006381339331", []), ("36000291452", ["00036000291452"]), ("4,01E+12", []), ("4.01E+12", []),
            ("4.00638133393E+12", ["04006381333931"]), ("", []), ("abc", []), ("4oo6381333931", ["04006381333931"]),
            ("../../etc/passwd", []), (LongText(String(repeating: "1", count: 10_000)), []), ("012345678", []),
            ("123456789012345", []),
        ] as [(LongText, [String])])
    func refusesAndSuggests(_ typed: LongText, _ suggestions: [String]) {
        let text = typed.text
        guard case .invalid(_, let offered) = Barcode(text).reading else {
            Issue.record("\(text) was accepted")
            return
        }
        if !suggestions.isEmpty { #expect(offered.map(\.gtin14).contains(suggestions[0])) }
        if suggestions.isEmpty { #expect(offered.isEmpty) }
    }

    @Test(arguments: [
        ("9780471117094", GTIN.Use.book), ("9771234567003", .periodical), ("9790260000438", .music),
        ("2112345678917", .restrictedCirculation), ("0201234567899", .restrictedCirculation),
        ("4006381333931", .item), ("20123451", .restrictedCirculation),
    ])
    func use(_ text: String, _ use: GTIN.Use) {
        #expect(Barcode(text).gtin?.use == use)
    }

    @Test func caseLeadsToItsUnit() {
        #expect(GTIN(digits: "10028000131705")?.containedUnit?.gtin14 == "00028000131708")
        #expect(GTIN(digits: "95012345678835")?.containedUnit == nil)
        #expect(GTIN(digits: "04006381333931")?.containedUnit == nil)
    }
}
