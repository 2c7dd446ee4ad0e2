import Lexicon

/// A market in which milk must be declared on the pack.
public struct Market: Hashable, Sendable {
    /// What the duty covers.
    public enum Scope: String, Sendable {
        case all, cow
    }

    /// Name of the market, an ISO 3166-1 code or a group such as `EU`.
    public var name: String
    /// Countries the market is made of.
    public var members: [String]
    public var scope: Scope
    /// True where meat is outside the duty.
    public var exemptsMeat: Bool
    /// True where milk must stand out from the rest of the list.
    public var wantsEmphasis: Bool
    /// Day the duty began, ISO 8601.
    public var since: String

    init(_ table: LexiconTable, _ row: LexiconTable.Row) throws(LexiconError) {
        name = row.fields[0]
        members = row.fields[1] == "-" ? [] : row.fields[1].split(separator: " ").map(String.init)
        scope = try table.value(row, 2)
        exemptsMeat = row.fields[3] == "meat"
        wantsEmphasis = row.fields[4] == "emphasised"
        since = row.fields[5]
    }
}

extension Rulebook {
    /// The market of a country or group, or nil where milk need not be declared.
    public func market(_ code: String) -> Market? {
        let code = code.uppercased()
        return markets.first { $0.name == code } ?? markets.first { $0.members.contains(code) }
    }
}

/// Which market a label is judged for (domain-rules 7.6).
struct MarketChoice {
    /// As printed in the answer; empty for unknown.
    var code: String
    /// Nil where there is no duty to declare milk.
    var market: Market?

    /// The given market, else the region of a language tag, else the usual market of the language.
    init(given: String?, tags: [String], best: Language?, _ rules: Rulebook) {
        let region = tags.compactMap(Self.region).first
        code = (given.map(Self.mapped) ?? region ?? best?.market ?? "").uppercased()
        market = code.isEmpty ? nil : rules.market(code)
    }

    /// Two letters behind the language are a region; four are a script (BCP 47).
    private static func region(_ tag: String) -> String? {
        let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst()
        return parts.first { $0.utf8.count == 2 && $0.allSatisfy(\.isLetter) }.map { mapped(String($0)) }
    }

    private static func mapped(_ code: String) -> String { code.uppercased() == "UK" ? "GB" : code }
}
