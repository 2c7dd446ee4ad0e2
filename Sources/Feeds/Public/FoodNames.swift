import Products

/// Names of branded foods. USDA FoodData Central ships them in `food.csv`, beside `branded_food.csv` with the lists;
/// `fdc_id` joins the two.
///
/// Both are sorted by that number, so they are read in step and one row is held. Where the numbers of either go back,
/// the name is not looked for: a food without one is judged by its list.
final class FoodNames {
    private let source: any PieceSource
    private var splitter = CSVSplitter(separator: 0x2C, isWide: false)
    private var rows: ArraySlice<CSVSplitter.Row> = []
    private var columns: (id: Int, name: Int)?
    private var isAtEnd = false
    private var last: (id: Int, name: String)?
    /// Why the names could not be read to their end; nil while all is well.
    private(set) var fault: FeedError?

    init(_ source: any PieceSource) { self.source = source }

    /// - Complexity: linear in the rows between this number and the last one asked for.
    func name(of number: String) -> String? {
        guard let id = Int(number) else { return nil }
        while last.map({ $0.id < id }) ?? true {
            guard let next = next(), next.id > last?.id ?? .min else { return nil }
            last = next
        }
        return last.flatMap { $0.id == id ? $0.name : nil }
    }

    private func next() -> (id: Int, name: String)? {
        while let row = nextRow() {
            guard let columns else {
                if !readHeader(row) { isAtEnd = true }
                continue
            }
            guard row.problem == nil, row.fields.count > max(columns.id, columns.name),
                let id = Int(String(decoding: row.fields[columns.id], as: UTF8.self))
            else { continue }
            return (id, String(decoding: row.fields[columns.name], as: UTF8.self))
        }
        return nil
    }

    private func readHeader(_ row: CSVSplitter.Row) -> Bool {
        let names = row.fields.map { String(decoding: $0, as: UTF8.self) }
        guard let id = names.firstIndex(of: "fdc_id"), let name = names.firstIndex(of: "description") else {
            return false
        }
        columns = (id, name)
        return true
    }

    private func nextRow() -> CSVSplitter.Row? {
        while rows.isEmpty, !isAtEnd {
            do throws(FeedError) {
                let piece = try source.next { false }
                isAtEnd = piece.isEmpty
                rows = splitter.push(piece)[...]
            } catch {
                fault = error
                isAtEnd = true
            }
        }
        return rows.popFirst()
    }
}

/// The tables that FoodData Central ships in one folder, by their published names.
enum FoodDataTables {
    static let foods = "branded_food.csv"
    static let names = "food.csv"

    /// Tables without anything to judge: nutrients, measures, logs. They are passed over beside `branded_food.csv`.
    private static let others: Set<String> = [
        names, "acquisition_samples.csv", "agricultural_samples.csv", "all_downloaded_table_record_counts.csv",
        "fndds_derivation.csv", "fndds_ingredient_nutrient_value.csv", "food_attribute.csv", "food_attribute_type.csv",
        "food_calorie_conversion_factor.csv", "food_category.csv", "food_component.csv", "food_nutrient.csv",
        "food_nutrient_conversion_factor.csv", "food_nutrient_derivation.csv", "food_nutrient_source.csv",
        "food_portion.csv", "food_protein_conversion_factor.csv", "food_update_log_entry.csv", "foundation_food.csv",
        "input_food.csv", "lab_method.csv", "lab_method_code.csv", "lab_method_nutrient.csv", "market_acquisition.csv",
        "measure_unit.csv", "microbe.csv", "nutrient.csv", "nutrient_incoming_name.csv", "retention_factor.csv",
        "sample_food.csv", "sr_legacy_food.csv", "sub_sample_food.csv", "sub_sample_result.csv",
        "survey_fndds_food.csv", "wweia_food_category.csv",
    ]

    /// The table beside `name` that its rows join, where `name` is that of the branded foods and it is there.
    static func companion(of name: String, among all: Set<String>) -> String? {
        guard let folder = folder(of: name, named: foods), all.contains(folder + names) else { return nil }
        return folder + names
    }

    /// True for a table that is known by its name and stands beside the branded foods.
    static func isOther(_ name: String, among all: Set<String>) -> Bool {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard let file = parts.last, others.contains(String(file)) else { return false }
        return all.contains((parts.dropLast() + [Substring(foods)]).joined(separator: "/"))
    }

    /// What stands in front of the file's name, its slash included; nil where it is not called `file`.
    private static func folder(of name: String, named file: String) -> String? {
        name == file || name.hasSuffix("/" + file) ? String(name.dropLast(file.count)) : nil
    }
}
