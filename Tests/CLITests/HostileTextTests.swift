import Foundation
import TestSupport
import Testing

/// Fields made to cost time or memory (fault matrix, D): one mebibyte each, read in whole seconds and bounded memory,
/// and never called free of milk.
@Suite(.serialized) struct HostileTextTests {
    struct Field: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Repeated up to the limit of a label.
        var piece: String
        var head = "Sugar, salt, "
        var tail = ""
    }

    /// Largest text that `label` reads.
    private static let size = 1 << 20
    /// What a run may take: seconds, and KiB of address space.
    private static let seconds = 60
    private static let memory = 3 << 20

    static let fields: [Field] = [
        Field(testDescription: "opening brackets", piece: "("), Field(testDescription: "closing brackets", piece: ")"),
        Field(testDescription: "pairs of brackets", piece: "()"),
        Field(testDescription: "deep nesting", piece: "(milk, "),
        Field(testDescription: "nesting of all kinds", piece: "[{(（"),
        Field(testDescription: "combining marks", piece: "\u{301}\u{316}", head: "Sugar, m"),
        Field(testDescription: "one combining mark", piece: "\u{301}", head: "Sugar, m"),
        Field(testDescription: "marks on letters", piece: "i\u{323}\u{301}"),
        Field(testDescription: "zero-width signs", piece: "\u{200B}", head: "Sugar, mi", tail: "lk"),
        Field(testDescription: "soft hyphens", piece: "\u{AD}", head: "Sugar, mi", tail: "lk"),
        Field(testDescription: "one word", piece: "a"), Field(testDescription: "one milk word", piece: "milk"),
        Field(testDescription: "milk in a list", piece: "milk, "),
        Field(testDescription: "milk in capitals", piece: "MILK, ", head: "SUGAR, "),
        Field(testDescription: "milk with marks", piece: "_milk_ "),
        Field(testDescription: "look-alikes", piece: "coconut milk, "),
        Field(testDescription: "claims", piece: "dairy-free. "),
        Field(testDescription: "declarations", piece: "contains milk "),
        Field(testDescription: "precautions", piece: "may contain milk. "),
        Field(testDescription: "halves of phrases", piece: "kann "),
        Field(testDescription: "footnotes", piece: "*contains milk\n"),
        Field(testDescription: "footnote marks", piece: "*"), Field(testDescription: "full stops", piece: ". "),
        Field(testDescription: "line breaks", piece: "\n"), Field(testDescription: "blanks", piece: " "),
        Field(testDescription: "single letters", piece: "m i l k "),
        Field(testDescription: "unknown words", piece: "xyzzyplugh "),
        Field(testDescription: "capitals inside words", piece: "aB"),
        Field(testDescription: "parts", piece: "filling: "), Field(testDescription: "colons", piece: "a: "),
        Field(testDescription: "tags", piece: "<b>milk</b> "), Field(testDescription: "less-than signs", piece: "<"),
        Field(testDescription: "comments", piece: "<!--"), Field(testDescription: "ampersands", piece: "&"),
        Field(testDescription: "escaped ampersands", piece: "&amp;"),
        Field(testDescription: "escaped percent signs", piece: "%25"),
        Field(testDescription: "wrong decodings", piece: "Ã¤"),
        Field(testDescription: "a word without blanks", piece: "椰奶"),
        Field(testDescription: "a sign that folds to a sentence", piece: "\u{FDFA}"),
        Field(testDescription: "two languages in turn", piece: "Zucker, Salz, Mehl. Sugar, salt, wheat flour. "),
        Field(testDescription: "overrides", piece: "\u{202E}"), Field(testDescription: "numbers", piece: "1 "),
    ]

    @Test(arguments: fields) func isReadInTimeAndMemory(_ field: Field) throws {
        let workplace = try Workplace()
        let count = (Self.size - field.head.utf8.count - field.tail.utf8.count) / field.piece.utf8.count
        let path = try workplace.write(
            field.head + String(repeating: field.piece, count: count) + field.tail, to: "label")
        let outcome = try Program.shell(
            "ulimit -v \(Self.memory); exec timeout \(Self.seconds) \"$@\" >answer", "label", "--file", path, "--json",
            folder: workplace.folder)
        #expect([1, 3].contains(outcome.status), "\(outcome.status): \(outcome.errors.prefix(300))")
        #expect(!(try workplace.bytes(of: "answer").isEmpty))
        #expect(try workplace.bytes(of: "answer").count < 8 << 20)
    }
}
