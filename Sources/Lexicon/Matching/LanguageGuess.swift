/// Which languages a text speaks, as far as its words tell.
public struct LanguageGuess: Equatable, Sendable {
    /// Languages that may be meant, the likeliest first; empty where no word is known and nothing declared.
    public let ranking: [LanguageID]
    /// Votes of the first in `ranking`, in letters of known words.
    public let votes: Int
    /// Every language that may be meant.
    public let plausible: LanguageSet

    init(ranking: [LanguageID], votes: Int) {
        self.ranking = ranking
        self.votes = votes
        plausible = LanguageSet(ranking)
    }

    /// The likeliest language.
    public var best: LanguageID? { ranking.first }

    public static let unknown = LanguageGuess(ranking: [], votes: 0)
}

/// Counts known words by language. A word known in few languages says more than one known in many.
struct LanguageVotes {
    /// Twelfths of a letter, so that sharing among languages divides evenly.
    private var votes: [Int]
    /// Up to where the text has been counted for each language.
    private var counted: [Int]

    init(languages: Int) {
        votes = Array(repeating: 0, count: languages)
        counted = votes
    }

    /// Counts a word for its languages; letters that a longer word has counted do not count again.
    /// Words come in order of their starts.
    mutating func add(_ languages: LanguageSet, _ range: Range<Int>) {
        let sharing = max(1, languages.count)
        var rest = languages
        while let language = rest.popFirst() {
            let index = Int(language.index)
            let letters = range.upperBound - max(range.lowerBound, counted[index])
            if letters <= 0 { continue }
            votes[index] += min(letters, 24) * 12 / sharing
            counted[index] = range.upperBound
        }
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
        var ranked: [LanguageID] = []
        for index in votes.indices where votes[index] > 0 && votes[index] * 2 >= best {
            ranked.append(LanguageID(index))
        }
        ranked.sort { (votes[Int($0.index)], $1) > (votes[Int($1.index)], $0) }
        return LanguageGuess(ranking: ranked, votes: best / 12)
    }
}
