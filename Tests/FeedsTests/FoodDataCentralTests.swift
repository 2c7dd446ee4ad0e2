import Feeds
import Foundation
import Products
import TestSupport
import Testing

/// Branded foods as USDA FoodData Central ships them: lists in one table, names in another, joined by number.
@Suite struct FoodDataCentralTests {
    private static let foods = """
        "fdc_id","brand_owner","gtin_upc","ingredients","branded_food_category","market_country","short_description"
        "344604","LARDER","36000291452","WHEAT FLOUR, WHEY","Cookies & Biscuits","United States","OWN NAME"
        "344605","LARDER","00073513537","RICE","Rice","New Zealand",""
        "344609","LARDER","","SALT","Salt","United States",""

        """
    private static let names = """
        "fdc_id","data_type","description","food_category_id","publication_date"
        "344600","branded_food","OTHER","","2019-04-01"
        "344604","branded_food","SUGAR COOKIES, 12 OZ","","2019-04-01"
        "344605","branded_food","RICE ""LONG"" GRAIN","","2019-04-01"

        """
    private static let nutrients = "\"id\",\"fdc_id\",\"nutrient_id\",\"amount\"\n\"1\",\"344604\",\"1003\",\"7.1\"\n"

    private func folder(_ files: [String: String]) throws -> URL {
        let folder = try Repository.temporaryFolder()
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        return folder
    }

    private func read(_ files: [String: String], pieceSize: Int = ByteSource.pieceSize) throws -> FeedRun {
        let folder = try folder(files)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try FeedRun(path: folder.path, pieceSize: pieceSize)
    }

    /// What is known of each food but its names.
    private func bare(_ run: FeedRun) -> [[String]] {
        run.records.map { [$0.id ?? "", $0.gtin?.gtin14 ?? ""] + $0.texts(.ingredients) + $0.texts(.category) }
    }

    @Test(arguments: [1, 64, ByteSource.pieceSize]) func aFolder(_ pieceSize: Int) throws {
        let files = ["branded_food.csv": Self.foods, "food.csv": Self.names, "food_nutrient.csv": Self.nutrients]
        let run = try read(files, pieceSize: pieceSize)
        #expect(run.fault == nil && run.memberFaults.isEmpty && run.unreadable.isEmpty)
        #expect(
            run.records.map { $0.texts(.name) } == [["SUGAR COOKIES, 12 OZ", "OWN NAME"], ["RICE \"LONG\" GRAIN"], []])
        #expect(run.records.map { $0.faults.map(\.kind) } == [[.joinedName], [.joinedName], []])
        #expect(run.records.map(\.position.line) == [2, 3, 4])
        #expect(run.bytesRead == run.bytesExpected)
    }

    @Test func aloneItIsJudgedAlone() throws {
        let alone = try read(["branded_food.csv": Self.foods])
        let joined = try read(["branded_food.csv": Self.foods, "food.csv": Self.names])
        #expect(alone.fault == nil && alone.records.count == 3)
        #expect(alone.records.map { $0.texts(.name) } == [["OWN NAME"], [], []])
        #expect(bare(alone) == bare(joined))
    }

    @Test func anArchive() throws {
        let names = ["branded_food.csv": Self.foods, "food.csv": Self.names, "measure_unit.csv": "id,name\n1,g\n"]
        let files = names.sorted { $0.key > $1.key }.map {
            Packing.File(name: "download/\($0.key)", bytes: Array($0.value.utf8))
        }
        let run = try FeedRun(try Packing.zip(files))
        #expect(run.fault == nil && run.memberFaults.isEmpty)
        #expect(run.records.map { $0.texts(.name).first } == ["SUGAR COOKIES, 12 OZ", "RICE \"LONG\" GRAIN", nil])
    }

    /// Rows in another order, numbers that are none, a table that is none: names are missing, never mixed up.
    @Test(arguments: [
        ("names backwards", "\"344605\",\"branded_food\",\"RICE\"\n\"344604\",\"branded_food\",\"COOKIES\"\n"),
        ("no numbers", "\"x\",\"branded_food\",\"RICE\"\n\"\",\"\",\"COOKIES\"\n"),
        ("short rows", "\"344604\"\n\"344605\",\"branded_food\"\n"), ("nothing", ""),
    ])
    func namesThatDoNotFit(_ name: String, _ rows: String) throws {
        let names = "\"fdc_id\",\"data_type\",\"description\"\n" + rows
        let run = try read(["branded_food.csv": Self.foods, "food.csv": names])
        #expect(run.records.count == 3 && run.fault == nil)
        for record in run.records {
            let name = record.texts(.name).first
            #expect(name == nil || name == "OWN NAME" || (record.id == "344605" && name == "RICE"))
        }
    }

    @Test func foodsInAnotherOrderLackNames() throws {
        let rows = Self.foods.split(separator: "\n")
        let foods = ([rows[0], rows[2], rows[1]] + []).joined(separator: "\n")
        let run = try read(["branded_food.csv": foods, "food.csv": Self.names])
        #expect(run.records.map { $0.texts(.name) } == [["RICE \"LONG\" GRAIN"], ["OWN NAME"]])
    }

    /// Other tables are passed over beside the foods only, and only while they have nothing to judge.
    @Test func otherTablesAreNotHidden() throws {
        let elsewhere = try read(["food_nutrient.csv": Self.nutrients, "a.csv": "id,ingredients\n1,milk\n"])
        #expect(elsewhere.memberFaults == [.unknownFormat])
        let judged = try read(["branded_food.csv": Self.foods, "food_portion.csv": "id,ingredients\n1,milk\n"])
        #expect(judged.records.count == 4)
        let mine = try read(["branded_food.csv": Self.foods, "prices.csv": "id,price\n1,2\n"])
        #expect(mine.memberFaults == [.unknownFormat])
    }
}
