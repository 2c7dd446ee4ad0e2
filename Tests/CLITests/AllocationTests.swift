import Foundation
import TestSupport
import Testing

/// Allocations a label takes: a count that no other work of the machine changes (docs/performance.md).
#if os(Linux)
    @Suite struct AllocationTests {
        /// Near what is measured; who lowers the count lowers the limit.
        private static let limit = 260

        @Test func aLabelTakesFewAllocations() throws {
            let lines = try Self.labels()
            let once = try Self.allocations(lines)
            let twice = try Self.allocations(lines + lines)
            let perLabel = (twice - once) / lines.count
            #expect(perLabel > 0, "nothing was counted")
            #expect(perLabel <= Self.limit, "\(perLabel) allocations a label")
        }

        /// The judged cases of the corpus, as the worker reads them.
        private static func labels() throws -> [String] {
            let rows = try String(contentsOf: Repository.file("corpus/decision-cases.tsv"), encoding: .utf8)
                .split(separator: "\n").dropFirst().map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
            return try rows.map { row in
                let record = ["name": String(row[2]), "ingredients": String(row[4]), "statement": String(row[5])]
                return String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
            }
        }

        private static func allocations(_ lines: [String]) throws -> Int {
            let workplace = try Workplace()
            try workplace.write(lines.map { $0 + "\n" }.joined(), to: "labels.jsonl")
            let source = Repository.file("Tests/CLITests/Counting/allocations.c").path(percentEncoded: false)
            let script = """
                cc -shared -fPIC -O1 -o count.so '\(source)' && LD_PRELOAD=./count.so exec "$@" <labels.jsonl
                """
            let outcome = try Program.shell(script, "worker", folder: workplace.folder)
            let count = outcome.errorLines.last { $0.hasPrefix("allocations ") }?.split(separator: " ").last
            return try #require(count.flatMap { Int($0) }, "\(outcome.errors)")
        }
    }
#endif
