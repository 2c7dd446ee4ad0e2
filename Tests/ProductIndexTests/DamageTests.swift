import Foundation
import GRDB
import Products
import TestSupport
import Testing

@testable import MilkVerdict
@testable import ProductIndex

/// Damage on the disk: the right answer, no answer or an error; never another answer.
@Suite struct DamageTests {
    static let gtins = ["4006381333931", "5901234123457", "96385074"]
    static let verdicts: [Verdict] = [.containsNativeMilk, .undetermined, .bakedMilkOnly]

    /// An index whose every answer would be worse if it were milder.
    private let shelf: Shelf

    init() throws {
        shelf = try Shelf()
        try shelf.run(zip(Self.gtins, Self.verdicts).map { try Sample.entry($0, $1, .mayContain) })
    }

    /// What became of the three answers: told, or refused.
    private func examine(_ path: String, _ message: String) throws -> (told: Int, refused: Int) {
        var counts = (told: 0, refused: 0)
        for (gtin, verdict) in zip(Self.gtins, Self.verdicts) {
            do {
                guard let item = try ProductIndex(path: path, access: .readOnly).item(Sample.gtin(gtin)) else {
                    continue
                }
                counts.told += 1
                #expect(item.verdict == verdict, "\(message), \(gtin)")
                #expect(item.precaution == .mayContain, "\(message), \(gtin)")
            } catch let error as IndexError {
                counts.refused += 1
                #expect([.damaged, .unusable].contains(error.kind), "\(message): \(error)")
            }
        }
        return counts
    }

    @Test(arguments: [0xF11F, 0xF12F, 0xF13F] as [UInt64]) func flippedBits(_ seed: UInt64) throws {
        let whole = try shelf.workplace.bytes(of: "index.sqlite")
        var random = SeededRandom(seed: seed)
        var total = (told: 0, refused: 0)
        for _ in 0..<150 {
            var bytes = whole
            let bit = Int.random(in: 0..<bytes.count * 8, using: &random)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let path = try shelf.workplace.write(bytes, to: "flipped.sqlite")
            let counts = try examine(path, "seed \(seed), bit \(bit)")
            total = (total.told + counts.told, total.refused + counts.refused)
        }
        #expect(total.told > 300, "most bits touch no answer")
    }

    /// The bits that count: those of the rows themselves.
    @Test func flippedBitsOfTheRows() throws {
        let whole = try shelf.workplace.bytes(of: "index.sqlite")
        let mark = Array("Name ".utf8)
        let places = whole.indices.dropLast(mark.count).filter { whole[$0...].starts(with: mark) }
        #expect(places.count == Self.gtins.count, "no copy of a row is flipped in vain")
        var refused = 0
        for bit in places.flatMap({ ($0 - 40) * 8..<($0 + 4) * 8 }) {
            var bytes = whole
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            let path = try shelf.workplace.write(bytes, to: "flipped.sqlite")
            refused += try examine(path, "bit \(bit)").refused
        }
        #expect(refused > 200)
    }

    @Test func cutAnywhere() throws {
        let whole = try shelf.workplace.bytes(of: "index.sqlite")
        let sizes =
            Array(stride(from: 4_096, to: whole.count, by: 4_096)) + [1, 50, 99, 100, 512, 4_095, whole.count - 1]
        for size in sizes {
            let path = try shelf.workplace.write(Array(whole.prefix(size)), to: "cut.sqlite")
            let counts = try examine(path, "\(size) bytes")
            #expect(counts.told + counts.refused == 3, "\(size) bytes: a cut index never says that it knows nothing")
        }
    }

    /// Values of another type or another row, as a flipped header or a foreign hand leaves them.
    @Test(arguments: [
        "UPDATE items SET verdict = 0", "UPDATE items SET verdict = 1", "UPDATE items SET precaution = 0",
        "UPDATE items SET reasons = 'no-milk-in-list'", "UPDATE items SET evidence = ''",
        "UPDATE items SET hash = x'00'",
        "UPDATE items SET verdict = 'milk-free'", "UPDATE items SET languages = x'FFFE'", "UPDATE items SET seal = 0",
        "UPDATE bases SET lexicon = 'words-2'", "UPDATE items SET key = key + 1",
        "DELETE FROM items WHERE key = 96385074; UPDATE items SET key = 96385074 WHERE key = 4006381333931",
        "ALTER TABLE items RENAME COLUMN verdict TO verdikt", "DROP TABLE labels",
    ])
    func changedRows(_ statement: String) throws {
        let database = try DatabaseQueue(path: shelf.path)
        try database.writeWithoutTransaction { db in try db.execute(sql: statement) }
        try database.close()
        let counts = try examine(shelf.path, statement)
        #expect(
            counts.refused > 0 || statement.contains("key + 1") || statement == "DROP TABLE labels",
            "no verdict stands in labels")
    }

    @Test func theErrorSaysWhatToDo() throws {
        let database = try DatabaseQueue(path: shelf.path)
        try database.write { try $0.execute(sql: "UPDATE items SET verdict = 0") }
        let error = #expect(throws: IndexError.self) { try shelf.item("4006381333931") }
        #expect(
            error?.description
                == "\(shelf.path): the row of key 4006381333931 is damaged: delete the index and audit again")
    }
}
