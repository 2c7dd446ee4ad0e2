import ArgumentParser
import Audit
import Feeds
import Glibc
import Lexicon
import Products
import Reports

struct WorkerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worker", abstract: "Judges JSON Lines from standard input, one answer a line, in order.")

    @OptionGroup var source: LexiconCommand.Source

    @Option(help: "Market for records that name none (ISO 3166-1 alpha-2).")
    var market: String?

    mutating func run() throws {
        var worker = Worker(assessor: try Assessor(source.load(), market: market))
        try worker.run()
    }
}

/// Line in, line out. A bad line gets an error for an answer and the worker goes on.
struct Worker: ~Copyable {
    var assessor: Assessor
    private var json = JSONWriter()
    private var answers = 0

    init(assessor: consuming Assessor) { self.assessor = assessor }

    mutating func run() throws {
        var lines = LineReader(source: try ByteSource(path: "-"))
        while let line = try lines.next() {
            switch line {
            case .text(let bytes):
                if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { continue }
                answer(bytes)
            case .tooLong:
                answers += 1
                writeError("too-long", "the line is longer than \(LineReader.lineLimit >> 20) MiB", nil)
            }
            json.endLine()
            // Whoever waits for an answer before the next question gets it.
            if !lines.hasLine || json.bytes.count > 1 << 16 { try flush() }
        }
        json.object { json in
            json.name("eof")
            json.value(answers)
        }
        json.endLine()
        try flush()
    }

    private mutating func answer(_ line: ArraySlice<UInt8>) {
        answers += 1
        do throws(RecordDecoder.Fault) {
            let (record, id) = try RecordDecoder.decode(line, at: SourcePosition(source: "-", record: answers))
            write(record, id)
        } catch {
            writeError(error.kind.rawValue, error.message, error.id)
        }
    }

    private mutating func write(_ record: ProductRecord, _ id: JSONValue?) {
        do {
            let assessment = try assessor.assess(record)
            json.assessment(assessment, of: record, id: id?.json, lexicon: assessor.lexicon.digest)
        } catch {
            writeError("internal", "\(error)", id)
        }
    }

    private mutating func writeError(_ kind: String, _ message: String, _ id: JSONValue?) {
        json.object { json in
            json.name("id")
            json.raw(id?.json ?? "null")
            json.name("error")
            json.object { json in
                json.name("kind")
                json.value(kind)
                json.name("message")
                json.value(message)
            }
        }
    }

    private mutating func flush() throws {
        try Output.standard.write(json.bytes)
        json.removeAll()
    }
}

extension JSONValue {
    /// The value as JSON again.
    var json: String {
        var writer = JSONWriter()
        switch self {
        case .string(let text): writer.value(text)
        case .number(let text): writer.raw(text)
        case .bool(let flag): writer.value(flag)
        case .null, .array, .object: writer.raw("null")
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
