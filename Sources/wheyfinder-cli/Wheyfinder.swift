import ArgumentParser

@main struct Wheyfinder: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wheyfinder", abstract: "Reads food labels for people with cow's milk allergy.",
        subcommands: [WorkerCommand.self, LexiconCommand.self])
}
