import Feeds

/// The arguments of this process, whole or not at all.
///
/// Swift reads them from the same file and takes a failing read for none: `check` would print its help and end with 0,
/// which scripts read as "no milk ingredient found".
enum Arguments {
    /// - Returns: the arguments behind the program's name.
    /// - Throws: `FeedError` where they cannot be read.
    static func read() throws(FeedError) -> [String] {
        var bytes: [UInt8] = []
        do throws(FeedError) {
            var source = try ByteSource(path: "/proc/self/cmdline")
            while true {
                let piece = try source.next()
                if piece.isEmpty { break }
                bytes += piece
            }
        } catch  where error.kind == .noInput {
            // No such file on this system, and Swift has another way.
            return Array(CommandLine.arguments.dropFirst())
        }
        // Each is ended by a zero; an empty one is an argument too.
        return bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
            .map { FileName.text(of: Array($0)) }
    }
}
