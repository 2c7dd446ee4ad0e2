import LabelReading
import LabelText
import Lexicon
import Products

/// A term of a reading with what it is part of.
struct MilkWord {
    /// Index of the reading.
    var reading: Int
    var term: TermMatch
    var concept: Concept
    var role: LabelReading.Role
    /// Item of the list it stands in, or that its footnote is bound to.
    var item: Int?
}

/// Everything the rules look at, gathered once from all readings.
struct LabelFacts {
    let readings: [LabelReading]
    /// Milk as ingredient, footnote or declaration: establishes presence (P2, P3).
    private(set) var present: [MilkWord] = []
    /// Milk in precautions (P8).
    private(set) var warned: [MilkWord] = []
    /// Milk in names.
    private(set) var named: [MilkWord] = []
    /// Milk in preparation texts (P17).
    private(set) var prepared: [MilkWord] = []
    /// Ambiguous compounds in lists, those with a sub-list left out (P7).
    private(set) var ambiguous: [MilkWord] = []

    /// - Complexity: O(terms × (statements + items)).
    init(_ readings: [LabelReading], _ lexicon: Lexicon) {
        self.readings = readings
        for index in readings.indices {
            for term in readings[index].matches.terms { take(term, index, lexicon) }
        }
    }

    private mutating func take(_ term: TermMatch, _ index: Int, _ lexicon: Lexicon) {
        let reading = readings[index]
        var word = MilkWord(
            reading: index, term: term, concept: lexicon.concept(term.concept), role: reading.role(of: term.range),
            item: nil)
        switch reading.passage.role {
        case .category: return
        case .name, .legalName:
            if !word.concept.treatment.isMilk { return }
            if word.role == .precaution { warned.append(word) } else { named.append(word) }
        case .claim:
            if word.role == .declaration, word.concept.treatment.isMilk { present.append(word) }
            if word.role == .precaution, word.concept.treatment.isMilk { warned.append(word) }
        case .ingredients, .statement:
            place(&word, reading)
            sort(word, reading)
        }
    }

    /// Finds the item a word stands in, through its footnote mark where it has one.
    private func place(_ word: inout MilkWord, _ reading: LabelReading) {
        switch word.role {
        case .ingredient(let item):
            word.item = item
            if reading.passage.role == .statement { word.role = .declaration }
        case .footnote(let mark):
            word.item = reading.tree.ingredients.firstIndex { $0.marks.contains(mark) }
        case .declaration, .precaution, .claim, .instructions:
            break
        }
    }

    private mutating func sort(_ word: MilkWord, _ reading: LabelReading) {
        if word.concept.treatment == .filling, case .ingredient(let item?) = word.role, reading.isListedInFull(item) {
            return
        }
        let isMilk = word.concept.treatment.isMilk
        switch word.role {
        case .ingredient, .footnote, .declaration:
            if isMilk {
                present.append(word)
            } else if case .ingredient(let item?) = word.role, !reading.tree.hasSubList(item) {
                ambiguous.append(word)
            }
            if isMilk, reading.isPrecaution(word.term.range) { warned.append(word) }
        case .precaution: if isMilk { warned.append(word) }
        case .instructions: if isMilk { prepared.append(word) }
        case .claim: break
        }
    }

    /// Statement phrases of a kind, in any passage.
    func has(_ kind: StatementKind) -> Bool {
        readings.contains { $0.matches.cues.contains { $0.kind == kind } }
    }

    /// True where the label declares allergens: then silence about milk means something (P7). A name declares none.
    var declaresAllergens: Bool {
        readings.contains { reading in
            ![.name, .legalName, .category].contains(reading.passage.role)
                && reading.statements.contains { $0.kind == .contains && !$0.isInline }
        }
    }

    /// True where a name is itself a milk product ("Gouda, sliced", "Greek yogurt"): it begins with the word or
    /// says little else, and claims nothing against it but freedom from lactose (domain-rules 7.7).
    var isNamedAfterMilk: Bool {
        named.contains { word in
            let matches = readings[word.reading].matches
            guard !matches.cues.contains(where: { $0.kind.isClaim && $0.kind != .claimLactoseFree }) else {
                return false
            }
            if matches.tokens.tokens.first(where: { $0.kind == .word })?.range.overlaps(word.term.range) == true {
                return true
            }
            let letters = matches.tokens.tokens.filter { $0.kind == .word }.reduce(0) { $0 + $1.range.count }
            return word.term.range.count * 2 >= letters
        }
    }

    /// A word as the label prints it.
    func slice(_ word: MilkWord) -> String { readings[word.reading].matches.text.slice(word.term.range) }

    /// Passages that hold a list.
    var lists: [LabelReading] {
        readings.filter { $0.passage.role == .ingredients && !$0.matches.tokens.tokens.isEmpty }
    }
}

extension LabelReading {
    /// True where the sub-list of an item says what it is made of: three items or more, most of them known foods.
    /// Milk among them speaks for itself.
    func isListedInFull(_ item: Int) -> Bool {
        let parts = tree.ingredients.filter { $0.parent == item }
        let known = parts.count { part in
            matches.words.contains { $0.wordClass == .common && $0.range.overlaps(part.head) }
        }
        return parts.count >= 3 && known * 2 > parts.count
    }
}

extension IngredientTree {
    /// True where an item has items inside it.
    func hasSubList(_ item: Int) -> Bool {
        item + 1 < ingredients.count && ingredients[(item + 1)...].contains { $0.parent == item }
    }
}
