/// Scalar-for-scalar replacements made after the folding, for spellings that mean the same on a label.
///
/// They may never join or split scalars, so every offset map stays what the folding made it.
public struct Equivalences: Sendable {
    private let replacements: [UInt32: UInt32?]

    /// - Parameter replacements: from scalar to scalar; `nil` removes the scalar.
    public init(_ replacements: [UInt32: UInt32?]) { self.replacements = replacements }

    /// NFKC_Casefold and nothing on top.
    public static let none = Equivalences([:])

    /// The UTF-8 bytes of `folded` after the replacements.
    func apply(to folded: String) -> [UInt8] {
        var scalars = String.UnicodeScalarView()
        for scalar in folded.unicodeScalars {
            switch replacements[scalar.value] {
            case .none: scalars.append(scalar)
            case .some(.none): continue
            case .some(.some(let other)): if let other = Unicode.Scalar(other) { scalars.append(other) }
            }
        }
        return Array(String(scalars).utf8)
    }
}
