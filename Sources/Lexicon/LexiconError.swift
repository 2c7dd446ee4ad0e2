/// A fault in a lexicon file or in the compiled lexicon, with its place.
public struct LexiconError: Error, Hashable, CustomStringConvertible {
    /// Path below the lexicon folder; empty for the compiled form.
    public var file: String
    /// Counted from 1; 0 where the whole file is meant.
    public var line: Int
    public var message: String

    public init(file: String, line: Int = 0, message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    public var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return place.isEmpty ? message : "\(place): \(message)"
    }
}
