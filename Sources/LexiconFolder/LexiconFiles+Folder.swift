public import Foundation
public import Lexicon

extension LexiconFiles {
    /// Reads every `.tsv` and `.txt` file below `folder`.
    ///
    /// - Throws: `LexiconError` where the folder or a file cannot be read.
    public init(folder: URL) throws(LexiconError) {
        let root = folder.standardizedFileURL.path(percentEncoded: false)
        guard let names = FileManager.default.enumerator(atPath: root) else {
            throw LexiconError(file: root, message: "no such folder")
        }
        var bytes: [String: [UInt8]] = [:]
        for case let name as String in names where name.hasSuffix(".tsv") || name.hasSuffix(".txt") {
            do {
                bytes[name] = Array(try Data(contentsOf: folder.appending(path: name)))
            } catch {
                throw LexiconError(file: name, message: "cannot be read: \(error.localizedDescription)")
            }
        }
        self.init(bytes)
    }
}
