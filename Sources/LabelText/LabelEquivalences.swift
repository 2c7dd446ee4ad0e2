public import ICU

extension Equivalences {
    /// Spellings a label prints for one another although Unicode keeps them apart: apostrophes, dashes,
    /// the Turkish dotless i, Arabic and Persian letter forms, and the vowel points and stretching that
    /// Arabic and Hebrew leave out or put in at will.
    ///
    /// Source: Unicode 15 names list; the vowel points are general category Mn in the two blocks.
    public static let label = Equivalences(table)

    private static let table: [UInt32: UInt32?] = {
        var table: [UInt32: UInt32?] = [:]
        for apostrophe: UInt32 in [0x2018, 0x2019, 0x201B, 0x2032, 0x2BC, 0x2B9, 0xB4, 0x60, 0x5F3] {
            table[apostrophe] = 0x27
        }
        for dash: UInt32 in [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x5BE] {
            table[dash] = 0x2D
        }
        for (from, to): (UInt32, UInt32) in [
            (0x131, 0x69), (0x623, 0x627), (0x625, 0x627), (0x622, 0x627), (0x671, 0x627),
            (0x649, 0x64A), (0x6CC, 0x64A), (0x6A9, 0x643), (0x6C1, 0x647), (0x6BE, 0x647),
            (0x6C0, 0x647), (0x629, 0x647), (0x6C3, 0x647),
        ] {
            table[from] = to
        }
        for point in [
            0x591...0x5BD, 0x5BF...0x5BF, 0x5C1...0x5C2, 0x5C4...0x5C5, 0x5C7...0x5C7,
            0x64B...0x65F, 0x670...0x670, 0x640...0x640, 0x307...0x307,
        ] as [ClosedRange<UInt32>] {
            for scalar in point { table[scalar] = .some(nil) }
        }
        return table
    }()
}
