import Audit
import Foundation
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// Rows D of the fault matrix, one label each.
@Suite struct TextAttackTests {
    struct Attack: CustomTestStringConvertible, Sendable {
        var row: String
        var name: String
        var attack: String
        var twin: String

        var testDescription: String { "\(row) \(name)" }
    }

    static let attacks: [Attack] = ((try? Repository.table("Tests/MilkVerdictTests/text-attacks.tsv")) ?? []).map {
        row in
        Attack(
            row: row["row"] ?? "", name: row["name"] ?? "", attack: unescaped(row["attack"] ?? ""),
            twin: unescaped(row["twin"] ?? ""))
    }

    @Test func everyRowIsThere() {
        #expect(
            Set(Self.attacks.map(\.row)).isSuperset(of: ["D1", "D2", "D4", "D5", "D6", "D7", "D8", "D9", "D11", "D12"]))
        #expect(Set(Self.attacks.map(\.name)).count == Self.attacks.count)
    }

    /// Hidden milk is never answered by `milk-free` or `baked-milk-only`.
    @Test(arguments: attacks.filter { !$0.attack.isEmpty }) func attackIsSeen(_ attack: Attack) throws {
        let answer = try Self.answer(attack.attack)
        #expect([.undetermined, .containsNativeMilk].contains(answer), "\(attack.attack)")
    }

    /// The same means on a list without milk do not cost its answer.
    @Test(arguments: attacks.filter { !$0.twin.isEmpty }) func cleanTwinKeepsItsAnswer(_ attack: Attack) throws {
        #expect(try Self.answer(attack.twin) == .milkFree, "\(attack.twin)")
    }

    private static func answer(_ list: String) throws -> Verdict {
        var assessor = try Assessor(LexiconData.load(), market: "DE")
        var record = ProductRecord(position: SourcePosition(source: "test"))
        record.passages = [Passage(role: .ingredients, text: list)]
        return try assessor.assess(record).verdict
    }

    /// `\u{…}` as the sign it names, `\\` as a backslash.
    private static func unescaped(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let at = rest.firstIndex(of: "\\") {
            result += rest[..<at]
            rest = rest[rest.index(after: at)...]
            if rest.hasPrefix("\\") {
                result += "\\"
                rest = rest.dropFirst()
            } else if rest.hasPrefix("u{"), let end = rest.firstIndex(of: "}"),
                let value = UInt32(rest[..<end].dropFirst(2), radix: 16), let scalar = Unicode.Scalar(value)
            {
                result.unicodeScalars.append(scalar)
                rest = rest[rest.index(after: end)...]
            }
        }
        return result + rest
    }
}

/// Rows D1 to D9 over forty milk words, each in a list of its own language.
@Suite struct DisguiseTests {
    /// Lists with a milk word between « and ».
    private static let lists: [String] = (try? Repository.lines("Tests/MilkVerdictTests/milk-words.txt")) ?? []

    private struct List {
        var before: String
        var word: String
        var behind: String

        init(_ line: String) throws {
            let parts = line.split(separator: /[«»]/, omittingEmptySubsequences: false).map(String.init)
            try #require(parts.count == 3, "\(line)")
            (before, word, behind) = (parts[0], parts[1], parts[2])
        }

        func text(_ word: String) -> String { before + word + behind }
    }

    @Test func thereAreFortyWords() { #expect(Self.lists.count == 40) }

    /// D1: each of thirty invisible signs at each place of each word is read as if it were not there.
    @Test(arguments: Mutation.invisibles.indices) func invisibleSigns(_ number: Int) throws {
        var assessor = try Assessor(LexiconData.load(), market: "DE")
        let sign = Mutation.invisibles[number]
        for line in Self.lists {
            let list = try List(line)
            let letters = Array(list.word.unicodeScalars)
            for place in 1..<letters.count {
                var word = String.UnicodeScalarView(letters[..<place])
                word.append(contentsOf: sign.unicodeScalars)
                word.append(contentsOf: letters[place...])
                let verdict = try Self.verdict(&assessor, list.text(String(word)))
                #expect(
                    verdict == .containsNativeMilk,
                    "\(line), U+\(String(sign.unicodeScalars.first!.value, radix: 16)) at \(place)")
            }
        }
    }

    /// D2 to D9: every way to disguise a word, twenty times with other letters.
    @Test(arguments: Mutation.allCases) func disguises(_ mutation: Mutation) throws {
        var assessor = try Assessor(LexiconData.load(), market: "DE")
        var random = SeededRandom(seed: 0xD15_6015E)
        for line in Self.lists {
            let list = try List(line)
            for _ in 0..<20 {
                let text = list.text(mutation.applied(to: list.word, using: &random))
                let verdict = try Self.verdict(&assessor, text)
                #expect([.undetermined, .containsNativeMilk].contains(verdict), "seed \(random.seed): \(text)")
            }
        }
    }

    private static func verdict(_ assessor: inout Assessor, _ list: String) throws -> Verdict {
        var record = ProductRecord(position: SourcePosition(source: "test"))
        record.passages = [Passage(role: .ingredients, text: list)]
        return try assessor.assess(record).verdict
    }
}
