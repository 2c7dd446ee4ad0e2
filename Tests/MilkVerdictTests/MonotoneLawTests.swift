import Audit
import Foundation
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// No disguise of a milk word may move a verdict towards `milk-free`.
///
/// 20,000 mutations of judged labels; `WHEYFINDER_MUTATIONS` asks for more, `WHEYFINDER_SEED` for others.
@Suite struct MonotoneLawTests {
    /// A judged label with a place where it shows milk.
    private struct Target {
        var record: ProductRecord
        var verdict: Verdict
        var passage: Int
        var range: Range<Int>
    }

    @Test func noDisguiseMakesALabelSafer() throws {
        let count = Self.number("WHEYFINDER_MUTATIONS") ?? 20_000
        var random = SeededRandom(seed: UInt64(Self.number("WHEYFINDER_SEED") ?? 0x5EED_0004))
        var assessor = try Assessor(LexiconData.load())
        let targets = try Self.targets(&assessor)
        #expect(targets.count > 300)
        var flips = 0
        for _ in 0..<count where flips < 20 {
            guard let target = targets.randomElement(using: &random) else { return }
            let mutation = Mutation.allCases.randomElement(using: &random) ?? .invisible
            let record = Self.mutated(target, mutation, &random)
            let verdict = try assessor.assess(record).verdict
            let isSafer = verdict < target.verdict && verdict != .undetermined
            flips += isSafer ? 1 : 0
            #expect(
                !isSafer,
                "\(mutation) turned \(target.verdict) into \(verdict), seed \(random.seed): \(record.passages[target.passage].text)"
            )
        }
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    /// Every milk word in the lists and statements of the judged cases.
    private static func targets(_ assessor: inout Assessor) throws -> [Target] {
        var targets: [Target] = []
        for file in ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"] {
            for row in try Repository.table(file) {
                let record = DecisionCase.record(row)
                let answer = try assessor.assess(record)
                guard answer.verdict != .milkFree else { continue }
                for evidence in answer.evidence where evidence.role != .precaution {
                    guard let passage = record.passages.firstIndex(where: { $0.role == evidence.field }),
                        evidence.field != .name
                    else { continue }
                    targets.append(
                        Target(
                            record: record, verdict: answer.verdict, passage: passage,
                            range: evidence.start..<evidence.end))
                }
            }
        }
        return targets
    }

    /// Disguises one word of the place.
    private static func mutated(_ target: Target, _ mutation: Mutation, _ random: inout SeededRandom) -> ProductRecord {
        var record = target.record
        let bytes = Array(record.passages[target.passage].text.utf8)
        let words = String(decoding: bytes[target.range], as: UTF8.self).split(
            separator: " ", omittingEmptySubsequences: false)
        let chosen = Int.random(in: words.indices, using: &random)
        let changed = words.indices.map {
            $0 == chosen ? mutation.applied(to: String(words[$0]), using: &random) : String(words[$0])
        }
        record.passages[target.passage].text =
            String(decoding: bytes[..<target.range.lowerBound], as: UTF8.self) + changed.joined(separator: " ")
            + String(decoding: bytes[target.range.upperBound...], as: UTF8.self)
        return record
    }
}
