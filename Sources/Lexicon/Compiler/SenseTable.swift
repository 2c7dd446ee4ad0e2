/// The senses of units and phrases. The same sense of the same word in another language joins the one there.
struct SenseTable {
    private(set) var senses: [Sense] = []
    /// Senses by place: units from 0 up, phrase states behind them.
    private var byPlace: [Place: [UInt32]] = [:]

    enum Place: Hashable {
        case unit(Int)
        case phrase(Int)
    }

    mutating func add(_ sense: Sense, at place: Place) {
        if let known = byPlace[place]?.first(where: { senses[Int($0)].isSame(as: sense) }) {
            senses[Int(known)].languages.formUnion(sense.languages)
        } else {
            byPlace[place, default: []].append(UInt32(senses.count))
            senses.append(sense)
        }
    }

    func senses(at place: Place) -> [UInt32] { byPlace[place] ?? [] }

    /// The senses, equal ones made one, and for each its number among them. Call when nothing changes any more.
    func distinct() -> (senses: [Sense], numbers: [UInt32]) {
        var known: [Sense: UInt32] = [:]
        var distinct: [Sense] = []
        let numbers = senses.map { sense in
            if let number = known[sense] { return number }
            known[sense] = UInt32(distinct.count)
            distinct.append(sense)
            return UInt32(distinct.count - 1)
        }
        return (distinct, numbers)
    }

    /// Binds every term of a whole word to its own languages that is an innocent word of another language.
    mutating func bindConflicts(units: Int, isWhole: (Int) -> Bool, shared: LanguageID?) {
        for unit in 0..<units where isWhole(unit) {
            let own = senses(at: .unit(unit)).map(Int.init)
            var neutral = LanguageSet()
            for sense in own where senses[sense].kind != .term && !senses[sense].isLoose {
                neutral.formUnion(senses[sense].languages)
            }
            if neutral.isEmpty { continue }
            for sense in own where senses[sense].kind == .term {
                let languages = senses[sense].languages
                let isShared = shared.map(languages.contains) ?? false
                if !isShared, !neutral.members.allSatisfy({ languages.contains($0) || $0 == shared }) {
                    senses[sense].isOwnLanguageOnly = true
                }
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
