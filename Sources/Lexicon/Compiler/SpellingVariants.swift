import ICU
import LabelText

/// Folds the words of the lexicon the way labels are folded, and adds the spellings without accents.
/// Words come back again and again, so each is folded once.
struct SpellingVariants: ~Copyable {
    private var folder: CaseFolder
    private let stripper: AccentStripper
    private var foldings: [String: String] = [:]
    private var strippings: [String: String] = [:]

    init() throws(ICUError) {
        self.init(folder: try CaseFolder(equivalences: .label), stripper: try AccentStripper())
    }

    private init(folder: consuming CaseFolder, stripper: AccentStripper) {
        self.folder = folder
        self.stripper = stripper
    }

    /// The folded word.
    mutating func folded(_ word: String) throws(ICUError) -> String {
        if let known = foldings[word] { return known }
        var bytes = FoldedBytes()
        try folder.fold(word.utf8.span, into: &bytes)
        let folded = String(decoding: bytes.bytes, as: UTF8.self)
        foldings[word] = folded
        return folded
    }

    /// A folded word as a capital or a scan prints it: without accents. The word itself where it has none.
    mutating func stripped(_ folded: String) throws(ICUError) -> String {
        if folded.utf8.allSatisfy({ $0 < 0x80 }) { return folded }
        if let known = strippings[folded] { return known }
        let stripped = try stripper.strip(folded)
        strippings[folded] = stripped
        return stripped
    }

    /// A folded word as a plain keyboard writes it: ä as ae. The word itself where nothing changes.
    func transliterated(_ folded: String, _ pairs: [(from: Character, to: String)]) -> String {
        guard !pairs.isEmpty, folded.contains(where: { letter in pairs.contains { $0.from == letter } }) else {
            return folded
        }
        return folded.map { letter in pairs.first { $0.from == letter }?.to ?? String(letter) }.joined()
    }
}
