import ArgumentParser
import Glibc

@main struct Wheyfinder: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wheyfinder",
        abstract: "Reads food labels for people with cow's milk allergy.",
        discussion: """
            Verdicts: milk-free ("no milk ingredient found"), baked-milk-only, contains-native-milk, undetermined; and \
            beside each whether the pack warns that milk may be there. It reports what labels declare. It is not medical \
            advice, and a label cannot show what nobody declared.

            Exit codes of check and label: 0 no milk found and no warning, 1 milk or a warning, 3 undetermined or not in \
            the index. Of audit: 0 complete, 1 a finding at or above --fail-on. Of all: 64 usage, 65 input damaged, partly \
            unreadable or without records, 66 no such input, 70 internal error, 74 read or write error, 75 busy, \
            77 permission, 78 words or index unusable, 130 and 143 interrupted.
            """,
        version: Versions.text,
        subcommands: [
            AuditCommand.self, CheckCommand.self, LabelCommand.self, ExplainCommand.self, WorkerCommand.self,
            FeedCommand.self, IndexCommand.self, LexiconCommand.self,
        ])

    /// One line on stderr and the right code, whatever went wrong.
    static func main() {
        Output.guardStandardDescriptors()
        // A closed pipe and a file at its size limit are write errors, not a reason to die without a word.
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        do {
            var command = try parsed(Arguments.read())
            try command.run()
        } catch let finish as Finish {
            Glibc.exit(finish.status)
        } catch {
            Glibc.exit(status(after: error))
        }
    }

    /// `check` is what people wait for: it is read without looking at the other commands, which costs half of its time.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        guard arguments.first == CheckCommand.configuration.commandName else { return try parseAsRoot(arguments) }
        do {
            return try CheckCommand.parseAsRoot(Array(arguments.dropFirst()))
        } catch {
            // Help and complaints name the whole command.
            return try parseAsRoot(arguments)
        }
    }

    private static func status(after error: any Error) -> Int32 {
        if let status = ExitStatus.of(error) {
            Failure.report(error)
            return status.rawValue
        }
        let code = exitCode(for: error)
        if code == .failure {
            Failure.report("internal error: \(error)")
            return ExitStatus.internalError.rawValue
        }
        return say(fullMessage(for: error), code)
    }

    /// The argument parser's words: help where it was asked for, complaints on standard error.
    private static func say(_ message: String, _ code: ExitCode) -> Int32 {
        do throws(Output.Failure) {
            let output = code.isSuccess ? Output.standard : Output.error
            if !message.isEmpty { try output.write(message + "\n") }
            return code.rawValue
        } catch {
            Failure.report(error)
            return code.isSuccess ? ExitStatus.readOrWrite.rawValue : code.rawValue
        }
    }
}

/// Writes a failure where people look for it.
enum Failure {
    static func report(_ error: any Error) { report("\(error)") }

    /// One line; if even stderr is closed, the exit code still tells.
    static func report(_ message: String) {
        let line = String(message.map { $0.isNewline ? " " : $0 })
        do throws(Output.Failure) {
            try Output.error.write("wheyfinder: \(line)\n")
        } catch {
            return
        }
    }
}
