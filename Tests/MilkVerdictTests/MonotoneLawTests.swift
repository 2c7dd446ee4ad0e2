import Audit
import Foundation
import LexiconData
import MilkVerdict
import Products
import TestSupport
import Testing

/// No disguise and no damage that people read over may make an answer safer: nothing comes to `milk-free` or to
/// `baked-milk-only`, and no precaution is lost to a verdict that is still given.
///
/// 20,000 mutations of judged labels. `WHEYFINDER_MUTATIONS` asks for more, `WHEYFINDER_SEED` for others,
/// `WHEYFINDER_LAW_LOG` for a table of what came of them (`scripts/monotone-law`).
@Suite struct MonotoneLawTests {
    private static let workers = ProcessInfo.processInfo.activeProcessorCount

    @Test(arguments: 0..<workers) func noDisguiseMakesALabelSafer(_ worker: Int) throws {
        let count = (Self.number("WHEYFINDER_MUTATIONS") ?? 20_000) / Self.workers
        let seed = UInt64(Self.number("WHEYFINDER_SEED") ?? 0x5EED_0004) &+ UInt64(worker) &* 0x9E37_79B9
        var trial = try MonotoneTrial(seed: seed)
        #expect(trial.targets > 300)
        for _ in 0..<count { try trial.step() }
        for flip in trial.flips.prefix(20) { Issue.record("seed \(seed): \(flip)") }
        #expect(trial.flips.isEmpty, "\(trial.flips.count) flips, seed \(seed)")
        if let path = ProcessInfo.processInfo.environment["WHEYFINDER_LAW_LOG"] {
            try trial.table.write(toFile: "\(path).\(worker)", atomically: true, encoding: .utf8)
        }
    }

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }
}

/// Mutations of judged labels, one after the other, and what came of them.
struct MonotoneTrial: ~Copyable {
    /// A judged label that could come to a safer answer, with the places that decide.
    private struct Target {
        var record: ProductRecord
        var answer: Answer
        /// Passages with the ranges of their deciding words.
        var places: [(passage: Int, range: Range<Int>)]
    }

    struct Answer: Equatable {
        var verdict: Verdict
        var precaution: Precaution

        init(_ assessment: Assessment) {
            verdict = assessment.verdict
            precaution = assessment.precaution
        }

        /// The law of reliability.md, section 0. A precaution may give way to a stricter verdict and to
        /// `undetermined`, to no other.
        func isSafer(than before: Answer) -> Bool {
            if verdict == .undetermined { return false }
            if verdict < before.verdict { return true }
            return verdict == before.verdict && precaution == .none && before.precaution == .mayContain
        }
    }

    private struct Count {
        var tried = 0
        var changed = 0
        var undetermined = 0
        var flips = 0
    }

    private var assessor: Assessor
    private var random: SeededRandom
    private let labels: [Target]
    private var counts: [String: Count] = [:]
    private(set) var flips: [String] = []

    init(seed: UInt64) throws {
        self.init(try Assessor(LexiconData.load()), seed, try Self.labels())
    }

    private init(_ assessor: consuming Assessor, _ seed: UInt64, _ labels: [Target]) {
        self.assessor = assessor
        random = SeededRandom(seed: seed)
        self.labels = labels
    }

    var targets: Int { labels.count }

    /// What came of every operator, tab-separated.
    var table: String {
        let rows = counts.sorted { $0.key < $1.key }.map { name, count in
            "\(name)\t\(count.tried)\t\(count.changed)\t\(count.undetermined)\t\(count.flips)\n"
        }
        return rows.joined()
            + flips.map { "flip\t\($0.split(whereSeparator: \.isNewline).joined(separator: " "))\n" }.joined()
    }

    /// Disguises one word, or damages one text, of one label, and judges it again.
    mutating func step() throws {
        guard let target = labels.randomElement(using: &random) else { return }
        let (record, name) = mutated(target)
        counts[name, default: Count()].tried += 1
        if record == target.record { return }
        counts[name]?.changed += 1
        let answer = Answer(try assessor.assess(record))
        if answer.verdict == .undetermined, target.answer.verdict != .undetermined { counts[name]?.undetermined += 1 }
        guard answer.isSafer(than: target.answer) else { return }
        counts[name]?.flips += 1
        let texts = record.passages.map { "\($0.role) «\($0.text)»" }.joined(separator: " ")
        flips.append("\(name) turned \(target.answer) into \(answer): \(record.id ?? "") \(texts)")
    }

    /// Of eight times, five a deciding word, two any word, one a whole text.
    private mutating func mutated(_ target: Target) -> (ProductRecord, String) {
        switch Int.random(in: 0..<8, using: &random) {
        case 0..<5:
            if let place = target.places.randomElement(using: &random) {
                return mutatedWord(target.record, place.passage, place.range)
            }
            return mutatedText(target.record)
        case 5..<7:
            let passage = Int.random(in: target.record.passages.indices, using: &random)
            return mutatedWord(target.record, passage, 0..<target.record.passages[passage].text.utf8.count)
        default: return mutatedText(target.record)
        }
    }

    private mutating func mutatedWord(
        _ record: ProductRecord, _ passage: Int, _ range: Range<Int>
    ) -> (ProductRecord, String) {
        var record = record
        let mutation = Mutation.allCases.randomElement(using: &random) ?? .invisible
        let bytes = Array(record.passages[passage].text.utf8)
        var words = String(decoding: bytes[range], as: UTF8.self)
            .split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let chosen = Int.random(in: words.indices, using: &random)
        words[chosen] = Self.mutatedLetters(words[chosen]) { mutation.applied(to: $0, using: &random) }
        record.passages[passage].text =
            String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + words.joined(separator: " ")
            + String(decoding: bytes[range.upperBound...], as: UTF8.self)
        return (record, mutation.rawValue)
    }

    /// The letters of a piece between blanks changed, the signs around them left alone.
    private static func mutatedLetters(_ piece: String, _ change: (String) -> String) -> String {
        let isLetter = { (letter: Character) in letter.isLetter || letter.isNumber }
        guard let first = piece.firstIndex(where: isLetter), let last = piece.lastIndex(where: isLetter) else {
            return piece
        }
        return piece[..<first] + change(String(piece[first...last])) + piece[piece.index(after: last)...]
    }

    private mutating func mutatedText(_ record: ProductRecord) -> (ProductRecord, String) {
        var record = record
        let mutation = TextMutation.allCases.randomElement(using: &random) ?? .noise1
        let passage = Int.random(in: record.passages.indices, using: &random)
        record.passages[passage].text = mutation.applied(to: record.passages[passage].text, using: &random)
        return (record, mutation.rawValue)
    }

    /// Every judged case that is not already the safest answer.
    private static func labels() throws -> [Target] {
        var assessor = try Assessor(LexiconData.load())
        var targets: [Target] = []
        for file in ["corpus/decision-cases.tsv", "corpus/invented-cases.tsv"] {
            for row in try Repository.table(file) {
                let record = DecisionCase.record(row)
                let assessment = try assessor.assess(record)
                let answer = Answer(assessment)
                if record.passages.isEmpty || answer.verdict == .milkFree && answer.precaution == .none { continue }
                targets.append(Target(record: record, answer: answer, places: places(assessment, record)))
            }
        }
        return targets
    }

    /// Where the evidence stands.
    private static func places(
        _ assessment: Assessment, _ record: ProductRecord
    ) -> [(passage: Int, range: Range<Int>)] {
        assessment.evidence.compactMap { evidence in
            record.passages.firstIndex { $0.role == evidence.field }.map { ($0, evidence.start..<evidence.end) }
        }
    }
}
