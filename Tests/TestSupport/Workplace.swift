public import Foundation

/// A temporary folder of one test, gone with the value: no test sees what another left behind.
public final class Workplace: Sendable {
    public let folder: URL

    public init() throws { folder = try Repository.temporaryFolder() }

    deinit {
        // Nothing hangs on it: the system clears what could not be removed.
        _ = Result { try FileManager.default.removeItem(at: folder) }
    }

    /// Path of a file in the folder, whether it is there or not.
    public func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    /// Writes a file and returns its path.
    @discardableResult public func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    @discardableResult public func write(_ bytes: [UInt8], to name: String) throws -> String {
        try Data(bytes).write(to: folder.appending(path: name))
        return path(name)
    }

    public func bytes(of name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }
}
