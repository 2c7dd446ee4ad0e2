public import Foundation

/// Files of the checkout the tests run in.
public enum Repository {
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    public static func file(_ path: String) -> URL { root.appending(path: path) }

    public static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: file(path), encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Rows of a tab-separated file with a header, by column name.
    public static func table(_ path: String) throws -> [[String: String]] {
        let rows = try lines(path).filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
        guard let header = rows.first else { return [] }
        return rows.dropFirst().map { row in
            Dictionary(
                uniqueKeysWithValues: zip(header, row + Array(repeating: "", count: max(0, header.count - row.count))))
        }
    }

    /// A folder of its own for one test, removed by the caller.
    public static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "wheyfinder-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
