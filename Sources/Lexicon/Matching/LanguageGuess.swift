/// Which languages a text speaks, as far as its words tell.
public struct LanguageGuess: Equatable, Sendable {
    /// Languages that may be meant, the likeliest first; empty where no word is known and nothing declared.
    public var ranking: [LanguageID]
    /// Votes of the first in `ranking`, in letters of known words.
    public var votes: Int

    /// The likeliest language.
    public var best: LanguageID? { ranking.first }

    /// Every language that may be meant.
    public var plausible: LanguageSet { LanguageSet(ranking) }

    public static let unknown = LanguageGuess(ranking: [], votes: 0)
}

/// Counts known words by language. A word known in few languages says more than one known in many.
struct LanguageVotes {
    /// Twelfths of a letter, so that sharing among languages divides evenly.
    private var votes: [Int]

    init(languages: Int) { votes = Array(repeating: 0, count: languages) }

    mutating func add(_ languages: LanguageSet, letters: Int) {
        let share = min(letters, 24) * 12 / max(1, languages.count)
        for language in languages.members { votes[Int(language.index)] += share }
    }

    /// Languages with at least half of the best one's votes. A declared language gets a quarter of the best
    /// on top: it settles ties and never beats the words.
    ///
    /// - Parameter shared: the words of all languages, which say nothing.
    func guess(declared: LanguageID?, shared: LanguageID?) -> LanguageGuess {
        var votes = self.votes
        if let shared { votes[Int(shared.index)] = 0 }
        let best = votes.max() ?? 0
        if let declared, declared != shared { votes[Int(declared.index)] += max(1, best / 4) }
        let ranked = votes.indices.filter { votes[$0] > 0 && votes[$0] * 2 >= best }
            .sorted { (votes[$0], $1) > (votes[$1], $0) }
        return LanguageGuess(ranking: ranked.map { LanguageID($0) }, votes: best / 12)
    }
}
