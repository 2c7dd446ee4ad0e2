import TestSupport
import Testing

/// D10: language, time zone and home of whoever runs it change no answer.
@Suite struct EnvironmentTests {
    private static let labels = [
        "ŞEKER, PEYNİR ALTI SUYU TOZU, TUZ", "SUGAR, MILK, SALT", "Zucker, MOLKENPULVER, Salz",
        "น้ำตาล, นมผง, เกลือ", "Sugar, salt. MAY CONTAIN MILK.",
    ]

    @Test(arguments: [
        "LC_ALL=C", "LC_ALL=tr_TR.UTF-8", "LC_ALL=az_AZ.UTF-8", "LC_ALL=lt_LT.UTF-8", "LC_ALL=th_TH.UTF-8",
        "LC_ALL=ar_EG.UTF-8", "LANG=tr_TR", "TZ=Pacific/Kiritimati", "TZ=nowhere", "HOME=", "HOME=/nonexistent",
    ])
    func answersAreTheSame(_ setting: String) throws {
        for label in Self.labels {
            let plain = try Program.run("label", "--json", label)
            let other = try Program.shell("export \(setting); exec \"$@\"", "label", "--json", label)
            #expect(other.output == plain.output, "\(setting): \(label)")
            #expect(other.status == plain.status)
        }
    }
}
