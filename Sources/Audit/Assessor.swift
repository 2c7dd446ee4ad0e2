public import ICU
public import LabelReading
import LabelText
public import Lexicon
public import MilkVerdict
public import ProductIndex
public import Products

/// Judges products one after the other. Owns the tables of one worker; make one per thread.
public struct Assessor: ~Copyable {
    public let lexicon: Lexicon
    let matcher: TermMatcher
    private let reader: LabelReader
    private let suspects: SuspectFinder
    let judge: Judge
    let market: String?
    var folder: TextFolder
    var memory = WordMemory()

    /// - Parameter market: market for records that name none, ISO 3166-1 alpha-2.
    /// - Throws: `LexiconError` for a table no rule understands, `ICUError` where ICU's data are missing.
    public init(_ lexicon: Lexicon, market: String? = nil) throws {
        self.init(lexicon, Judge(lexicon, try Rulebook(lexicon)), market, folder: try TextFolder())
    }

    private init(_ lexicon: Lexicon, _ judge: Judge, _ market: String?, folder: consuming TextFolder) {
        self.lexicon = lexicon
        self.judge = judge
        self.market = market
        self.folder = folder
        matcher = TermMatcher(lexicon)
        reader = LabelReader(lexicon)
        suspects = SuspectFinder(matcher)
    }

    /// What every verdict of this assessor rests on.
    public var basis: Basis { Basis(lexicon: lexicon.digest, rules: Rulebook.version, profile: judge.profile.name) }

    /// One product down the street: fold, mark, read, judge.
    ///
    /// - Complexity: linear in the texts of the record, but for the few words that are found.
    /// - Throws: `ICUError`, which for valid text means that memory ran out.
    public mutating func assess(_ record: ProductRecord) throws(ICUError) -> Assessment {
        var readings: [LabelReading] = []
        for passage in record.passages { readings.append(try read(passage)) }
        return judge.judge(record, readings, market: market)
    }

    /// The stages of one passage: folded beside its original, marked by the lexicon, split and hung in a tree.
    public mutating func read(_ passage: Passage) throws(ICUError) -> LabelReading {
        let text = try folder.fold(passage.text, emphasis: passage.emphasis)
        let matches = matcher.match(text, TokenRun(text), declared: passage.language)
        var reading = reader.read(passage, matches)
        try suspects.examine(&reading, &folder, &memory)
        return reading
    }
}

extension Basis {
    /// What a verdict by these words rests on, without the tables that judging takes.
    ///
    /// - Throws: `LexiconError` for a profile no rule understands.
    public init(_ lexicon: Lexicon) throws(LexiconError) {
        self.init(lexicon: lexicon.digest, rules: Rulebook.version, profile: try Rulebook.profile(lexicon).name)
    }
}
