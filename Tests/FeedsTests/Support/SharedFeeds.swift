import Foundation
import TestSupport

/// Real files that lie beside the checkout where the project is developed. They are nobody's to copy, so the
/// tests that want them say that they were skipped everywhere else.
enum SharedFeeds {
    static let folder = Repository.root.deletingLastPathComponent().appending(path: "shared/feeds-dev")

    static var isThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    static func path(_ name: String) -> String { folder.appending(path: name).path }
}
