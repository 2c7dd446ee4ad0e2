import Feeds
import Foundation

/// Reads every page of a folder as `audit` does, up to the record, and prints what it found.
@main struct ReadPages {
    static func main() throws {
        let folder = URL(filePath: CommandLine.arguments[1])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        // Headings of the generated pages, as the lexicon would hold them.
        let headings = HeadingWords {
            .init(
                list: [
                    "ingredients", "zutaten", "ingrédients", "ingredientes", "ingredienti", "ingrediënten", "składniki",
                    "ingredienser", "složení", "συστατικά", "состав", "原材料名",
                ],
                end: ["storage", "nutrition"])
        }
        var (bytes, lists, letters) = (0, 0, 0)
        for name in names {
            let summary = try Feed(path: folder.appending(path: name).path, headings: headings).read { item in
                guard case .record(let record) = item else { return }
                for passage in record.passages where passage.role == .ingredients {
                    lists += 1
                    letters += passage.text.utf8.count
                }
            }
            bytes += summary.bytesRead
        }
        print("\(names.count) pages, \(bytes) bytes, \(lists) lists, \(letters) bytes of lists")
    }
}
