public import ICU
import Products

/// A feed to be read: a file, a pipe, standard input, a folder or an archive, in a format that its content tells.
public struct Feed: Sendable {
    public let path: String
    private let headings: HeadingWords
    private let pieceSize: Int
    private let format: FormatName?
    private let mapping: FeedMapping?
    private let encoding: TextEncoding?

    /// - Parameters:
    ///   - path: `-` for standard input. Never an address: nothing but files is opened.
    ///   - headings: list headings of the lexicon, for pages and descriptions.
    ///   - format: what the feed is, where its content shall not tell.
    ///   - mapping: where the fields of a feed of no known format are; beats `format`.
    ///   - encoding: that of tables, which cannot say it themselves; nil for UTF-8.
    ///   - pieceSize: bytes a read, for tests; the result is the same for every size.
    public init(
        path: String, headings: HeadingWords, format: FormatName? = nil, mapping: FeedMapping? = nil,
        encoding: TextEncoding? = nil, pieceSize: Int = ByteSource.pieceSize
    ) {
        self.mapping = mapping
        self.encoding = encoding
        self.path = path
        self.headings = headings
        self.format = format
        self.pieceSize = pieceSize
    }

    /// Reads to the end, handing over each item as it ends.
    ///
    /// - Parameter isCancelled: asked between records, and while a pipe has nothing to give.
    /// - Complexity: linear in the feed; memory that of one group of records and one piece.
    /// - Returns: counts and, where the feed could not be read to its end, the fault. Faults of one file of a folder
    ///   or archive are handed over as items.
    /// - Throws: `FeedError` where the feed cannot be opened or is in no format that is read, and whatever
    ///   `take` throws.
    public func read(
        isCancelled: () -> Bool = { false }, _ take: (FeedItem) throws -> Void
    ) throws -> FeedSummary {
        let reader = try unitReader()
        var unreadable = 0
        var summary = try cut(isCancelled: isCancelled) { unit in
            for item in reader.items(of: unit) where !isCancelled() {
                if case .unreadable = item { unreadable += 1 }
                try take(item)
            }
        }
        summary.records -= unreadable
        summary.unreadable = unreadable
        return summary
    }

    /// Cuts the feed into units, to be read elsewhere. `FeedUnit.pause` comes where a pipe makes its reader wait.
    ///
    /// - Returns: like `read`, but for `records`, which counts the unreadable ones too.
    /// - Complexity: linear in the feed; memory that of one group of records and one piece.
    /// - Throws: as `read` does.
    public func cut(
        isCancelled: () -> Bool = { false }, _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        var total = FeedSummary(format: "folder")
        guard Folder.isFolder(path) else { return try read(file: path, isCancelled, take) }
        total.bytesExpected = 0
        let files = try Folder.files(under: path)
        let names = Set(files)
        for file in files where !isCancelled() {
            try attempt(&total, take, mayBeOther: FoodDataTables.isOther(file, among: names)) {
                let companion = FoodDataTables.companion(of: file, among: names)
                return try read(file: file, companion: companion, isCancelled, take)
            }
        }
        total.closeContainer(isCancelled(), path)
        return total
    }

    private func read(
        file: String, companion: String? = nil, _ isCancelled: () -> Bool, _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        let names = try companion.map { try FileSource(path: $0, pieceSize: pieceSize) }
        let source = try FileSource(path: file, pieceSize: pieceSize, companion: names)
        var summary = try read(source, depth: 0, isCancelled, take)
        summary.bytesRead = source.bytesRead
        summary.bytesExpected = source.expectedBytes
        summary.closeFile(file, isCancelled())
        return summary
    }

    /// Archives inside one another.
    private static let depthLimit = 3

    private func read(
        _ source: any PieceSource, depth: Int, _ isCancelled: () -> Bool, _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        let head = try source.head(FormatSniffer.headSize, isCancelled)
        let whole = RewoundSource(head: head, source)
        let container = FormatSniffer.shape(of: head)
        let shape = mapping?.shape(container) ?? format?.shape ?? container
        guard [.gzip, .tar, .zip].contains(container) else {
            return try drive(source, try reader(shape, head, source), head, isCancelled, take)
        }
        guard depth < Self.depthLimit else {
            throw source.error(.limit, "more than \(Self.depthLimit) archives inside one another")
        }
        switch container {
        case .gzip:
            var summary = try read(try GzipSource(whole), depth: depth + 1, isCancelled, take)
            summary.format += " in gzip"
            return summary
        case .tar: return try readTar(whole, depth, isCancelled, take)
        default: return try readZip(source, depth, isCancelled, take)
        }
    }

    // MARK: archives

    private func readTar(
        _ source: any PieceSource, _ depth: Int, _ isCancelled: () -> Bool, _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        var total = FeedSummary(format: "tar")
        let archive = TarReader(source)
        while !isCancelled(), let member = try archive.next(named: source.name, isCancelled) {
            if Self.isHidden(member.name) { continue }
            try attempt(&total, take) { try read(member, depth: depth + 1, isCancelled, take) }
        }
        total.closeContainer(isCancelled(), source.name)
        return total
    }

    private func readZip(
        _ source: any PieceSource, _ depth: Int, _ isCancelled: () -> Bool, _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        guard depth == 0, source.name != "-" else {
            throw source.error(.unknownFormat, "a zip archive is read from a file only")
        }
        var total = FeedSummary(format: "zip")
        let archive = try ZipArchive(try RandomFile(path: source.name))
        let names = Set(archive.entries.map(\.name))
        for entry in archive.entries where !entry.name.hasSuffix("/") && !Self.isHidden(entry.name) {
            if isCancelled() { break }
            try attempt(&total, take, mayBeOther: FoodDataTables.isOther(entry.name, among: names)) {
                let companion = FoodDataTables.companion(of: entry.name, among: names)
                let member = try archive.member(entry, companion: companion)
                return try read(member, depth: depth + 1, isCancelled, take)
            }
        }
        // What stands before the directory was read by place: the file is through.
        while try !source.next(isCancelled).isEmpty {}
        total.closeContainer(isCancelled(), source.name)
        return total
    }

    private static func isHidden(_ name: String) -> Bool {
        name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" }
    }

    /// One file of many: its fault is handed over and the next one read.
    ///
    /// - Parameter mayBeOther: it is no fault where this is a table of nothing to judge.
    private func attempt(
        _ total: inout FeedSummary, _ take: (FeedUnit) throws -> Void, mayBeOther: Bool = false,
        _ read: () throws -> FeedSummary
    ) throws {
        do {
            let summary = try read()
            if mayBeOther, summary.fault?.kind == .unknownFormat { return }
            total.add(summary)
            if let fault = summary.fault, fault.kind != .interrupted { try take(FeedUnit([.fault(fault)], size: 1)) }
        } catch let error as FeedError where error.kind != .interrupted {
            total.faults += 1
            try take(FeedUnit([.fault(error)], size: 1))
        }
    }

    /// The next piece. Where a pipe has none yet, what was cut so far is asked for.
    private func next(
        _ source: any PieceSource, _ isCancelled: () -> Bool, _ take: (FeedUnit) throws -> Void,
        _ failure: inout (any Error)?
    ) throws(FeedError) -> ArraySlice<UInt8> {
        var asked = 0
        return try source.next {
            asked += 1
            // The second time within one piece is after a while of waiting.
            if asked == 2 { failure = Self.failure { try take(.pause) } }
            return failure != nil || isCancelled()
        }
    }

    private static func failure(_ body: () throws -> Void) -> (any Error)? {
        do {
            try body()
            return nil
        } catch {
            return error
        }
    }

    // MARK: formats

    private func reader(
        _ shape: FormatSniffer.Shape, _ head: [UInt8], _ source: any PieceSource
    ) throws -> any FeedFormat {
        let text = try fragments()
        let name = source.name
        switch shape {
        case .xml:
            if let encoding = XMLEncoding.refused(FormatSniffer.ascii(head)) {
                throw source.error(.encoding, at: 0, "the encoding \(encoding) is not read")
            }
            return XMLFormat(source: name, kinds: xmlKinds, head: head)
        case .html: return HTMLFormat(source: name, headings: headings)
        case .jsonLines: return JSONLinesFormat(source: name, kinds: jsonKinds, text: text)
        case .json:
            return JSONDocumentFormat(source: name, kinds: jsonKinds, text: text, array: mapping?.record.last)
        case .table:
            return CSVFormat(
                source: name, kinds: tableKinds, head: head, text: text, encoding: mapping?.encoding ?? encoding,
                names: source.companion.map(FoodNames.init))
        case .empty: throw source.error(.noRecords, at: 0, "the feed is empty")
        default:
            throw source.error(.unknownFormat, at: 0, "not a feed: neither XML, HTML, JSON nor a table")
        }
    }

    /// The kinds that come into question: all, or the one that was asked for.
    private func kinds<Kind>(_ all: [Kind], _ name: (Kind) -> String) -> [Kind] {
        guard let format, format.kind != nil else { return all }
        return all.filter { name($0) == format.kind }
    }

    private var xmlKinds: [XMLKind] { mapping.map { [.mapped($0)] } ?? kinds(XMLKind.all, \.name) }

    private var jsonKinds: [JSONKind] { mapping.map { [.mapped($0)] } ?? kinds(JSONKind.all, \.name) }

    private var tableKinds: [FieldsKind] { mapping.map { [.mapped($0)] } ?? kinds(FieldsKind.tables, \.name) }

    private func unitReader() throws(FeedError) -> UnitReader {
        do throws(ICUError) {
            return try UnitReader(headings)
        } catch {
            throw FeedError(.readFailed, SourcePosition(source: path), "\(error)")
        }
    }

    private func fragments() throws(FeedError) -> FragmentReader {
        do throws(ICUError) {
            return try FragmentReader(headings)
        } catch {
            throw FeedError(.readFailed, SourcePosition(source: path), "\(error)")
        }
    }

    private func drive(
        _ source: any PieceSource, _ format: any FeedFormat, _ head: [UInt8], _ isCancelled: () -> Bool,
        _ take: (FeedUnit) throws -> Void
    ) throws -> FeedSummary {
        var format = format
        var summary = FeedSummary(format: format.name)
        var rest = head[...]
        var piece = rest.prefix(pieceSize)
        var failure: (any Error)?
        while true {
            for unit in format.cut(piece) where !isCancelled() {
                summary.records += unit.count
                try take(unit)
            }
            if piece.isEmpty || format.isFinished { break }
            rest = rest.dropFirst(pieceSize)
            piece = rest.prefix(pieceSize)
            if !piece.isEmpty { continue }
            do throws(FeedError) {
                piece = try next(source, isCancelled, take, &failure)
            } catch {
                summary.fault = error
                break
            }
        }
        if let failure { throw failure }
        summary.format = format.name
        if isCancelled() { summary.fault = .interrupted(source.name, at: source.bytesRead) }
        summary.close(fault: format.fault, source)
        return summary
    }
}

extension PieceSource {
    fileprivate func error(_ kind: FeedError.Kind, at offset: Int, _ message: String) -> FeedError {
        FeedError(kind, SourcePosition(source: name, byteOffset: offset), message)
    }
}

extension FeedSummary {
    /// A feed without a record is no success, however well-formed it is.
    fileprivate mutating func close(fault: FeedError?, _ source: any PieceSource) {
        self.fault = self.fault ?? fault
        if self.fault == nil, records + unreadable == 0 {
            self.fault = source.error(.noRecords, "0 records recognised in \(format)")
        }
    }

    fileprivate mutating func closeFile(_ path: String, _ isCancelled: Bool) {
        guard fault == nil, faults == 0, let expected = bytesExpected, bytesRead < expected, !isCancelled else {
            return
        }
        fault = FeedError(
            .cut, SourcePosition(source: path, byteOffset: bytesRead), "the file shrank while it was read")
    }

    fileprivate mutating func closeContainer(_ isCancelled: Bool, _ path: String) {
        if isCancelled { fault = .interrupted(path, at: bytesRead) }
        if fault == nil, records + unreadable + faults == 0 {
            fault = FeedError(.noRecords, SourcePosition(source: path), "0 records recognised in \(format)")
        }
    }

    fileprivate mutating func add(_ member: FeedSummary) {
        records += member.records
        unreadable += member.unreadable
        faults += member.faults + (member.fault == nil ? 0 : 1)
        bytesRead += member.bytesRead
        bytesExpected = bytesExpected.flatMap { total in member.bytesExpected.map { total + $0 } }
    }
}
