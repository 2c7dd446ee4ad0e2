import Feeds
import ICU
import MilkVerdict
import ProductIndex

/// What this program is made of, for bug reports: the libraries are the system's and change under it.
enum Versions {
    static let program = "0.1.0"

    static var text: String {
        "\(program) (rules \(Rulebook.version), ICU \(SystemICU.version), libxml2 \(SystemLibXML2.version), SQLite \(SystemSQLite.version))"
    }
}
