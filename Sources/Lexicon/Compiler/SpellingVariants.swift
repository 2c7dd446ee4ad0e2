import ICU
import LabelText

/// Folds the forms of the lexicon the way labels are folded, and adds the spellings without accents.
struct SpellingVariants: ~Copyable {
    private var folder: TextFolder
    private let stripper: AccentStripper

    init() throws(ICUError) {
        self.init(folder: try TextFolder(), stripper: try AccentStripper())
    }

    private init(folder: consuming TextFolder, stripper: AccentStripper) {
        self.folder = folder
        self.stripper = stripper
    }

    /// The folded text.
    mutating func folded(_ text: String) throws(ICUError) -> String {
        String(decoding: try folder.fold(text).bytes, as: UTF8.self)
    }

    /// Spellings a capital, a scan or a plain keyboard makes of folded text; without the text itself.
    func loose(_ folded: String, transliteration: [(from: Character, to: String)]) throws(ICUError) -> [String] {
        var variants: [String] = []
        let stripped = try stripper.strip(folded)
        if stripped != folded { variants.append(stripped) }
        if !transliteration.isEmpty {
            let written = folded.map { letter in
                transliteration.first { $0.from == letter }?.to ?? String(letter)
            }.joined()
            if written != folded, !variants.contains(written) { variants.append(written) }
        }
        return variants
    }
}
