import Foundation
import TestSupport
import Testing

/// `worker`: one line in, one line out, in order, then a trailer.
@Suite struct WorkerTests {
    @Test func oneAnswerALineInOrder() throws {
        let count = 300
        let input = (0..<count).map {
            "{\"id\":\($0),\"ingredients\":\"\($0 % 2 == 0 ? Catalog.milk : Catalog.free)\"}\n"
        }
        let outcome = try Program.run("worker", input: input.joined())
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.lines.count == count + 1)
        #expect(outcome.lines.last == "{\"eof\":\(count)}")
        for (number, line) in outcome.lines.dropLast().enumerated() {
            let answer: Contract.Answer = try Contract.read(line)
            #expect(answer.verdict == (number % 2 == 0 ? "contains-native-milk" : "milk-free"))
            #expect(try Contract.member("id", of: line) == "\(number)")
        }
    }

    @Test func anAnswerHoldsTheContract() throws {
        let input = """
            {"id":"a","gtin":"4006381333931","name":"Sauce","brand":"B","category":"10000163","market":"de",\
            "language":"de","ingredients":"Weizenmehl, <b>Molke</b>, Salz","statement":"Kann Nüsse enthalten",\
            "claims":["milchfrei"],"allergens":[{"code":"AM","level":"CONTAINS"}]}

            """
        let line = try #require(try Program.run("worker", input: input).lines.first)
        #expect(try Contract.names(in: line) == Contract.names)
        let answer: Contract.Answer = try Contract.read(line)
        #expect(answer.gtin == "04006381333931")
        #expect(answer.verdict == "contains-native-milk")
        #expect(answer.market == "DE")
        #expect(answer.profile == "strict")
        #expect(answer.languages == ["de"])
        #expect(answer.findings.map(\.rule).contains("claim-contradicted"))
        #expect(answer.evidence.map(\.role) == ["ingredient", "code"])
        #expect(answer.evidence.allSatisfy { $0.isComplete })
        #expect(answer.lexicon.count == 32)
        #expect(!answer.rules.isEmpty)
    }

    @Test func evidenceSlicesTheFieldAsGiven() throws {
        let text = "Weizenmehl, <b>Molke</b>, Salz"
        let input =
            "{\"id\":1,\"ingredients\":[{\"language\":\"de\",\"text\":\"Salz\"},{\"language\":\"de\",\"text\":\"\(text)\"}]}"
        let line = try #require(try Program.run("worker", input: input).lines.first)
        #expect(try Contract.member("evidence", of: line)?.contains("\"index\":1") == true)
        let answer: Contract.Answer = try Contract.read(line)
        let evidence = try #require(answer.evidence.first)
        #expect(evidence.field == "ingredients")
        #expect(evidence.emphasised == true)
        #expect(evidence.isComplete)
        #expect(evidence.slice(of: text) == evidence.text)
        #expect(evidence.text.contains("Molke"))
    }

    /// Bad lines are answered and the next line is judged.
    @Test(
        arguments: [
            ("{", "bad-json", "null"), ("no json", "bad-json", "null"), ("[]", "bad-json", "null"),
            ("null", "bad-json", "null"), ("{\"id\":1,\"ingredients\":\"a", "bad-json", "null"),
            ("{\"id\":\"x\"}{\"id\":\"y\"}", "bad-json", "null"), ("{\"id\":2,\"ingredients\":5}", "bad-field", "2"),
            ("{\"id\":\"k\",\"claims\":\"vegan\"}", "bad-field", "\"k\""),
            ("{\"id\":true,\"allergens\":[{\"code\":\"AM\"}]}", "bad-field", "true"),
            ("{\"gtin\":{},\"name\":\"n\"}", "bad-field", "null"),
            (LongText(String(repeating: "[", count: 100_000)), "bad-json", "null"),
        ] as [(LongText, String, String)])
    func badLinesAreAnswered(_ bad: LongText, _ kind: String, _ id: String) throws {
        let outcome = try Program.run("worker", input: "\(bad.text)\n{\"id\":9,\"ingredients\":\"\(Catalog.milk)\"}\n")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 3)
        #expect(try Contract.names(in: outcome.lines[0]) == ["id", "error"])
        #expect(try Contract.member("id", of: outcome.lines[0]) == id)
        let failure: Contract.Failure = try Contract.read(outcome.lines[0])
        #expect(failure.error.kind == kind)
        #expect(!failure.error.message.isEmpty)
        #expect(try Contract.member("id", of: outcome.lines[1]) == "9")
        #expect(outcome.lines[2] == "{\"eof\":2}")
    }

    @Test func bytesThatAreNoTextAreAnswered() throws {
        let bad: [UInt8] = Array("{\"id\":\"".utf8) + [0xFF, 0xC0] + Array("\"}\n{\"id\":1}\n".utf8)
        let outcome = try Program.run("worker", input: bad)
        #expect(outcome.status == 0)
        let failure: Contract.Failure = try Contract.read(outcome.lines[0])
        #expect(failure.error.kind == "bad-json")
        #expect(outcome.lines.count == 3)
    }

    /// A line without end is one bad line, and what was answered before it is not lost.
    @Test func aLineAboveTheLimitIsAnswered() throws {
        let long = "{\"id\":1,\"name\":\"" + String(repeating: "x", count: 17 << 20) + "\"}"
        let outcome = try Program.run("worker", input: "{\"id\":0}\n\(long)\n{\"id\":2}\n\(long)")
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 5)
        #expect(try outcome.lines.prefix(4).map { try Contract.member("id", of: $0) } == ["0", "null", "2", "null"])
        let failure: Contract.Failure = try Contract.read(outcome.lines[1])
        #expect(failure.error.kind == "too-long")
        #expect(outcome.lines[4] == "{\"eof\":4}")
    }

    @Test(arguments: [("", 0), ("\n\r\n \t\n", 0), ("{\"id\":1}", 1), ("\n{\"id\":1}\r\n\n{\"id\":2}", 2)])
    func blankLinesArePassedOver(_ input: String, _ count: Int) throws {
        let outcome = try Program.run("worker", input: input)
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == count + 1)
        #expect(outcome.lines.last == "{\"eof\":\(count)}")
    }

    /// A GTIN that is wrong is a finding; the label is judged all the same.
    @Test func aWrongBarcodeIsAFinding() throws {
        let input = "{\"id\":1,\"gtin\":\"4006381333930\",\"language\":\"en\",\"ingredients\":\"\(Catalog.milk)\"}"
        let answer: Contract.Answer = try Contract.read(Program.run("worker", input: input).lines[0])
        #expect(answer.gtin == nil)
        #expect(answer.verdict == "contains-native-milk")
        #expect(answer.findings.map(\.rule) == ["invalid-barcode"])
    }

    /// Whoever asks and waits gets the answer before the next question.
    @Test func answersBeforeTheNextQuestion() throws {
        let run = try Run(["worker"])
        for number in 1...3 {
            try run.feed("{\"id\":\(number)}\n")
            #expect(try run.wait { try run.output().split(separator: "\n").count == number })
        }
        let outcome = try run.finish()
        #expect(outcome.lines.last == "{\"eof\":3}")
    }

    @Test(arguments: [("exec \"$@\" <&-", "standard input"), ("exec \"$@\" </", "")])
    func inputThatCannotBeRead(_ script: String, _ message: String) throws {
        let outcome = try Program.shell(script, "worker")
        #expect(outcome.status == 74)
        #expect(outcome.output == "", "no trailer: it would say that all was read")
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.errors.contains("-: byte 0: "))
    }

    /// The reader goes away after one line: a write error, no crash and no silence.
    @Test func aReaderThatGoesAwayIsAWriteError() throws {
        let workplace = try Workplace()
        let input = (0..<2_000).map { "{\"id\":\($0),\"ingredients\":\"\(Catalog.milk)\"}\n" }.joined()
        try workplace.write(input, to: "in")
        let script = "{ \"$@\" <in; echo \"status $?\" >&2; } | head -n 1"
        let outcome = try Program.shell(script, "worker", folder: workplace.folder)
        #expect(outcome.lines.count == 1)
        #expect(outcome.errorLines == ["wheyfinder: standard output: broken pipe", "status 74"])
    }
}
