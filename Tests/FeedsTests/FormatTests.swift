import Feeds
import Products
import TestSupport
import Testing

/// One invented feed of every format, read to its last field.
@Suite struct FormatTests {
    @Test func merchantRSS() throws {
        let run = try FeedRun(FeedFixtures.file("merchant.rss.xml"))
        #expect(run.format == "google-merchant" && run.fault == nil)
        #expect(run.clean.map(\.id) == ["LL-1", "LL-2", "LL-4"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 3)])
        let crisps = try #require(run.clean.first)
        #expect(crisps.gtin?.gtin14 == "09521234500018" && crisps.brand == "Lakeside")
        #expect(crisps.texts(.name) == ["Butter Crisps 150 g"])
        #expect(crisps.texts(.ingredients) == ["Wheat flour, butter 12\u{A0}%, salt."])
        #expect(crisps.categories.map(\.scheme) == ["google", "text"])
        let bar = run.clean[1]
        #expect(bar.texts(.ingredients) == ["oats, nuts"])
        #expect(bar.texts(.statement) == ["Allergens: nuts"])
        #expect(bar.texts(.name) == ["Oat Bar & Nut"])
    }

    /// A description without a list says nothing of what is in the food.
    @Test func aDescriptionIsNoList() throws {
        let box = try #require(try FeedRun(FeedFixtures.file("merchant.rss.xml")).clean.last)
        #expect(box.passages.map(\.role) == [.name])
    }

    @Test func merchantAtom() throws {
        let run = try FeedRun(FeedFixtures.file("merchant.atom.xml"))
        #expect(run.clean.map(\.id) == ["tag:larder.example,2026:7", "tag:larder.example,2026:8"])
        #expect(run.clean.first?.texts(.ingredients) == ["Weizenmehl,\nMolke"])
        #expect(run.clean.last?.texts(.ingredients) == [])
    }

    @Test func gdsnWithHashes() throws {
        let run = try FeedRun(FeedFixtures.file("codeonline.json"))
        let record = try #require(run.records.first)
        #expect(run.format == "gdsn-json" && run.fault == nil && run.records.count == 1)
        #expect(record.gtin?.gtin14 == "09521234500018" && record.market == "FR" && record.brand == "Fournil")
        #expect(
            record.passages(.ingredients) == [
                Passage(role: .ingredients, text: "Farine de blé, BEURRE, sel", language: "fr")
            ])
        #expect(record.texts(.legalName) == ["Biscuits au beurre"])
        #expect(record.allergens == [AllergenCode(code: "AM", level: "CONTAINS")])
        #expect(record.faults.map(\.kind) == [.levelWithoutType, .dataNotProvided])
        #expect(record.passages.allSatisfy { !$0.text.contains("Servir") })
    }

    /// The case has no list of its own and is linked to the item: it shows that one's, and says so.
    @Test func gdsnWithTexts() throws {
        let run = try FeedRun(FeedFixtures.file("equadis.json"))
        #expect(run.gtins == ["19521234500015", "09521234500018"])
        for record in run.clean {
            #expect(record.passages(.ingredients).map(\.language) == ["fr", "nl"])
            #expect(record.texts(.ingredients) == ["Farine, lait", "Bloem, melk"])
            #expect(record.allergens == [AllergenCode(code: "CASN", level: "CONTAINS")])
        }
        #expect(run.clean.map(\.inherited) == [["09521234500018"], []])
        #expect(run.clean.map { $0.texts(.name) } == [["Carton de biscuits"], []])
    }

    @Test func gdsnWithValues() throws {
        let run = try FeedRun(FeedFixtures.file("worldsync.json"))
        let record = try #require(run.clean.first)
        #expect(record.gtin?.gtin14 == "09521234500032" && record.market == "US")
        #expect(
            record.passages(.ingredients) == [
                Passage(role: .ingredients, text: "Oats, honey, whey", language: "en")
            ])
        #expect(record.allergens == [AllergenCode(code: "AM", level: "CONTAINS")])
    }

    @Test func openFoodFactsLines() throws {
        let run = try FeedRun(FeedFixtures.file("openfoodfacts.jsonl"))
        #expect(run.format == "open-food-facts" && run.fault == nil)
        #expect(run.gtins == ["09521234500018", "00000073513537", "00036000291452"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 3)])
        #expect(run.places.first?.line == 3)
        let bread = try #require(run.records.first)
        #expect(bread.texts(.ingredients) == ["farine, _lait_", "bloem, _melk_"])
        #expect(bread.passages(.ingredients).map(\.language) == ["fr", "nl"])
        #expect(bread.texts(.name) == ["Petit pain", "Broodje"])
        #expect(
            bread.allergens == [
                AllergenCode(code: "en:milk", level: "CONTAINS"), AllergenCode(code: "en:nuts", level: "MAY_CONTAIN"),
            ])
        #expect(bread.claimCodes == ["en:vegan"])
        #expect(bread.texts(.category) == ["breads", "petits pains"])
        #expect(run.records[1].allergens == [AllergenCode(code: "en:milk", level: "MAY_CONTAIN")])
        #expect(run.records.map(\.isNonFood) == [false, false, true])
    }

    @Test func openFoodFactsTable() throws {
        let run = try FeedRun(FeedFixtures.file("openfoodfacts.csv"))
        #expect(run.format == "open-food-facts")
        #expect(run.gtins == ["09521234500018", "09521234500032"])
        #expect(run.records.map { $0.texts(.ingredients) } == [["\"farine, beurre\" 12 %"], ["rice, salt"]])
        #expect(run.records.map { $0.allergens.map(\.level) } == [["CONTAINS", "MAY_CONTAIN"], ["MAY_CONTAIN"]])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
        #expect(run.places.map(\.line) == [3])
    }

    @Test func shopify() throws {
        let run = try FeedRun(FeedFixtures.file("shopify.csv"))
        #expect(run.format == "shopify-csv" && run.fault == nil)
        #expect(run.records.map(\.id) == ["B-1", "B-2", "C-1", "J-1"])
        #expect(run.gtins == ["09521234500018", "09521234500025", nil, nil])
        #expect(run.unreadable.map(\.kind) == [.damaged])
        let list = "oats, honey, \"wild\" butter\nCreamy."
        #expect(
            run.records.map { $0.texts(.ingredients) } == [[list], [list], ["eggs; almond milk"], ["rice, whey"]])
        #expect(run.records.map(\.displayName) == ["Oat Bar", "Oat Bar", "Cake", "Jar"])
    }

    @Test func wooCommerce() throws {
        let run = try FeedRun(FeedFixtures.file("woocommerce.csv"))
        #expect(run.format == "woocommerce-csv" && run.fault == nil)
        #expect(run.clean.map { $0.texts(.ingredients) } == [["flour, whey"], ["oats, salt"]])
        #expect(run.gtins == ["09521234500018", nil])
        #expect(run.clean.map(\.id) == ["S1", "S2"])
    }

    @Test func foodDataCentralTable() throws {
        let run = try FeedRun(FeedFixtures.file("branded_food.csv"))
        #expect(run.format == "usda-fdc" && run.fault == nil)
        #expect(run.gtins == ["00036000291452", "00000073513537"])
        #expect(run.clean.map(\.market) == ["US", "NZ"])
        #expect(run.clean.map { $0.texts(.ingredients) } == [["WHEAT FLOUR, WHEY, SALT. CONTAINS: MILK"], ["RICE"]])
        #expect(run.clean.map { $0.texts(.category) } == [["Cookies & Biscuits"], ["Rice"]])
    }

    @Test func foodDataCentralDocument() throws {
        let run = try FeedRun(FeedFixtures.file("branded_food.json"))
        #expect(run.format == "usda-fdc" && run.fault == nil)
        #expect(run.clean.map(\.id) == ["11", "13"])
        #expect(run.unreadable == [.init(kind: .damaged, record: 2)])
        #expect(run.places.map(\.line) == [3])
        #expect(run.clean.map { $0.texts(.ingredients) } == [["FLOUR, BUTTER"], ["RICE"]])
    }

    /// 2.8 has texts as children of what 3.1 has as content; what they mean is the same.
    @Test func gdsn28() throws {
        let run = try FeedRun(FeedFixtures.file("gdsn28.xml"))
        #expect(run.format == "gdsn-2.8" && run.fault == nil)
        #expect(run.gtins == ["19521234500015", "09521234500018"])
        #expect(run.clean.map(\.market) == ["US", "US"])
        #expect(run.clean.map(\.inherited) == [["09521234500018"], []])
        let bar = try #require(run.clean.last)
        #expect(bar.passages(.ingredients).map(\.language) == ["en", "fr"])
        #expect(bar.texts(.ingredients) == ["Sugar, whey", "Sucre, lactosérum"])
        #expect(bar.texts(.name) == ["Crunchy bar"] && bar.brand == "Larder")
        #expect(bar.categories == [CategoryCode(scheme: "gpc", code: "10000045")])
        #expect(bar.allergens == [AllergenCode(code: "AM", level: "CONTAINS")])
        #expect(bar.claimCodes == ["KOSHER"])
    }

    @Test func bmecat() throws {
        let run = try FeedRun(FeedFixtures.file("bmecat.xml"))
        #expect(run.format == "bmecat" && run.fault == nil)
        #expect(run.clean.map(\.id) == ["A-1", "A-2"])
        #expect(run.gtins == ["09521234500018", "09521234500025"])
        #expect(run.clean.map { $0.texts(.ingredients) } == [["Weizenmehl, Molke"], ["Reis, Salz"]])
        #expect(run.clean.map { $0.texts(.name) } == [["Zwieback"], ["Reis"]])
    }

    @Test func textFrames() throws {
        let folder = try Workplace()
        let path = try folder.write(FeedFixtures.file("text-frames.xml"), to: "11734_9521234500018_text.xml")
        let run = try FeedRun(path: path)
        let record = try #require(run.clean.first)
        #expect(run.format == "text-frames" && run.fault == nil && run.records.count == 1)
        #expect(record.gtin?.gtin14 == "09521234500018")
        #expect(record.passages(.ingredients).map(\.language) == ["fr", "nl"])
        #expect(record.texts(.ingredients) == ["Lait entier, ferments lactiques.", "Volle melk, melkeiwitten"])
        #expect(record.texts(.name) == ["Brassé\nNature"])
    }

    /// Pasted style sheets: what stands behind the comment that never ends may be read or not, the record says so.
    @Test(arguments: ["<!--td {border: 0}whey, salt", "&lt;!--td&gt; whey, salt"]) func anOpenComment(
        _ list: String
    ) throws {
        let escaped = list.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let module = CINSample.ingredients(CINSample.statement("en", escaped))
        let run = try FeedRun(CINSample.message(CINSample.item("09521234500018", module)))
        #expect(run.records.map { $0.faults.map(\.kind) } == [[.damaged]])
        let table = try FeedRun("id,name,ingredients\n1,Bar,\"\(list)\"\n2,Bar,\"<!-- x --> salt\"\n")
        #expect(table.records.map { $0.faults.map(\.kind) } == [[.damaged], []])
    }

    @Test func webVocabulary() throws {
        let run = try FeedRun(FeedFixtures.file("voc.jsonld"))
        #expect(run.format == "gs1-web-vocabulary" && run.fault == nil)
        #expect(run.gtins == ["09521234500018", "09521234500025"])
        #expect(run.records.map { $0.texts(.ingredients) } == [["Flour, butter", "Mehl, Butter"], ["flour, whey"]])
        #expect(run.records.first?.allergens == [AllergenCode(code: "AM", level: "CONTAINS")])
        #expect(run.records.first?.faults.map(\.kind) == [.levelWithoutType])
    }
}
