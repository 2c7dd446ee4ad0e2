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
    /// - Complexity: O(candidates × log candidates).
    func select(_ candidates: [Candidate]) -> [CueMatch] {
        let cues = candidates.filter { matcher.sense($0).kind == .cue && matcher.sense($0).cueRole != .closes }
        var closings: [UInt16: [Candidate]] = [:]
        for candidate in candidates {
            let sense = matcher.sense(candidate)
            if sense.kind == .cue, sense.cueRole == .closes { closings[sense.pair, default: []].append(candidate) }
        }
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

    private func match(_ candidate: Candidate, _ closings: [UInt16: [Candidate]]) -> CueMatch? {
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
    private func closing(of sense: Sense, from: Int, _ closings: [UInt16: [Candidate]]) -> Candidate? {
        guard let pair = closings[sense.pair] else { return nil }
        let behind = Self.firstIndex(in: pair.count) { pair[$0].start >= from }
        guard behind < pair.count else { return nil }
        let stop = Self.firstIndex(in: stops.count) { stops[$0] >= from }
        return stop == stops.count || pair[behind].start < stops[stop] ? pair[behind] : nil
    }

    /// The first of `count` indices for which `isBehind` holds.
    private static func firstIndex(in count: Int, where isBehind: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(middle) { high = middle } else { low = middle + 1 }
        }
        return low
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
