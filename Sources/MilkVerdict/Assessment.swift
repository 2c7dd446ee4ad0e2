/// Everything there is to say about one product.
public struct Assessment: Hashable, Sendable {
    public var verdict: Verdict
    public var precaution: Precaution
    /// In order of weight, without repetition.
    public var reasons: [Reason]
    /// Name of the profile that judged what is baked.
    public var profile: String
    /// Market whose duties were assumed; empty for none.
    public var market: String
    /// BCP 47 tags of the languages the label was read in.
    public var languages: [String]
    /// What is known of the milk and the product; nil where no word shows milk.
    public var facts: MilkFacts?
    public var evidence: [Evidence]
    public var codes: [CodeEvidence]
    public var findings: [Finding]
    public var doubts: [DoubtNote]

    /// A doubt with the words it is about.
    public struct DoubtNote: Hashable, Sendable {
        public var kind: String
        public var text: String

        public init(kind: String, text: String) {
            self.kind = kind
            self.text = text
        }
    }
}
