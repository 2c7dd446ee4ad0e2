import Glibc
import Products

/// The files of a folder and of the folders in it, in the order of their names.
struct Folder {
    /// Folders inside one another; a link to a folder is not followed.
    private static let depthLimit = 32

    /// True where `path` names a folder.
    static func isFolder(_ path: String) -> Bool { path != "-" && mode(path, followsLink: true) == S_IFDIR }

    /// Paths of the files under `path`. Names that begin with a dot are passed over, as shells do.
    ///
    /// - Throws: `FeedError` where a folder cannot be read or folders are nested too deeply.
    static func files(under path: String, depth: Int = 0) throws(FeedError) -> [String] {
        if depth > depthLimit {
            throw FeedError(.limit, SourcePosition(source: path), "more than \(depthLimit) folders inside one another")
        }
        var files: [String] = []
        for name in try names(in: path).sorted() where !name.hasPrefix(".") {
            let entry = path.hasSuffix("/") ? path + name : path + "/" + name
            if mode(entry, followsLink: false) == S_IFDIR {
                files += try self.files(under: entry, depth: depth + 1)
            } else if mode(entry, followsLink: true) == S_IFREG {
                files.append(entry)
            }
        }
        return files
    }

    private static func mode(_ path: String, followsLink: Bool) -> mode_t {
        var status = stat()
        // SAFETY: stat(2) and lstat(2) copy the path and fill the structure.
        let code = unsafe followsLink ? stat(FileName.path(path), &status) : lstat(FileName.path(path), &status)
        return code == 0 ? status.st_mode & S_IFMT : 0
    }

    private static func names(in path: String) throws(FeedError) -> [String] {
        // SAFETY: opendir(3) copies the path; an entry is read before the next is asked for.
        guard let folder = unsafe opendir(FileName.path(path)) else {
            let kind: FeedError.Kind = errno == EACCES ? .permission : .noInput
            throw FeedError(kind, SourcePosition(source: path), "the folder cannot be read")
        }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            names.append(
                unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                    unsafe $0.withMemoryRebound(to: UInt8.self, capacity: 256) { name in
                        // SAFETY: a name ends with a zero inside the entry; nothing behind it is read.
                        FileName.text(
                            of: unsafe UnsafeBufferPointer(start: name, count: 256).prefix { $0 != 0 }.map { $0 })
                    }
                })
        }
        return names
    }
}
