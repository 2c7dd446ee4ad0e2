import ICU
import Products

/// A record that is filled field by field, as shop feeds and tables have them. Empty fields are none.
struct RecordFields {
    var record: ProductRecord
    let text: FragmentReader

    init(_ record: ProductRecord, _ text: FragmentReader) {
        self.record = record
        self.text = text
    }

    mutating func addName(_ name: String) {
        let name = text.plain(name)
        if !name.isEmpty { add(Passage(role: .name, text: name)) }
    }

    mutating func addNumber(_ number: String) {
        if let number = number.nonEmpty { record.barcode = record.barcode ?? Barcode(number) }
    }

    /// A category in words or as a code of the scheme: digits alone are a code.
    mutating func addCategory(_ category: String, scheme: String) {
        guard let category = text.plain(category).nonEmpty else { return }
        if category.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            record.categories.append(CategoryCode(scheme: scheme, code: category))
        } else {
            let code = CategoryCode(scheme: "text", code: category)
            record.categories.append(code)
            add(Passage(role: .category, text: code.words))
        }
    }

    mutating func addLegalName(_ name: String) {
        if let name = text.plain(name).nonEmpty { add(Passage(role: .legalName, text: name)) }
    }

    /// A tag of Open Food Facts, whose words are in the language in front of it.
    mutating func addTag(_ tag: String) {
        let category = CategoryCode(tag)
        record.categories.append(category)
        add(Passage(role: .category, text: category.words, language: String(tag.prefix { $0 != ":" })))
    }

    /// A text as printed, with whatever marks it has.
    mutating func addRaw(_ role: Passage.Role, _ content: String, language: String?) {
        if content.hasOpenComment { record.noteOpenComment() }
        if let content = content.nonEmpty { add(Passage(role: role, text: content, language: language?.nonEmpty)) }
    }

    /// A field that is a list or a declaration by its name; markup and its escapes are undone.
    mutating func addText(_ role: Passage.Role, _ content: String, language: String? = nil) {
        if content.hasOpenComment { record.noteOpenComment() }
        guard let plain = text.plain(content).nonEmpty else { return }
        add(Passage(role: role, text: plain, language: language))
    }

    /// A field whose name is data: it counts where the name is a heading of the lexicon.
    mutating func addAttribute(_ name: String, _ value: String, language: String? = nil) {
        do throws(ICUError) {
            guard let role = try text.role(ofHeading: name), let plain = text.plain(value).nonEmpty else { return }
            // The name of a declaration says what the names behind it mean.
            add(
                Passage(
                    role: role, text: role == .statement ? "\(FragmentReader.heading(name)): \(plain)" : plain,
                    language: language))
        } catch {
            fail(error)
        }
    }

    /// What a description announces as a list.
    mutating func addLists(in html: String, language: String? = nil) {
        if html.isEmpty { return }
        if html.hasOpenComment { record.noteOpenComment() }
        do throws(ICUError) {
            for var passage in try text.lists(in: html) {
                passage.language = passage.language ?? language
                add(passage)
            }
        } catch {
            fail(error)
        }
    }

    private mutating func fail(_ error: ICUError) {
        record.faults.append(RecordFault(kind: .damaged, message: "\(error)"))
    }

    /// The same text twice is one text.
    private mutating func add(_ passage: Passage) {
        if record.passages.contains(where: { $0.role == passage.role && $0.text == passage.text }) { return }
        if passage.text.utf8.count > XMLLimits.field {
            record.faults.append(RecordFault(kind: .tooLong, message: "a field is longer than 1 MiB"))
        } else {
            record.passages.append(passage)
        }
    }

    /// The record, its lists and declarations told apart by their place.
    func finished() -> ProductRecord {
        var record = record
        for role in [Passage.Role.ingredients, .statement] {
            let own = record.passages.indices.filter { record.passages[$0].role == role }
            guard own.count > 1 else { continue }
            for (place, index) in own.enumerated() { record.passages[index].index = place }
        }
        return record
    }
}

extension ProductRecord {
    /// Marks the record: a comment that never ends may hide the rest of a text (feeds-and-barcodes 2.1).
    mutating func noteOpenComment() {
        let fault = RecordFault(kind: .damaged, message: "a comment without its end in a text")
        if !faults.contains(fault) { faults.append(fault) }
    }
}

extension String {
    /// True where a comment begins in the text, escaped or not, and does not end in it.
    ///
    /// - Complexity: one pass over the bytes of a text without `!--`, which is nearly every text.
    var hasOpenComment: Bool {
        guard hasCommentMark else { return false }
        return ["<!--", "&lt;!--"].contains { start in
            guard contains(start) else { return false }
            return split(separator: start, omittingEmptySubsequences: false).dropFirst().contains { !$0.contains("--") }
        }
    }

    private var hasCommentMark: Bool {
        var hyphens = 0
        for byte in utf8 {
            if byte == 0x2D, hyphens > 0 {
                hyphens += 1
                if hyphens == 3 { return true }
            } else {
                hyphens = byte == 0x21 ? 1 : 0
            }
        }
        return false
    }

    /// Without blanks around it; nil where nothing is left.
    var nonEmpty: String? {
        let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        guard let first = unicodeScalars.firstIndex(where: { !isBlank($0) }),
            let last = unicodeScalars.lastIndex(where: { !isBlank($0) })
        else { return nil }
        return String(unicodeScalars[first...last])
    }
}
