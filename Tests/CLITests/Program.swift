import Foundation
import TestSupport

/// The built program, run as a user or a script runs it.
enum Program {
    /// Built beside the tests, wherever those were built.
    static let path: String = {
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "wheyfinder")
        let candidates = [beside, Repository.file(".build/debug/wheyfinder")].compactMap { $0 }
        let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
        return (found ?? candidates[0]).path(percentEncoded: false)
    }()

    /// What a run left behind.
    struct Outcome {
        /// Exit code; 128 and the number for a signal, as shells have it.
        var status: Int32
        var output: String
        var errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
        var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
    }

    /// Runs it to its end.
    static func run(_ arguments: String..., input: String = "", folder: URL? = nil) throws -> Outcome {
        try Run(arguments, folder: folder).finish(input: Array(input.utf8))
    }

    static func run(_ arguments: String..., input: [UInt8]) throws -> Outcome {
        try Run(arguments).finish(input: input)
    }

    /// Runs `script` with `sh`; in it, `"$@"` is the program with its arguments.
    static func shell(_ script: String, _ arguments: String..., folder: URL? = nil) throws -> Outcome {
        try Run(arguments, script: script, folder: folder).finish(input: [])
    }
}

/// A run that is under way.
final class Run {
    private static let limit = DispatchTimeInterval.seconds(300)

    private let process = Process()
    private let workplace: Workplace
    private let input = Pipe()

    /// - Parameter script: how `sh` starts the program, which is `"$@"` in it; nil to start it without a shell.
    init(_ arguments: [String], script: String? = nil, folder: URL? = nil) throws {
        workplace = try Workplace()
        process.executableURL = URL(filePath: script == nil ? Program.path : "/bin/sh")
        process.arguments = script.map { ["-c", $0, "sh", Program.path] + arguments } ?? arguments
        process.currentDirectoryURL = folder ?? workplace.folder
        process.standardInput = input
        process.standardOutput = try file("output")
        process.standardError = try file("errors")
        try process.run()
        killWhenItHangs()
    }

    private func file(_ name: String) throws -> FileHandle {
        try FileHandle(forWritingTo: URL(filePath: workplace.write("", to: name)))
    }

    private func killWhenItHangs() {
        let identifier = process.processIdentifier
        let process = process
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.limit) { [weak process] in
            if process?.isRunning == true { kill(identifier, SIGKILL) }
        }
    }

    /// Gives it more input without ending it.
    func feed(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// What it wrote so far.
    func output() throws -> String { String(decoding: try workplace.bytes(of: "output"), as: UTF8.self) }

    /// Waits until `condition` holds.
    ///
    /// - Returns: false where it does not within two minutes, or where the program ended.
    func wait(until condition: () throws -> Bool) throws -> Bool {
        for _ in 0..<2_400 {
            if try condition() { return true }
            if !process.isRunning { return try condition() }
            Thread.sleep(forTimeInterval: 0.05)
        }
        return false
    }

    /// Ends its input and waits for its end.
    func finish(input bytes: [UInt8] = []) throws -> Program.Outcome {
        // It may have ended without reading: that is for the test to judge, not for this pipe.
        signal(SIGPIPE, SIG_IGN)
        _ = Result { try input.fileHandleForWriting.write(contentsOf: Data(bytes)) }
        try input.fileHandleForWriting.close()
        return try end()
    }

    /// Waits for its end while its input stays open.
    func end() throws -> Program.Outcome {
        process.waitUntilExit()
        let status = process.terminationStatus
        return Program.Outcome(
            status: process.terminationReason == .uncaughtSignal ? 128 + status : status, output: try output(),
            errors: String(decoding: try workplace.bytes(of: "errors"), as: UTF8.self))
    }
}
