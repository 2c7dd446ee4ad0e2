import Foundation
import PackagePlugin

/// Compiles `lexicons/` whenever a file in it is newer than what was compiled last.
@main struct EmbedLexicon: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let folder = context.package.directoryURL.appending(path: "lexicons")
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        let inputs = names.filter { $0.hasSuffix(".tsv") }.sorted().map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "CompiledLexicon.swift")
        return [
            .buildCommand(
                displayName: "Compile lexicons/", executable: try context.tool(named: "lexicon-compiler").url,
                arguments: [folder.path, output.path], inputFiles: inputs, outputFiles: [output])
        ]
    }
}
