import Products

/// Private-label texts as one retailer keeps them for its printers: a file a product, its barcode in the file name
/// alone, every text by code and language (feeds-and-barcodes 2).
enum TextFrames: String, CaseIterable {
    case whole = "TextFramesXMLPF"
    case line = "TextFrameLinePF"
    case language = "LanguagePF"
    case content = "Content"
    case lineBreak = "br"
    case paragraph = "p"

    static let vocabulary = XMLVocabulary(
        elements: allCases.map {
            switch $0 {
            case .content: $0.rawValue + "="
            case .lineBreak, .paragraph: $0.rawValue + "/"
            default: $0.rawValue
            }
        }, attributes: ["code_champs", "language_name"])
}

extension XMLKind {
    static let textFrames = XMLKind(
        "text-frames", roots: ["TextFramesXMLPF"], records: ["TextFramesXMLPF"], TextFrames.vocabulary
    ) { events, record, text in
        var fields = RecordFields(record, text)
        let file = record.position.source.split(separator: "/").last.map(String.init) ?? ""
        fields.record.id = file
        if let gtin = TextFrames.gtin(in: file) { fields.addNumber(gtin) }
        var (code, language) = ("", "")
        for event in events {
            switch (TextFrames.allCases[event.element], event.kind) {
            case (.line, .start(let attributes)): code = attributes.first { $0.name == 0 }?.value ?? ""
            case (.language, .start(let attributes)): language = attributes.first { $0.name == 1 }?.value ?? ""
            case (.content, .end(let content)): TextFrames.add(content, code, language.lowercased(), to: &fields)
            default: break
            }
        }
        return RecordDraft(record: fields.finished())
    }
}

extension TextFrames {
    fileprivate static func add(_ content: String, _ code: String, _ language: String, to fields: inout RecordFields) {
        switch code {
        case "AL_INGREDIENT": fields.addRaw(.ingredients, content, language: language)
        case "AL_DENOLEGAL": fields.addRaw(.legalName, content, language: language)
        case "AL_DENOCOM": fields.addRaw(.name, content, language: language)
        default: break
        }
    }

    /// The first long number of a file name that is a barcode: `11734_9521234500018_text.xml`.
    fileprivate static func gtin(in file: String) -> String? {
        file.split { !("0"..."9").contains($0) }.map(String.init)
            .first { [13, 14].contains($0.utf8.count) && Barcode($0).gtin != nil }
    }
}
