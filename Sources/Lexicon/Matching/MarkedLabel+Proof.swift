public import LabelText

extension MarkedLabel {
    /// Why the lexicon does not keep the promise of this line, or nil where it does.
    ///
    /// Every mark must be touched by a term, and every term that is milk must touch a mark.
    /// - Complexity: that of matching the line.
    /// - Throws: an ICU error.
    public func failure(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> String? {
        let found = try terms(matcher, &folder)
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

    /// Groups of the concepts found at the marks: what a line of `hit.txt` proves.
    ///
    /// - Complexity: that of matching the line.
    /// - Throws: an ICU error.
    public func groups(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> Set<String> {
        let found = try terms(matcher, &folder).filter { term in marks.contains { $0.overlaps(term.1) } }
        return Set(found.map { matcher.lexicon.concept($0.0.concept).group })
    }

    /// Groups of the look-alikes of the line's language and of all languages: what a line of `miss.txt` proves.
    ///
    /// - Complexity: that of matching the line.
    /// - Throws: an ICU error.
    public func lookalikes(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> Set<String> {
        let own = LanguageSet([language, matcher.lexicon.sharedLanguage].compactMap(\.self))
        return Set(try matches(matcher, &folder).lookalikes.filter { $0.languages.intersects(own) }.map(\.group))
    }

    private func matches(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> LabelMatches {
        let folded = try folder.fold(text)
        let declared = language == matcher.lexicon.sharedLanguage ? nil : matcher.lexicon.language(language).tag
        return matcher.match(folded, TokenRun(folded), declared: declared)
    }

    /// The terms of the line with their places in its text.
    private func terms(_ matcher: TermMatcher, _ folder: inout TextFolder) throws -> [(TermMatch, Range<Int>)] {
        let found = try matches(matcher, &folder)
        return found.terms.map { ($0, found.text.originalRange($0.range)) }
    }

    private func slice(_ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
}
