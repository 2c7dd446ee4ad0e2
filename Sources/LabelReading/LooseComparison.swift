import LabelText
import Lexicon
import Products

/// A reading beside a loose one of the same text: what the loose one shows and the other does not.
struct LooseComparison {
    private let reading: LabelReading
    private let lexicon: Lexicon
    private let words: UnknownWords
    private let roles: Roles
    private let lookalikes: MergedRanges

    init(_ reading: LabelReading, _ words: UnknownWords, _ lexicon: Lexicon) {
        self.reading = reading
        self.lexicon = lexicon
        self.words = words
        roles = Roles(reading, reading.matches.terms.map(\.range))
        lookalikes = MergedRanges(reading.matches.lookalikes.map(\.range))
    }

    /// Milk words of a reading by what they stand in.
    private struct Roles {
        var present: [Range<Int>] = []
        var declared: [Range<Int>] = []
        var warned: [Range<Int>] = []

        init(_ reading: LabelReading, _ milk: [Range<Int>]) {
            for range in milk {
                let role = reading.role(of: range)
                if role == .precaution || reading.isPrecaution(range) { warned.append(range) }
                if role == .declaration { declared.append(range) }
                if ![.precaution, .claim, .instructions].contains(role) { present.append(range) }
            }
        }
    }

    /// Milk in a warning, milk, another word that decides, or a doubt about the list: the first of these that the
    /// loose reading shows and the text does not.
    ///
    /// - Parameter kind: how the loose reading came about.
    /// - Complexity: O(terms × (statements + text)) of the loose reading.
    func doubt(_ loose: LabelReading, _ kind: LooseText.Reading, _ memory: inout WordMemory) -> Doubt? {
        let others = UnknownWords(loose.matches)
        let knowsMore = others.knownCount >= words.knownCount
        let isSurer = others.unknown.count <= words.unknown.count
        let isBetter = !kind.isFolded && (knowsMore || isSurer)
        let milk = milkTerms(loose.matches)
        let looseRoles = Roles(loose, milk)
        let more = { (ranges: [Range<Int>], own: [Range<Int>]) in
            ranges.first { isNew($0, loose) } ?? (isBetter ? another(ranges, than: own, loose) : nil)
        }
        if let warned = more(looseRoles.warned, roles.warned) ?? turned(loose) {
            return Doubt(.suspectWord, word: slice(warned, loose), isWarning: true)
        }
        var found = deciding(loose.matches).first { isNew($0, loose) }
        if ![.name, .legalName].contains(reading.passage.role) {
            found =
                found ?? firstNew(milk, loose) ?? more(looseRoles.present, roles.present)
                ?? more(looseRoles.declared, roles.declared)
        }
        if let found {
            return Doubt(
                .suspectWord, word: slice(found, loose), isAmbiguous: settlesTheSame(loose) && isAmbiguous(found, loose)
            )
        }
        guard reading.passage.role == .ingredients || reading.passage.role == .statement else { return nil }
        return lostDeclaration(loose) ?? misprint(others, loose, &memory) ?? (isSurer ? earlierMilk(loose) : nil)
            ?? listDoubt(loose, others, kind, isBetter: isBetter)
    }

    /// Milk that stands further in front: what was taken for several items is one.
    private func earlierMilk(_ loose: LabelReading) -> Doubt? {
        guard let first = milkPosition(loose), let own = milkPosition(reading), first < own else { return nil }
        return Doubt(.suspectWord)
    }

    /// The least place of a milk word in a list.
    private func milkPosition(_ reading: LabelReading) -> Int? {
        let items = reading.matches.terms.compactMap { term -> Int? in
            guard lexicon.concept(term.concept).treatment.isMilk,
                case .ingredient(let item?) = reading.role(of: term.range)
            else { return nil }
            return reading.tree.path(to: item)[0]
        }
        return items.map(reading.surePosition).min()
    }

    /// "Not suitable" where the text reads "suitable".
    private func turned(_ loose: LabelReading) -> Range<Int>? {
        if reading.matches.cues.contains(where: { $0.kind == .unsuitable }) { return nil }
        return loose.matches.cues.first { $0.kind == .unsuitable }?.range
    }

    /// The first word that the text shows as well, and not as a look-alike only, but less often in this role.
    private func another(_ ranges: [Range<Int>], than own: [Range<Int>], _ loose: LabelReading) -> Range<Int>? {
        let owned = MergedRanges(own)
        return ranges.first { range in
            let word = Array(loose.matches.text.bytes[range])
            let places = reading.matches.text.places(of: word).filter { !lookalikes.overlaps($0) }
            let again = ranges.count { loose.matches.text.bytes[$0].elementsEqual(word) }
            return !places.isEmpty && again > places.count(where: owned.overlaps)
        }
    }

    private func isNew(_ range: Range<Int>, _ loose: LabelReading) -> Bool {
        let text = loose.matches.text
        let word = Array(text.bytes[range])
        return text.places(of: word).count > reading.matches.text.places(of: word).count
    }

    private func slice(_ range: Range<Int>, _ loose: LabelReading) -> String { loose.matches.text.slice(range) }

    /// Milk before what may be made with it.
    private func firstNew(_ ranges: [Range<Int>], _ loose: LabelReading) -> Range<Int>? {
        let new = ranges.filter { isNew($0, loose) }
        return new.first { !isAmbiguous($0, loose) } ?? new.first
    }

    /// True where the loose reading leaves what settles P7 as it is: the language, which tells the market, and
    /// whether allergens are declared.
    private func settlesTheSame(_ loose: LabelReading) -> Bool {
        reading.matches.guess.best == loose.matches.guess.best && reading.declares == loose.declares
    }

    /// True for what may be made with milk and is not milk.
    private func isAmbiguous(_ range: Range<Int>, _ loose: LabelReading) -> Bool {
        loose.matches.terms.contains { $0.range == range && !lexicon.concept($0.concept).treatment.isMilk }
    }

    /// Milk, and what may be made with it, in a language the text may be in.
    private func milkTerms(_ matches: LabelMatches) -> [Range<Int>] {
        var plausible = reading.matches.languages.plausible
        plausible.formUnion(matches.languages.plausible)
        if !plausible.isEmpty, let shared = lexicon.sharedLanguage { plausible.insert(shared) }
        return matches.terms.filter { plausible.isEmpty || $0.languages.intersects(plausible) }.map(\.range)
    }

    /// What else decides: kosher marks, "see packaging", meat, and words that keep milk from counting as baked.
    private func deciding(_ matches: LabelMatches) -> [Range<Int>] {
        matches.words.filter { $0.wordClass.decides }.map(\.range)
            + matches.cues.filter { $0.kind.decides }.map(\.range)
    }

    private func misprint(_ others: UnknownWords, _ loose: LabelReading, _ memory: inout WordMemory) -> Doubt? {
        for word in others.unknown where word.range.count >= Lexicon.shortestMisprint {
            // In this order, because the memory answers the first question for nearly every word.
            if others.misprintedMilkWord(word, lexicon, &memory) != nil, isNew(word.range, loose) {
                return Doubt(.suspectWord, word: slice(word.range, loose))
            }
        }
        return nil
    }

    /// An allergen declaration settles what may be made with milk: one that the loose reading does not show to be a
    /// declaration settles nothing.
    private func lostDeclaration(_ loose: LabelReading) -> Doubt? {
        guard reading.declares, !loose.declares else { return nil }
        if reading.passage.role == .statement { return Doubt(.suspectWord) }
        let unsettled = reading.matches.terms.first { !lexicon.concept($0.concept).treatment.isMilk }
        return unsettled.map { Doubt(.suspectWord, $0.range) }
    }

    /// A doubt that the loose reading has about the list and the text has not. A loose reading may also break
    /// words: it counts where it knows as many words as the text, and about the end of a list where it reads the
    /// last word, which must be unknown, in another way.
    private func listDoubt(
        _ loose: LabelReading, _ others: UnknownWords, _ kind: LooseText.Reading, isBetter: Bool
    ) -> Doubt? {
        guard reading.passage.role == .ingredients else { return nil }
        let known = Set(reading.doubts.map(\.kind))
        let new = loose.doubts.first { doubt in
            if known.contains(doubt.kind) || !doubt.isAboutTheList { return false }
            let hasOtherEnd = words.unknownEnd != nil && words.unknownEnd != others.unknownEnd
            return isBetter || doubt.kind == .cutList && hasOtherEnd || doubt.kind == .gluedWords && !kind.isJoined
        }
        return new.map { Doubt($0.kind, word: $0.range.map { slice($0, loose) }) }
    }
}

extension LabelReading {
    fileprivate var declares: Bool { statements.contains { $0.kind == .contains && !$0.isInline } }
}

extension WordClass {
    /// True for classes that keep milk from counting as baked, and for meat, whose cultures may be milk.
    var decides: Bool {
        isVeto || species != nil || self == .partUnbaked || self == .chocolate || self == .meat
    }
}

extension StatementKind {
    /// True for phrases that keep a label from being free of milk without naming it.
    fileprivate var decides: Bool { self == .kosherDairy || self == .kosherDairyEquipment || self == .placeholder }
}

extension FoldedText {
    /// Where the letters of `word` stand in the text, inside other words too.
    ///
    /// - Complexity: O(text × word) at worst; asked for the rare words a loose reading brings up.
    fileprivate func places(of word: [UInt8]) -> [Range<Int>] {
        guard let first = word.first, count >= word.count else { return [] }
        let bytes = self.bytes
        var places: [Range<Int>] = []
        for start in 0...count - word.count where bytes[start] == first {
            var length = 1
            while length < word.count, bytes[start + length] == word[length] { length += 1 }
            if length == word.count { places.append(start..<start + length) }
        }
        return places
    }
}
