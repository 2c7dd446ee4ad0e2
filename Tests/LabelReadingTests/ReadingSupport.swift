import LabelReading
import LabelText
import Lexicon
import LexiconData
import Products

/// Reads a list with the words that are built in.
enum Reading {
    private static let lexicon = Result { try LexiconData.load() }

    static func of(_ text: String, language: String? = nil) throws -> LabelReading {
        let lexicon = try lexicon.get()
        var folder = try TextFolder()
        let folded = try folder.fold(text)
        let matches = TermMatcher(lexicon).match(folded, TokenRun(folded), declared: language)
        let passage = Passage(role: .ingredients, text: text, language: language)
        return LabelReader(lexicon).read(passage, matches)
    }

    /// One line an item: "1.2 skimmed milk" is the second part of the first item.
    static func tree(_ text: String, language: String? = nil) throws -> [String] {
        let reading = try of(text, language: language)
        let items = reading.tree.ingredients
        return items.indices.map { index in
            let path = reading.tree.path(to: index).map { String(items[$0].position) }.joined(separator: ".")
            let section = items[index].section.map { " [\(reading.matches.text.slice($0))]" } ?? ""
            return "\(path) \(reading.matches.text.slice(items[index].head))\(items[index].marks.joined())\(section)"
        }
    }
}
