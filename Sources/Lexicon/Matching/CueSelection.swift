import LabelText

/// Picks the statement phrases: leftmost, longest, and the halves of "kann … enthalten" tied together.
struct CueSelection {
    private let matcher: TermMatcher
    private let text: FoldedText
    private let stops: [Int]

    init(_ matcher: TermMatcher, _ text: FoldedText, _ tokens: TokenRun) {
        self.matcher = matcher
        self.text = text
        stops = tokens.tokens.filter { $0.kind == .stop || $0.kind == .newline }.map { Int($0.start) }
    }

    /// - Parameter candidates: sorted by start, the longest first.
    /// - Complexity: O(candidates²) in the worst case, over the few that are cues.
    func select(_ candidates: [Candidate]) -> [CueMatch] {
        let cues = candidates.filter { matcher.sense($0).kind == .cue && matcher.sense($0).cueRole != .closes }
        let closings = candidates.filter { matcher.sense($0).kind == .cue && matcher.sense($0).cueRole == .closes }
        var selected: [CueMatch] = []
        for cue in cues.compactMap({ match($0, closings) }) {
            if let last = selected.last, last.role == .around, cue.range.upperBound == last.range.upperBound {
                continue
            }
            let end = selected.last?.openingEnd ?? 0
            if cue.range.lowerBound >= end {
                selected.append(cue)
            } else if let last = selected.last, last.range.lowerBound == cue.range.lowerBound,
                last.openingEnd == cue.openingEnd, prefers(cue, to: last)
            {
                selected[selected.count - 1] = cue
            }
        }
        return selected
    }

    /// Of two readings of the same phrase the one that knows where it ends says more.
    private func prefers(_ cue: CueMatch, to other: CueMatch) -> Bool {
        cue.role == .around && other.role != .around
    }

    private func match(_ candidate: Candidate, _ closings: [Candidate]) -> CueMatch? {
        let sense = matcher.sense(candidate)
        var end = candidate.end
        if sense.cueRole == .opens {
            guard let closing = closing(of: sense, from: candidate.end, closings) else { return nil }
            end = closing.end
        }
        return CueMatch(
            range: candidate.start..<end, kind: matcher.statementKind(sense), role: sense.cueRole.matchRole,
            languages: sense.languages, openingEnd: candidate.end)
    }

    /// The second half of a pair, in the same sentence.
    private func closing(of sense: Sense, from: Int, _ closings: [Candidate]) -> Candidate? {
        let sentenceEnd = stops.first { $0 >= from } ?? text.count
        return closings.first {
            matcher.sense($0).pair == sense.pair && $0.start >= from && $0.start < sentenceEnd
        }
    }
}

extension Sense.CueRole {
    fileprivate var matchRole: CueMatch.Role {
        switch self {
        case .alone: .alone
        case .before: .before
        case .after: .after
        case .opens, .closes: .around
        }
    }
}
