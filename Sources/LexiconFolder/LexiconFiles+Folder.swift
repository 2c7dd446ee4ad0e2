public import Foundation
public import Lexicon

extension LexiconFiles {
    /// Reads every `.tsv` and `.txt` file below `folder`.
    ///
    /// - Throws: `LexiconError` where the folder or a file cannot be read.
    public init(folder: URL) throws(LexiconError) {
        let root = folder.standardizedFileURL.path(percentEncoded: false)
        let names: [String]
        do {
            // Throws where `subpaths` gives nothing: no folder, no right to read it.
            _ = try FileManager.default.contentsOfDirectory(atPath: root)
            names = try FileManager.default.subpathsOfDirectory(atPath: root)
        } catch {
            throw LexiconError(file: root, message: "no such folder, or none that may be read")
        }
        var bytes: [String: [UInt8]] = [:]
        for name in names where name.hasSuffix(".tsv") || name.hasSuffix(".txt") {
            do {
                bytes[name] = Array(try Data(contentsOf: folder.appending(path: name)))
            } catch {
                throw LexiconError(file: name, message: "cannot be read: \(error.localizedDescription)")
            }
        }
        self.init(bytes)
    }
}
