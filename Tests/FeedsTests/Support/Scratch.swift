import Foundation

/// A file of a test's own that goes away with it.
final class Scratch {
    let path = FileManager.default.temporaryDirectory.appending(path: "wheyfinder-\(UUID().uuidString)").path

    init(_ bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(filePath: path)) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
