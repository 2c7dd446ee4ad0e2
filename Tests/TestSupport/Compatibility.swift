import Foundation

/// Letters that print like others and are folded to them by NFKC.
enum Compatibility {
    /// The word with every letter, or pair of letters, that has such a twin replaced by it.
    static func disguised(_ word: String) -> String {
        let letters = Array(word.unicodeScalars)
        var result = ""
        var at = 0
        while at < letters.count {
            let length = [3, 2, 1].first { count in
                at + count <= letters.count && twins[Mutation.text(letters[at..<at + count])] != nil
            }
            let piece = Mutation.text(letters[at..<at + (length ?? 1)])
            result += twins[piece] ?? piece
            at += length ?? 1
        }
        return result
    }

    /// Latin ligatures, half-width kana, Kangxi radicals and Arabic presentation forms by what they stand for.
    private static let twins: [String: String] = {
        var twins: [String: String] = [:]
        for range in [0xFB00...0xFB06, 0xFF66...0xFF9D, 0x2F00...0x2FD5, 0xFE80...0xFEFC] as [ClosedRange<UInt32>] {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let plain = String(scalar).precomposedStringWithCompatibilityMapping
                if plain != String(scalar), twins[plain] == nil { twins[plain] = String(scalar) }
            }
        }
        return twins
    }()
}
