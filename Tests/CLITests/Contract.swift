import Foundation

/// The machine contract (architecture.md): what a script may rely on.
enum Contract {
    /// An answer; what it lacks does not decode.
    struct Answer: Decodable {
        var gtin: String?
        var verdict: String
        var precaution: String
        var reasons: [String]
        var profile: String
        var market: String?
        var languages: [String]
        var evidence: [Evidence]
        var findings: [Finding]
        var doubts: [Doubt]
        var lexicon: String
        var rules: String
        var source: String?
        var stale: Bool?
    }

    /// Words of the label; an allergen code has no place in a text.
    struct Evidence: Decodable {
        var field: String
        var start: Int?
        var end: Int?
        var text: String
        var concept: String
        var language: String?
        var role: String
        var position: Int?
        var path: [String]?
        var emphasised: Bool?

        var isComplete: Bool {
            role == "code" || start != nil && end != nil && language != nil && path != nil && emphasised != nil
        }

        /// The words it points at in the field as given.
        func slice(of text: String) -> String? {
            guard let start, let end, start <= end, end <= text.utf8.count else { return nil }
            return String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
        }
    }

    struct Finding: Decodable {
        var rule: String
        var severity: String
        var id: String
        var message: String
    }

    struct Doubt: Decodable {
        var kind: String
        var text: String
    }

    struct Failure: Decodable {
        var error: Cause

        struct Cause: Decodable {
            var kind: String
            var message: String
        }
    }

    struct Counts: Decodable, Equatable {
        var seen: Int
        var judged: Int
        var reused: Int
        var unreadable: Int
        var precautions: Int
        var bytesRead: Int
        var bytesExpected: Int?
        var verdicts: [String: Int]
        var findings: [String: Int]
        var partial: Bool

        /// Seen, judged, reused, unreadable.
        var tally: [Int] { [seen, judged, reused, unreadable] }
    }

    static let names: Set<String> = [
        "id", "gtin", "verdict", "precaution", "reasons", "profile", "market", "languages", "facts", "evidence",
        "findings", "doubts", "lexicon", "rules",
    ]

    static func read<Value: Decodable>(_ line: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: Data(line.utf8))
    }

    /// Names of the members of an object, null ones included.
    static func names(in line: String) throws -> Set<String> {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return Set((object ?? [:]).keys)
    }

    /// JSON of the member `name`, so that `7`, `"7"` and `null` are told apart; members of objects are sorted.
    static func member(_ name: String, of line: String) throws -> String? {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        guard let value = object?[name] else { return nil }
        let json = try JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
        return String(decoding: json, as: UTF8.self)
    }
}
