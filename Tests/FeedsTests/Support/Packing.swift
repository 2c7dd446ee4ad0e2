import Foundation
import Products

/// Archives of small files, made by the system's tools or by hand.
enum Packing {
    struct NoTool: Error { var name: String }

    /// What `tool` writes to standard output.
    static func run(_ tool: String, _ arguments: [String]) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = Pipe()
        try process.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw NoTool(name: tool) }
        return bytes
    }

    static func gzip(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
        let file = try Scratch(bytes)
        defer { file.remove() }
        return try run("gzip", ["-nc", file.path])
    }

    struct File {
        var name: String
        var bytes: [UInt8]
        var isDeflated = true
        var crcChange: UInt32 = 0
    }

    /// A zip archive (APPNOTE 6.3) with what gzip deflates.
    static func zip(_ files: [File]) throws -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let packed = try gzip(file.bytes)
            let data = file.isDeflated ? Array(packed[10..<packed.count - 8]) : file.bytes
            let crc = number(packed, packed.count - 8) ^ file.crcChange
            let method = file.isDeflated ? 8 : 0
            let common =
                le(20, 2) + le(0, 2) + le(method, 2) + le(0, 4) + le(Int(crc), 4) + le(data.count, 4)
                + le(file.bytes.count, 4) + le(file.name.utf8.count, 2) + le(0, 2)
            directory +=
                le(0x0201_4B50, 4) + le(20, 2) + common + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
                + le(archive.count, 4) + Array(file.name.utf8)
            archive += le(0x0403_4B50, 4) + common + Array(file.name.utf8) + data
        }
        let end =
            le(0x0605_4B50, 4) + le(0, 4) + le(files.count, 2) + le(files.count, 2) + le(directory.count, 4)
            + le(archive.count, 4) + le(0, 2)
        return archive + directory + end
    }

    private static func le(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }

    private static func number(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        bytes[at..<at + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }
}
