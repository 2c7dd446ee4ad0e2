import Products
import Testing

@testable import ProductIndex

/// The hash decides what is not judged again, so whatever may matter to the verdict must be in it.
@Suite struct ContentHashTests {
    /// One change to a record, with its name for the log.
    struct Change: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var apply: @Sendable (inout ProductRecord) -> Void

        init(_ name: String, _ apply: @escaping @Sendable (inout ProductRecord) -> Void) {
            testDescription = name
            self.apply = apply
        }
    }

    private static var record: ProductRecord {
        var record = Sample.record("4006381333931")
        record.market = "DE"
        record.categories = [CategoryCode(scheme: "gpc", code: "10000163")]
        record.allergens = [AllergenCode(code: "AM", level: "FREE_FROM")]
        record.claimCodes = ["MILK_FREE"]
        return record
    }

    static let matters: [Change] = [
        Change("barcode") { $0.barcode = Barcode("5901234123457") },
        Change("market") { $0.market = "AE" },
        Change("no market") { $0.market = nil },
        Change("not a food") { $0.isNonFood = true },
        Change("text") { $0.passages[1].text += ", whey" },
        Change("role") { $0.passages[1].role = .statement },
        Change("language") { $0.passages[1].language = "de" },
        Change("no language") { $0.passages[1].language = nil },
        Change("order") { $0.passages.reverse() },
        Change("text less") { $0.passages.removeLast() },
        Change("text more") { $0.passages.append(Passage(role: .claim, text: "vegan")) },
        Change("category") { $0.categories[0].code = "10000164" },
        Change("allergen code") { $0.allergens[0].code = "UM" },
        Change("allergen level") { $0.allergens[0].level = "CONTAINS" },
        Change("claim") { $0.claimCodes = [] },
        Change("fault") { $0.faults = [RecordFault(kind: .cut, message: "")] },
    ]

    @Test(arguments: matters) func changesWith(_ change: Change) {
        var changed = Self.record
        change.apply(&changed)
        #expect(ContentHash(changed) != ContentHash(Self.record))
    }

    @Test(arguments: [
        Change("id") { $0.id = "another" }, Change("place") { $0.position.line += 1 },
        Change("source") { $0.position.source = "b" }, Change("brand") { $0.brand = "Other" },
    ])
    func staysWith(_ change: Change) {
        var changed = Self.record
        change.apply(&changed)
        #expect(ContentHash(changed) == ContentHash(Self.record))
    }

    /// Neighbouring fields and lists never run into one another.
    @Test func sameLettersInOtherFieldsDiffer() {
        var asCategory = Sample.record("4006381333931")
        asCategory.categories = [CategoryCode(scheme: "off", code: "milk")]
        var asClaim = Sample.record("4006381333931")
        asClaim.claimCodes = ["off:milk"]
        #expect(ContentHash(asCategory) != ContentHash(asClaim))
        var split = Sample.record("4006381333931", "sugar, ")
        split.passages[1].language = "ensalt"
        #expect(ContentHash(split) != ContentHash(Sample.record("4006381333931")))
    }
}
