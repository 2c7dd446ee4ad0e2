import CICU

/// One of ICU's normalisation forms.
///
/// The instance behind it is a singleton that ICU owns and never frees, so copying this value is free.
@safe struct NormalizationForm: @unchecked Sendable {
    private let form: OpaquePointer

    /// NFKC_Casefold, by which labels are searched.
    static func casefold() throws(ICUError) -> NormalizationForm {
        var status = U_ZERO_ERROR
        // SAFETY: returns ICU's own immortal instance, or null together with a failing status.
        return unsafe try NormalizationForm(wf_nfkc_casefold(&status), status)
    }

    /// NFD, by which accents are taken apart.
    static func decomposed() throws(ICUError) -> NormalizationForm {
        var status = U_ZERO_ERROR
        // SAFETY: as above.
        return unsafe try NormalizationForm(wf_nfd(&status), status)
    }

    private init(_ instance: OpaquePointer?, _ status: WFErrorCode) throws(ICUError) {
        try ICUError.check(status)
        guard let instance = unsafe instance else { throw ICUError(code: -1) }
        unsafe form = instance
    }

    /// True where `scalar` never combines with what stands before it.
    func hasBoundaryBefore(_ scalar: UInt32) -> Bool {
        // SAFETY: the instance lives as long as the process; the call reads only ICU's data.
        unsafe wf_has_boundary_before(form, UChar32(bitPattern: scalar)) != 0
    }

    /// `source` in this form, in UTF-16 as ICU wants it.
    ///
    /// - Complexity: linear in both texts.
    func normalize(_ source: [UInt16]) throws(ICUError) -> [UInt16] {
        var target = [UInt16](repeating: 0, count: source.count * 4 + 16)
        var status = U_ZERO_ERROR
        var length = convert(source, into: &target, &status)
        if status == U_BUFFER_OVERFLOW_ERROR {
            target = [UInt16](repeating: 0, count: Int(length))
            status = U_ZERO_ERROR
            length = convert(source, into: &target, &status)
        }
        try ICUError.check(status)
        return Array(target[..<Int(length)])
    }

    private func convert(
        _ source: [UInt16], into target: inout [UInt16], _ status: inout WFErrorCode
    )
        -> Int32
    {
        // SAFETY: both buffers outlive the call and their true counts are passed with them.
        unsafe source.withUnsafeBufferPointer { from in
            unsafe target.withUnsafeMutableBufferPointer { to in
                unsafe wf_normalize(
                    form, from.baseAddress, Int32(from.count), to.baseAddress, Int32(to.count), &status)
            }
        }
    }
}
