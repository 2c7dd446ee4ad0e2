public import Lexicon

/// The lexicon this build carries: compiled from `lexicons/` while building, mapped with the program.
public enum LexiconData {
    /// - Complexity: linear in the languages, concepts and rules; the words stay where they lie.
    /// - Throws: `LexiconError` where the build was damaged.
    public static func load() throws(LexiconError) -> Lexicon {
        // SAFETY: a string literal lives as long as the program and never changes.
        let bytes = unsafe CompiledLexicon(mapped: compiled.utf8Start, count: compiled.utf8CodeUnitCount)
        return try Lexicon(bytes)
    }
}
