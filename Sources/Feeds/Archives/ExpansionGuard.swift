import Products

/// Refuses what unpacks to far more than it is: 100 times its size, once that is above 8 MiB (reliability.md, x4;
/// the ratio is expat's for entities).
struct ExpansionGuard {
    private var packed = 0
    private var unpacked = 0

    mutating func count(packed: Int, unpacked: Int) {
        self.packed += packed
        self.unpacked += unpacked
    }

    var isExceeded: Bool {
        unpacked > XMLLimits.amplificationFloor && unpacked > XMLLimits.amplification * max(packed, 1)
    }

    static let message = "it unpacks to more than 100 times its size"
}
