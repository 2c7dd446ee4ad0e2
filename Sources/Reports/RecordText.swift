public import Products

extension AnswerText {
    /// A record field by field, as a reader made it: what `feed check` shows.
    public mutating func record(_ record: ProductRecord) {
        line("record \(record.position.record) at line \(record.position.line), byte \(record.position.byteOffset)")
        let fields = [
            ("id", record.id), ("gtin", record.barcode?.text), ("brand", record.brand), ("market", record.market),
            ("context", record.context),
        ]
        for (name, text) in fields { if let text { line("  \(name): \(text)") } }
        for code in record.categories { line("  category: \(code.scheme)=\(code.code)") }
        for passage in record.passages {
            let language = passage.language.map { " (\($0))" } ?? ""
            line("  \(passage.role.rawValue)\(language): \(Self.oneLine(passage.text))")
        }
        for allergen in record.allergens { line("  allergen: \(allergen.code) \(allergen.level)") }
        for code in record.claimCodes { line("  claim: \(code)") }
        if record.isNonFood { line("  no food") }
        for gtin in record.inherited { line("  label of: \(gtin)") }
        for fault in record.faults { line("  fault: \(fault.kind.rawValue): \(fault.message)") }
    }

    private static func oneLine(_ text: String) -> String {
        String(text.map { $0.isNewline ? " " : $0 }.prefix(400))
    }
}
