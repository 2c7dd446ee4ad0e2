import LabelText

/// A set of scripts.
struct ScriptSet {
    private var bits: UInt32 = 0

    var isEmpty: Bool { bits == 0 }

    func contains(_ script: Script) -> Bool { bits >> UInt32(script.rawValue) & 1 == 1 }

    mutating func insert(_ script: Script) { bits |= 1 << UInt32(script.rawValue) }
}
