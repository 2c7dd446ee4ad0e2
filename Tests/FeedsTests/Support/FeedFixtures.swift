import Foundation
import TestSupport

/// All feeds that properties are tried on: the files of Fixtures and small ones of the tests.
enum FeedFixtures {
    struct Fixture: Sendable, CustomStringConvertible {
        var description: String
        var bytes: [UInt8]
    }

    static let all: [Fixture] = files + inline

    /// Bytes of one file of Fixtures; a missing one is an empty feed, which no test takes for a success.
    static func file(_ name: String) -> [UInt8] { (try? Array(Data(contentsOf: folder.appending(path: name)))) ?? [] }

    private static let folder = Repository.file("Tests/FeedsTests/Fixtures")

    private static var files: [Fixture] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().map { Fixture(description: $0, bytes: file($0)) }
    }

    private static var inline: [Fixture] {
        [
            ("two items", CINSample.twoItems), ("whole page", PageSample.whole), ("fragment", PageSample.fragment),
            ("entity", CINSample.twoItems.replacing("Kakao", with: "&w;")),
            ("cut message", String(CINSample.twoItems.dropLast(300))),
            ("cut page", String(PageSample.whole.dropLast(60))),
            ("comment trick", PageSample.page("<h2>Ingredients</h2><p>oats<!-->whey<!-- -->, salt</p>")),
            ("script trick", PageSample.page("<script>a</b/.test</script><h2>Ingredients</h2><p>milk</p>")),
        ].map { Fixture(description: $0.0, bytes: Array($0.1.utf8)) } + utf16
    }

    private static var utf16: [Fixture] {
        [("message in UTF-16", CINSample.twoItems), ("page in UTF-16", PageSample.whole)].map { name, text in
            Fixture(description: name, bytes: Array(("\u{FEFF}" + text).data(using: .utf16LittleEndian) ?? Data()))
        }
    }
}
