import Foundation
import TestSupport

/// Runs as a user whom permissions bind: root is above them, so root's tests run as nobody.
enum Unprivileged {
    private static let setpriv = "/usr/bin/setpriv"

    static let isPossible = geteuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv)

    /// The start of a script.
    static let prefix = geteuid() != 0 ? "" : "\(setpriv) --reuid=65534 --regid=65534 --clear-groups "

    /// Gives everybody the right to enter, and nobody that to change what is in it.
    static func open(_ workplace: Workplace) throws { try mode(0o755, workplace.folder.path(percentEncoded: false)) }

    static func mode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }
}
