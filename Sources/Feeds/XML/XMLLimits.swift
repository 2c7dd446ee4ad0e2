/// Limits that protect against hostile documents. Sources: reliability.md section 2 (x4, x8, x9), expat's
/// amplification limits (libexpat.github.io/doc/xml-security).
enum XMLLimits {
    /// Elements inside one another.
    static let depth = 512
    /// Text delivered may not exceed this many times the bytes fed …
    static let amplification = 100
    /// … once it exceeds this many bytes.
    static let amplificationFloor = 8 << 20
    /// Text of one field.
    static let field = 1 << 20
    /// A start tag, attributes included: libxml2 needs quadratic time for their number (x10).
    static let tag = 256 << 10
    /// Different names of elements in one record: libxml2 needs more than linear time for their number (x10).
    static let names = 16_384
    /// Bytes of a record as it stands in the feed; texts of one record, each counted with what it costs to keep.
    static let record = 16 << 20
}
