import CICU

/// The ICU this process runs with.
public enum SystemICU {
    /// Version at run time, for instance `72.1`.
    public static var version: String {
        var numbers: [UInt8] = [0, 0, 0, 0]
        // SAFETY: u_getVersion writes the four bytes it is given.
        unsafe numbers.withUnsafeMutableBufferPointer { unsafe wf_icu_version($0.baseAddress) }
        return "\(numbers[0]).\(numbers[1])"
    }
}
