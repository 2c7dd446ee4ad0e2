extension Lexicon {
    /// The milk word that differs from `word` in the fewest letters, and in how many; nil where all differ in more
    /// than a third of its letters. For explanations: no rule asks.
    ///
    /// - Parameters:
    ///   - word: folded bytes of a whole word.
    ///   - languages: languages to look in; all where it is empty.
    /// - Complexity: O(words of the lexicon × letters²).
    public func nearestMilkWord(to word: [UInt8], in languages: LanguageSet) -> (word: String, distance: Int)? {
        let letters = Array(String(decoding: word, as: UTF8.self).unicodeScalars)
        var best: (word: String, distance: Int)?
        for pattern in 0..<words.count where isMilk(pattern, in: languages) {
            let candidate = words.word(pattern)
            let limit = best.map { $0.distance - 1 } ?? letters.count / 3
            let other = Array(candidate.unicodeScalars)
            if limit < 0 || abs(other.count - letters.count) > limit { continue }
            let distance = EditDistance.between(letters, other)
            if distance <= limit { best = (candidate, distance) }
        }
        return best
    }

    private func isMilk(_ pattern: Int, in languages: LanguageSet) -> Bool {
        words.units(of: pattern).contains { unit in
            unitSenses[unit].contains {
                let sense = senses[Int($0)]
                return sense.kind == .term && concepts[Int(sense.payload)].treatment.isMilk
                    && (languages.isEmpty || sense.languages.intersects(languages))
            }
        }
    }
}

/// Letters left out, added, changed or exchanged with their neighbour (Damerau 1964, optimal string alignment).
enum EditDistance {
    /// - Complexity: O(a × b).
    static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
                row.append(cost)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
