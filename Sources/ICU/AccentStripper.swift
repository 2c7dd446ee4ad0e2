/// Drops the accents of Latin, Greek and Cyrillic letters, as capitals and scans do.
///
/// Marks of other scripts are letters of their own and stay (`दूध` without its vowel sign is no word).
public struct AccentStripper: Sendable {
    private let form: NormalizationForm

    /// - Throws: `ICUError` where ICU's data cannot be loaded.
    public init() throws(ICUError) { form = try NormalizationForm.decomposed() }

    /// - Complexity: linear.
    public func strip(_ text: String) throws(ICUError) -> String {
        let decomposed = String(decoding: try form.normalize(Array(text.utf16)), as: UTF16.self)
        var result = String.UnicodeScalarView()
        for scalar in decomposed.unicodeScalars where !(0x300...0x36F).contains(scalar.value) {
            result.append(contentsOf: Self.letters[scalar]?.unicodeScalars ?? String(scalar).unicodeScalars)
        }
        return String(result)
    }

    /// Letters that Unicode does not take apart.
    private static let letters: [Unicode.Scalar: String] = [
        "ø": "o", "œ": "oe", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ŧ": "t", "ŋ": "n",
    ]
}
