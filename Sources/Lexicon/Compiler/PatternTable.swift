/// Patterns with their senses, gathered entry by entry and then put in byte order.
struct PatternTable {
    private var senses: [String: [Sense]] = [:]
    private(set) var affixes: [[[UInt8]]] = []
    private(set) var leads: [[LeadWord]] = []
    private var affixIndex: [[[UInt8]]: Int] = [:]
    private var leadIndex: [[LeadWord]: Int] = [:]

    /// Adds a sense; the same sense in another language joins the one that is there.
    mutating func add(_ sense: Sense, to pattern: String) {
        var list = senses[pattern] ?? []
        if let at = list.firstIndex(where: { $0.isSame(as: sense) }) {
            list[at].languages.formUnion(sense.languages)
        } else {
            list.append(sense)
        }
        senses[pattern] = list
    }

    /// The rule for one affix of `list`.
    mutating func edge(affixes list: [[UInt8]]) -> EdgeRule {
        if let known = affixIndex[list] { return EdgeRule(affixClass: known) }
        affixIndex[list] = affixes.count
        affixes.append(list)
        return EdgeRule(affixClass: affixes.count - 1)
    }

    mutating func lead(_ words: [LeadWord]) -> UInt16 {
        if words.isEmpty { return 0 }
        if let known = leadIndex[words] { return UInt16(known + 1) }
        leadIndex[words] = leads.count
        leads.append(words)
        return UInt16(leads.count)
    }

    /// Languages in which `pattern` is a word that has nothing to do with milk.
    func neutralLanguages(of pattern: String) -> LanguageSet {
        var languages = LanguageSet()
        for sense in senses[pattern] ?? [] where sense.kind != .term && !sense.isLoose {
            languages.formUnion(sense.languages)
        }
        return languages
    }

    /// Patterns in byte order with their senses.
    func sorted() -> [(pattern: [UInt8], senses: [Sense])] {
        senses.map { (Array($0.key.utf8), $0.value) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) }
    }

    /// Binds every term to its own languages that is also an innocent word of another language.
    mutating func bindConflicts(shared: LanguageID?) {
        for (pattern, list) in senses {
            let neutral = neutralLanguages(of: pattern)
            if neutral.isEmpty { continue }
            senses[pattern] = list.map { sense in
                var sense = sense
                if sense.kind == .term, sense.left != .open, sense.right != .open,
                    !neutral.members.allSatisfy({ sense.languages.contains($0) || $0 == shared })
                {
                    sense.isOwnLanguageOnly = sense.isOwnLanguageOnly || !(shared.map(sense.languages.contains) ?? false)
                }
                return sense
            }
        }
    }
}

extension Sense {
    /// Equal but for the languages.
    fileprivate func isSame(as other: Sense) -> Bool {
        var copy = other
        copy.languages = languages
        return copy == self
    }
}
