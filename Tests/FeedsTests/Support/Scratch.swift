import Foundation

/// A file of a test's own; the test removes it.
struct Scratch {
    let path = FileManager.default.temporaryDirectory.appending(path: "wheyfinder-\(UUID().uuidString)").path

    init(_ bytes: some Sequence<UInt8>) throws { try Data(bytes).write(to: URL(filePath: path)) }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
