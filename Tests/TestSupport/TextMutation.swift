import Foundation

/// Ways to hide a whole text, or to damage letters all over it (fault matrix, D2, D6, D8, D9).
public enum TextMutation: String, CaseIterable, Sendable {
    /// One, two or five letters of a hundred misread.
    case noise1, noise2, noise5
    case base64
    case escapedTwice
    case percentEncoded
    case fullWidth
    case override
    case mojibake

    public func applied(to text: String, using random: inout SeededRandom) -> String {
        switch self {
        case .noise1: return Self.noisy(text, 1, &random)
        case .noise2: return Self.noisy(text, 2, &random)
        case .noise5: return Self.noisy(text, 5, &random)
        case .base64: return text.utf8.count < 18 ? text : Data(text.utf8).base64EncodedString()
        case .escapedTwice: return text.unicodeScalars.map { "&amp;#\($0.value);" }.joined()
        case .percentEncoded: return text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
        case .fullWidth:
            return Mutation.text(
                text.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                })
        case .override: return "\u{202E}" + String(text.reversed()) + "\u{202C}"
        case .mojibake: return Mutation.mojibake.applied(to: text, using: &random)
        }
    }

    /// At most half of the letters of a word, and none of words of one and two: nobody reads them back.
    private static func noisy(_ text: String, _ percent: Int, _ random: inout SeededRandom) -> String {
        text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let letters = word.count(where: \.isLetter)
            var left = letters < 3 ? 0 : letters / 2
            return word.unicodeScalars.map { letter in
                guard left > 0, let error = Mutation.scannerErrors[letter],
                    Int.random(in: 0..<100, using: &random) < percent
                else { return String(letter) }
                left -= 1
                return error
            }.joined()
        }.joined(separator: " ")
    }
}
