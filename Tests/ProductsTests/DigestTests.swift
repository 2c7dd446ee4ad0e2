import Products
import Testing

@Suite struct DigestTests {
    /// Vectors of the reference implementation (veorq/SipHash, vectors.h, 128 bits), key 00 01 … 0f.
    @Test(arguments: [
        (0, "930255c71472f66de6a825ba047f81a3"), (1, "45fc229b1159763444af996bd8c187da"),
        (2, "e4ff0af6de8ba3fcc75da4a48d227781"),
    ])
    func matchesTheReference(_ length: Int, _ expected: String) {
        #expect(Self.digest(Array(0..<UInt8(length))) == expected)
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        var digest = Digest128(key: (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908))
        digest.update(bytes.span)
        return hexadecimal(digest.finish())
    }
}
