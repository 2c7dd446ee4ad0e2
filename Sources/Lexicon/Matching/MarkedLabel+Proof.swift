public import LabelText

extension MarkedLabel {
    /// Why the lexicon does not keep the promise of this line, or nil where it does.
    ///
    /// Every mark must be touched by a term, and every term that is milk must touch a mark.
    /// - Complexity: that of matching the line.
    /// - Throws: an ICU error.
    public func failure(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> String? {
        let folded = try folder.fold(text)
        let tag = matcher.lexicon.language(language).tag
        let matches = matcher.match(folded, TokenRun(folded), declared: tag == "mul" ? nil : tag)
        let found = matches.terms.map { ($0, folded.originalRange($0.range)) }
        for mark in marks where !found.contains(where: { $0.1.overlaps(mark) }) {
            return "\"\(slice(mark))\" is not found"
        }
        for (term, range) in found where !marks.contains(where: { $0.overlaps(range) }) {
            if matcher.lexicon.concept(term.concept).treatment.isMilk {
                return "\"\(slice(range))\" is taken for \(matcher.lexicon.concept(term.concept).name)"
            }
        }
        return nil
    }

    /// Groups of the concepts found at the marks, for the coverage matrix.
    public func groups(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> Set<String> {
        let folded = try folder.fold(text)
        let matches = matcher.match(folded, TokenRun(folded), declared: matcher.lexicon.language(language).tag)
        return Set(matches.terms.map { matcher.lexicon.concept($0.concept).group })
    }

    private func slice(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
}
