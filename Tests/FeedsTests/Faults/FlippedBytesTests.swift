import Feeds
import Products
import TestSupport
import Testing

/// Random damage: no crash, nothing silent. A failing seed is run again by putting it into `seeds`.
@Suite struct FlippedBytesTests {
    private static let seeds: [UInt64] = [0x5EED_0001, 0x5EED_0002, 0x5EED_0003]

    @Test(arguments: FeedFixtures.all, seeds)
    func damageIsNeverSilentAndNeverFatal(_ feed: FeedFixtures.Fixture, _ seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for round in 0..<25 {
            var bytes = feed.bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&bytes, &random) }
            let run = try FeedRun(bytes)
            let message: Comment = "seed 0x\(String(seed, radix: 16)), round \(round), \(feed)"
            #expect(run.fault != nil || !run.records.isEmpty || !run.unreadable.isEmpty, message)
            #expect(run.records.allSatisfy(Self.isSound), message)
        }
    }

    /// One of the ways files are damaged on their way: a bit, a byte, a hole, a piece twice, a piece of zeros.
    private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: bytes.indices, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<6, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes[at] = UInt8.random(in: .min ... .max, using: &random)
        case 2: bytes.removeSubrange(at..<end)
        case 3: bytes.insert(contentsOf: bytes[at..<end], at: at)
        case 4: for hole in at..<end { bytes[hole] = 0 }
        default: bytes.removeSubrange(end...)
        }
    }

    /// What later stages rely on: emphasis slices its text.
    private static func isSound(_ record: ProductRecord) -> Bool {
        record.passages.allSatisfy { passage in
            passage.emphasis.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= passage.text.utf8.count }
        }
    }
}
