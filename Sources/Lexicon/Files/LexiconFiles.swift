/// The files of a lexicon folder, by path below it. Reading them from disk is the caller's business.
public struct LexiconFiles: Sendable {
    public let bytes: [String: [UInt8]]

    public init(_ bytes: [String: [UInt8]]) { self.bytes = bytes }

    /// Paths in order, without documentation.
    var paths: [String] { bytes.keys.filter { !$0.hasSuffix(".md") }.sorted() }

    func file(_ path: String, columns: ClosedRange<Int>) throws(LexiconError) -> TSVFile {
        guard let content = bytes[path] else { throw LexiconError(file: path, message: "no such file") }
        return try TSVFile(name: path, bytes: content, columns: columns)
    }

    /// The same, or nil where the file may be missing and is.
    func optionalFile(_ path: String, columns: ClosedRange<Int>) throws(LexiconError) -> TSVFile? {
        bytes[path] == nil ? nil : try file(path, columns: columns)
    }
}
