import CICU

/// A failing `UErrorCode`, kept as ICU's number: "ICU error 7" can be looked up in `utypes.h`.
public struct ICUError: Error, Equatable, CustomStringConvertible {
    public let code: Int32

    public var description: String { "ICU error \(code)" }

    /// Throws for an error, passes success and warnings.
    static func check(_ status: WFErrorCode) throws(ICUError) {
        if status.rawValue > U_ZERO_ERROR.rawValue {
            throw ICUError(code: Int32(status.rawValue))
        }
    }
}
