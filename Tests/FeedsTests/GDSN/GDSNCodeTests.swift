import Feeds
import Products
import Testing

/// Codes of a trade item: allergens with their levels (feeds-and-barcodes 1.3, 1.4), claims (1.5), nutrients.
@Suite struct GDSNCodeTests {
    private static let codes = ["AM", "GOM", "ML", "MILK", "LACTOSE", "X99", "MFD", "BFD", "SE", "MAC"]
    private static let levels = [
        "CONTAINS", "MAY_CONTAIN", "FREE_FROM", "UNDECLARED", "30", "NOT_INTENTIONALLY_NOR_INHERENTLY_INCLUDED", "50",
        "60", "DERIVED_FROM", "NOT_DERIVED_FROM",
    ]

    private func record(_ modules: String) throws -> ProductRecord {
        try #require(try FeedRun(CINSample.message(CINSample.item("09521234500018", modules))).records.first)
    }

    @Test(arguments: codes, levels)
    func pairsAreKeptAsGiven(_ code: String, _ level: String) throws {
        let record = try record(
            CINSample.allergens(CINSample.allergen(code, level) + CINSample.allergen("AW", "FREE_FROM")))
        let expected = [AllergenCode(code: code, level: level), AllergenCode(code: "AW", level: "FREE_FROM")]
        #expect(record.allergens == expected)
        #expect(record.faults.isEmpty)
    }

    /// The flag that the data were given is missing, or says that they were not.
    @Test(arguments: ["", "<isAllergenRelevantDataProvided>FALSE</isAllergenRelevantDataProvided>"])
    func aMissingFlagIsReported(_ flag: String) throws {
        let record = try record(CINSample.allergens(CINSample.allergen("AM", "CONTAINS"), flag: flag))
        #expect(record.allergens.count == 1)
        #expect(record.faults.map(\.kind) == [.dataNotProvided])
        #expect(record.faults.allSatisfy { !$0.isGrave })
    }

    @Test func everyRegulationsPairsAreKept() throws {
        let record = try record(
            CINSample.allergens(CINSample.allergen("AM", "CONTAINS"))
                + CINSample.allergens(CINSample.allergen(" AM\n", " MAY_CONTAIN ")))
        let expected = [AllergenCode(code: "AM", level: "CONTAINS"), AllergenCode(code: "AM", level: "MAY_CONTAIN")]
        #expect(record.allergens == expected)
    }

    /// Pairing by order would give the lonely level its neighbour's type and invent an allergen (finding 5).
    @Test func aLevelWithoutATypeIsDroppedAndReported() throws {
        let record = try record(
            CINSample.allergens(
                CINSample.allergen("AM", "FREE_FROM") + CINSample.allergen(nil, "CONTAINS")
                    + CINSample.allergen("AW", "CONTAINS")))
        let expected = [AllergenCode(code: "AM", level: "FREE_FROM"), AllergenCode(code: "AW", level: "CONTAINS")]
        #expect(record.allergens == expected)
        #expect(record.faults.map(\.kind) == [.levelWithoutType])
        #expect(record.faults.first?.message == "level CONTAINS without an allergen type")
    }

    /// An empty level says nothing, but that the code was there must not be lost (table 1.4: ignore and report).
    @Test(arguments: [nil, ""])
    func aTypeWithoutALevelIsKept(_ level: String?) throws {
        let record = try record(CINSample.allergens(CINSample.allergen("AM", level)))
        #expect(record.allergens == [AllergenCode(code: "AM", level: "")])
    }

    /// Additives write their level in an element of the same name.
    @Test func levelsOfAdditivesAreNoAllergens() throws {
        let record = try record(
            CINSample.ingredients(
                """
                <additiveInformation><additiveName>E150</additiveName>
                <levelOfContainmentCode>CONTAINS</levelOfContainmentCode></additiveInformation>
                """))
        #expect(record.allergens.isEmpty)
        #expect(record.faults.isEmpty)
    }

    @Test func allergenStatementIsAStatement() throws {
        let record = try record(
            CINSample.allergens("<allergenStatement languageCode=\"fr\">Peut contenir du lait.</allergenStatement>"))
        #expect(record.passages == [Passage(role: .statement, text: "Peut contenir du lait.", language: "fr")])
    }

    @Test func claimsAreTypeAndElement() throws {
        let record = try record(
            CINSample.module(
                "productInformationModule",
                """
                <productInformationDetail>
                <claimDetail><claimTypeCode>FREE_FROM</claimTypeCode><claimElementCode>MILK</claimElementCode></claimDetail>
                <claimDetail><claimElementCode>LACTOSE</claimElementCode><claimTypeCode>LOW</claimTypeCode></claimDetail>
                <claimDetail><claimTypeCode>VEGAN</claimTypeCode></claimDetail>
                </productInformationDetail>
                """))
        #expect(record.claimCodes == ["FREE_FROM+MILK", "LOW+LACTOSE", "VEGAN"])
    }

    @Test func olderClaimsDietsAndMarksAreRead() throws {
        let record = try record(
            CINSample.module(
                "nutritionalInformationModule",
                """
                <nutritionalClaimDetail><nutritionalClaimTypeCode>FREE_FROM</nutritionalClaimTypeCode>
                <nutritionalClaimNutrientElementCode>GLUTEN</nutritionalClaimNutrientElementCode></nutritionalClaimDetail>
                """)
                + CINSample.module(
                    "dietInformationModule",
                    "<dietInformation><dietTypeInformation><dietTypeCode>VEGAN</dietTypeCode></dietTypeInformation></dietInformation>"
                )
                + CINSample.module(
                    "packagingMarkingModule",
                    "<packagingMarkedFreeFromCode>FREE_FROM_DAIRY</packagingMarkedFreeFromCode>"))
        #expect(record.claimCodes == ["FREE_FROM+GLUTEN", "VEGAN", "FREE_FROM_DAIRY"])
    }

    @Test(arguments: [
        ("CASN", "1.5", true), ("WHEY", "0.01", true), ("LACS", "3", true), ("LACS", "0", false),
        ("WHEY", "0.00", false), ("CASN", "", false), ("FAT", "20", false), ("PRO-", "7", false),
    ])
    func milkNutrientsInAPositiveAmountAreMilk(_ nutrient: String, _ amount: String, _ isMilk: Bool) throws {
        let record = try record(
            CINSample.module(
                "nutritionalInformationModule",
                """
                <nutrientHeader><nutrientDetail><nutrientTypeCode>\(nutrient)</nutrientTypeCode>
                <quantityContained measurementUnitCode="GRM">\(amount)</quantityContained></nutrientDetail></nutrientHeader>
                """))
        #expect(record.allergens == (isMilk ? [AllergenCode(code: nutrient, level: "CONTAINS")] : []))
    }
}
