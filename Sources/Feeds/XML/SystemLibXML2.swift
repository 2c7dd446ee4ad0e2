import CLibXML2

/// The libxml2 this process runs with.
public enum SystemLibXML2 {
    /// Version at run time as libxml2 writes it, for instance `20914`.
    public static var version: String {
        // SAFETY: a constant of the library.
        unsafe String(cString: wf_libxml_version())
    }
}
