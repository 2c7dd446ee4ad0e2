public import MilkVerdict
public import Products

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
    /// The first pieces of evidence, enough to show the decisive words.
    public var evidence: [Evidence]
    public var findings: [StoredFinding]
    /// The first doubts.
    public var doubts: [Assessment.DoubtNote]
    /// The record as one line of our JSON, so that it can be judged again.
    public var record: String?

    public init(
        key: ItemKey, verdict: Verdict, precaution: Precaution, reasons: [Reason], market: String, languages: [String],
        name: String?, brand: String?, hash: ContentHash, basis: Basis, source: String, firstSeen: Int, lastSeen: Int,
        evidence: [Evidence], findings: [StoredFinding], doubts: [Assessment.DoubtNote], record: String?
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
        self.evidence = evidence
        self.findings = findings
        self.doubts = doubts
        self.record = record
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

/// The row key of an item.
public struct ItemKey: Hashable, Comparable, Sendable {
    /// The GTIN as a number; negative for items that have none of their own.
    public let number: Int64
    /// For a negative key, the feed's id it was made from.
    public let id: String?

    public init(_ gtin: GTIN) {
        number = Int64(gtin.number)
        id = nil
    }

    /// A key for an item that only its source can name: no GTIN, or one for use inside one company.
    public init(source: String, id: String) {
        var digest = Digest128()
        digest.update(source)
        digest.update(id)
        number = -Int64(digest.finish().low >> 2) - 1
        self.id = id
    }

    /// The GTIN behind a positive key.
    public var gtin: GTIN? { number > 0 ? GTIN(number: UInt64(number)) : nil }

    init(number: Int64, id: String?) {
        self.number = number
        self.id = id
    }

    public static func < (a: ItemKey, b: ItemKey) -> Bool { a.number < b.number }
}

/// 128 bits over the content of a record.
public struct ContentHash: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    /// Everything the verdict may look at, field by field; the place in the feed is left out.
    ///
    /// - Complexity: linear in the texts of the record.
    public init(_ record: ProductRecord) {
        var digest = Digest128()
        digest.update(record.barcode?.text ?? "")
        digest.update(record.market ?? "")
        digest.update(record.isNonFood ? "non-food" : "")
        digest.update(record.context ?? "")
        digest.update(record.inherited.joined(separator: " "))
        // How many of each there are keeps neighbouring lists apart.
        let lists = [record.passages.count, record.categories.count, record.allergens.count, record.claimCodes.count]
        for count in lists { digest.update(String(count)) }
        for passage in record.passages {
            digest.update(passage.role.rawValue)
            digest.update(passage.language ?? "")
            digest.update(passage.text)
        }
        for category in record.categories { digest.update("\(category.scheme):\(category.code)") }
        for allergen in record.allergens { digest.update("\(allergen.code)=\(allergen.level)") }
        for claim in record.claimCodes { digest.update(claim) }
        for fault in record.faults { digest.update(fault.kind.rawValue) }
        (high, low) = digest.finish()
    }

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
