public import MilkVerdict
import Products

/// What a verdict rests on: when any of it differs, the stored answer is stale.
public struct Basis: Hashable, Sendable {
    /// Hexadecimal digest of the lexicon.
    public var lexicon: String
    public var rules: String
    public var profile: String

    public init(lexicon: String, rules: String, profile: String) {
        self.lexicon = lexicon
        self.rules = rules
        self.profile = profile
    }
}

/// A product as the index keeps it.
public struct StoredItem: Hashable, Sendable {
    public var key: ItemKey
    public var verdict: Verdict
    public var precaution: Precaution
    public var reasons: [Reason]
    public var market: String
    public var languages: [String]
    public var name: String?
    public var brand: String?
    /// Digest of everything in the record that can matter to the verdict.
    public var hash: ContentHash
    public var basis: Basis
    /// Feed the data came from.
    public var source: String
    /// Seconds since 1970 when the product was first and last seen in a feed.
    public var firstSeen: Int
    public var lastSeen: Int
    /// What is known of the milk and the product; nil where no word shows milk.
    public var facts: MilkFacts?
    /// The first pieces of evidence, enough to show the decisive words.
    public var evidence: [Evidence]
    public var findings: [StoredFinding]
    /// The first doubts.
    public var doubts: [Assessment.DoubtNote]
    /// The label it was judged from, as the index keeps it, so that it can be judged again; nil where it is not kept.
    public var label: Int64?
    /// What tells it from other records of its GTIN and market, where the feed names it.
    public var context: String?
    /// Markets whose records of the same GTIN are items of their own, each with its context behind a slash.
    public var otherMarkets: [String] = []

    public init(
        key: ItemKey, verdict: Verdict, precaution: Precaution, reasons: [Reason], market: String, languages: [String],
        name: String?, brand: String?, hash: ContentHash, basis: Basis, source: String, firstSeen: Int, lastSeen: Int,
        facts: MilkFacts?, evidence: [Evidence], findings: [StoredFinding], doubts: [Assessment.DoubtNote],
        label: Int64?
    ) {
        self.key = key
        self.verdict = verdict
        self.precaution = precaution
        self.reasons = reasons
        self.market = market
        self.languages = languages
        self.name = name
        self.brand = brand
        self.hash = hash
        self.basis = basis
        self.source = source
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.facts = facts
        self.evidence = evidence
        self.findings = findings
        self.doubts = doubts
        self.label = label
    }
}

extension Sequence<StoredItem> {
    /// The answer of several records of one GTIN: the first of the strictest, with the warning of any; nil of none.
    public var strictest: StoredItem? {
        var worst: StoredItem?
        for item in self where worst.map({ $0.verdict < item.verdict }) ?? true { worst = item }
        if contains(where: { $0.precaution == .mayContain }) { worst?.precaution = .mayContain }
        return worst
    }
}

extension StoredItem {
    /// The same product with a fresh answer on another basis.
    public func judgedAgain(_ a: Assessment, basis: Basis, product: String) -> StoredItem {
        var item = self
        item.verdict = a.verdict
        item.precaution = a.precaution
        item.reasons = a.reasons
        item.market = a.market
        item.languages = a.languages
        item.basis = basis
        item.facts = a.facts
        item.evidence = a.evidence
        item.findings = a.findings.map { StoredFinding($0, product: product) }
        item.doubts = a.doubts
        return item
    }
}

/// A finding as the index keeps it.
public struct StoredFinding: Hashable, Sendable {
    /// Stable name of the finding, see `Finding.id`.
    public var id: String
    public var rule: String
    public var severity: Finding.Severity
    public var message: String

    public init(id: String, rule: String, severity: Finding.Severity, message: String) {
        self.id = id
        self.rule = rule
        self.severity = severity
        self.message = message
    }

    /// - Parameter product: GTIN-14, or the feed's own id.
    public init(_ finding: Finding, product: String) {
        self.init(
            id: finding.id(product: product), rule: finding.rule.rawValue, severity: finding.rule.severity,
            message: finding.message)
    }
}
