import LabelText

/// A word or phrase of the lexicon in a text, with one of its senses.
struct Candidate {
    var start: Int
    var end: Int
    var sense: Sense
}

/// Puts words together to phrases.
struct CandidateFinder {
    private let lexicon: Lexicon
    private let bytes: [UInt8]
    private let words: [WordOccurrence]
    /// For each offset of the text, the first word that starts there; the number of words where none does.
    private let firstWords: [UInt32]
    private var candidates: [Candidate] = []

    /// Every word and phrase that has a sense, in order of its first word.
    ///
    /// - Complexity: O(words × phrases that go on from them).
    static func candidates(_ lexicon: Lexicon, _ text: FoldedText) -> [Candidate] {
        var finder = CandidateFinder(lexicon, text)
        finder.candidates.reserveCapacity(finder.words.count * 2)
        for word in finder.words.indices { finder.begin(word) }
        return finder.candidates
    }

    private init(_ lexicon: Lexicon, _ text: FoldedText) {
        self.lexicon = lexicon
        bytes = text.bytes
        let words = WordFinder(lexicon: lexicon, text: text).occurrences()
        var first = Array(repeating: UInt32(words.count), count: text.count + 1)
        for index in words.indices.reversed() { first[words[index].start] = UInt32(index) }
        self.words = words
        firstWords = first
    }

    private mutating func begin(_ index: Int) {
        let word = words[index]
        append(lexicon.unitSenses, word.unit, word.start, word.end)
        for place in lexicon.phrases.firstPlaces(word.unit) {
            goOn(from: Int(lexicon.phrases.edge(place).target), start: word.start, end: word.end)
        }
    }

    private mutating func append(_ senses: FlatLists, _ list: Int, _ start: Int, _ end: Int) {
        for place in senses.range(list) {
            candidates.append(Candidate(start: start, end: end, sense: lexicon.senses[Int(senses.items[place])]))
        }
    }

    /// Follows the phrase through every word that may come next. Phrases are a dozen words at most, so the
    /// recursion is no deeper.
    private mutating func goOn(from state: Int, start: Int, end: Int) {
        append(lexicon.phrases.senses, state, start, end)
        guard lexicon.phrases.hasEdges(state) else { return }
        var next = end
        while next < bytes.count, Blank.contains(bytes[next]) { next += 1 }
        if next > end { follow(state, start: start, next: next, isAdjacent: false) }
        follow(state, start: start, next: end, isAdjacent: true)
    }

    private mutating func follow(_ state: Int, start: Int, next: Int, isAdjacent: Bool) {
        var index = Int(firstWords[next])
        while index < words.count, words[index].start == next {
            let word = words[index]
            for place in lexicon.phrases.places(state, UInt32(word.unit)) {
                let edge = lexicon.phrases.edge(place)
                if edge.isAdjacent == isAdjacent { goOn(from: Int(edge.target), start: start, end: word.end) }
            }
            index += 1
        }
    }
}
