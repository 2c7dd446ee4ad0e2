import Glibc
import ICU
import Lexicon

/// Times one stage over a file, line by line. Run by `Benchmarks/bench`; prints what was done and seconds.
///
///     stage-bench fold FILE TURNS          folds every line
///     stage-bench folded FILE              writes the folded lines
///     stage-bench match TERMS FILE TURNS   counts the terms in every line
@main struct Stages {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments[1] {
        case "fold": try fold(arguments[2], turns: Int(arguments[3]) ?? 1)
        case "folded": try write(arguments[2])
        default: try match(arguments[2], arguments[3], turns: Int(arguments[4]) ?? 1)
        }
    }

    private static func fold(_ path: String, turns: Int) throws {
        let lines = try lines(of: path)
        var folder = try CaseFolder()
        var output = FoldedBytes()
        var best = Double.infinity
        var bytes = 0
        for _ in 0..<turns {
            let start = seconds()
            bytes = 0
            for line in lines {
                try folder.fold(line.span, into: &output)
                bytes += output.bytes.count
            }
            best = min(best, seconds() - start)
        }
        print("fold", bytes, best)
    }

    private static func write(_ path: String) throws {
        var folder = try CaseFolder()
        var output = FoldedBytes()
        var all: [UInt8] = []
        for line in try lines(of: path) {
            try folder.fold(line.span, into: &output)
            all += output.bytes + [0x0A]
        }
        var done = 0
        while done < all.count {
            let count = unsafe all[done...].withUnsafeBytes { unsafe Glibc.write(1, $0.baseAddress, $0.count) }
            if count < 0 { throw Failure.io }
            done += count
        }
    }

    private static func match(_ terms: String, _ path: String, turns: Int) throws {
        let scanner = try WordScanner(Set(try lines(of: terms).filter { !$0.isEmpty }))
        let lines = try lines(of: path)
        var best = Double.infinity
        var hits = 0
        for _ in 0..<turns {
            let start = seconds()
            hits = 0
            for line in lines { hits += scanner.count(in: line.span) }
            best = min(best, seconds() - start)
        }
        print("match", hits, best, scanner.size)
    }

    private enum Failure: Error { case io }

    private static func lines(of path: String) throws -> [[UInt8]] {
        guard let file = unsafe fopen(path, "r") else { throw Failure.io }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&piece, 1, piece.count, file)
            if count == 0 { break }
            bytes += piece[..<count]
        }
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }

    private static func seconds() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
