extension MarkedLabel {
    /// - Complexity: linear.
    /// - Throws: `LexiconError` for bytes that are not UTF-8, unbalanced marks, a hit without a mark and a
    ///   miss with one.
    static func read(
        _ bytes: [UInt8], file: String, language: LanguageID, isHit: Bool
    ) throws(LexiconError)
        -> [MarkedLabel]
    {
        guard let content = String(validating: bytes, as: UTF8.self) else {
            throw LexiconError(file: file, message: "not valid UTF-8")
        }
        var labels: [MarkedLabel] = []
        for (number, line) in content.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let (text, marks) = unmarked(line) else {
                throw LexiconError(file: file, line: number + 1, message: "« and » do not pair")
            }
            guard marks.isEmpty != isHit else {
                throw LexiconError(
                    file: file, line: number + 1, message: isHit ? "a hit without «mark»" : "a miss with a mark")
            }
            labels.append(
                MarkedLabel(language: language, text: text, marks: marks, file: file, line: number + 1, isHit: isHit))
        }
        return labels
    }

    private static func unmarked(_ line: Substring) -> (String, [Range<Int>])? {
        var text = ""
        var marks: [Range<Int>] = []
        var start: Int?
        for character in line {
            switch (character, start) {
            case ("«", nil): start = text.utf8.count
            case ("»", let from?):
                guard from < text.utf8.count else { return nil }
                marks.append(from..<text.utf8.count)
                start = nil
            case ("«", _), ("»", _): return nil
            default: text.append(character)
            }
        }
        return start == nil ? (text, marks) : nil
    }
}
