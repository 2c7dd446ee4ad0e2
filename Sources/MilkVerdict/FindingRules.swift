import LabelReading
import LabelText
import Lexicon
import Products

/// What an auditor should hear of besides the verdict.
struct FindingRules {
    let record: ProductRecord
    let facts: LabelFacts
    let codes: MilkCodes
    let ambiguity: AmbiguityRule
    let verdict: Verdict
    let precaution: Precaution
    let rules: Rulebook

    /// - Complexity: linear in what was found.
    func findings() -> [Finding] {
        var seen: Set<String> = []
        let pack = PackFindings(facts: facts, market: ambiguity.market).findings()
        return (barcodeFindings() + claimFindings() + codeFindings() + textFindings() + inherited() + pack).filter {
            seen.insert("\($0.rule.rawValue) \($0.about)").inserted
        }
    }

    private var isPresent: Bool { verdict == .containsNativeMilk || verdict == .bakedMilkOnly }

    // MARK: claims

    private func claimFindings() -> [Finding] {
        var findings: [Finding] = []
        for claim in claims {
            if contradicts(claim) {
                findings.append(
                    Finding(
                        .claimContradicted, about: claim.rawValue,
                        message: "\(claim.rawValue) is claimed, but the label shows \(firstMilk)"))
            } else if precaution == .mayContain, claim == .claimMilkFree || claim == .claimDairyFree {
                findings.append(
                    Finding(
                        .claimBesidePrecaution, about: claim.rawValue,
                        message: "\(claim.rawValue) is claimed beside a warning that milk may be there"))
            }
        }
        return findings
    }

    /// Claims on the pack and in codes, each once.
    private var claims: [StatementKind] {
        var claims = facts.readings.flatMap { $0.matches.cues.map(\.kind) }.filter { $0.isClaim && $0 != .kosherPareve }
        claims += codes.claims
        if codes.claimsAbsence { claims.append(.claimMilkFree) }
        var seen: Set<StatementKind> = []
        return claims.filter { seen.insert($0).inserted }
    }

    private func contradicts(_ claim: StatementKind) -> Bool {
        guard isPresent else { return false }
        if claim == .claimLactoseFree { return facts.present.contains { $0.concept.name == "lactose" } }
        return true
    }

    private var firstMilk: String {
        guard let word = facts.present.first else {
            return codes.evidence.first.map { "\($0.code) \($0.level)" } ?? "milk"
        }
        return "\"\(facts.slice(word))\""
    }

    // MARK: codes

    private func codeFindings() -> [Finding] {
        var findings: [Finding] = []
        if codes.contains, facts.present.isEmpty, !facts.lists.isEmpty {
            findings.append(
                Finding(.codeNotInList, about: "contains", message: "the codes say milk, the text does not show it"))
        }
        if !codes.contains, !facts.present.isEmpty, !record.allergens.isEmpty {
            findings.append(
                Finding(
                    .listNotInCodes, about: facts.present[0].concept.name,
                    message: "the label shows \(firstMilk), the codes do not say milk"))
        }
        for fault in record.faults {
            let rule: Finding.Rule? =
                switch fault.kind {
                case .levelWithoutType: .levelWithoutType
                case .dataNotProvided: .dataNotProvided
                default: nil
                }
            if let rule { findings.append(Finding(rule, about: fault.message, message: fault.message)) }
        }
        return findings
    }

    // MARK: texts

    private func textFindings() -> [Finding] {
        var findings: [Finding] = []
        if !isPresent, let word = facts.named.first {
            findings.append(
                Finding(
                    .nameSuggestsMilk, about: word.concept.name,
                    message: "the name says \"\(facts.slice(word))\", the label shows no milk"))
        }
        for doubt in facts.lists.flatMap(\.doubts) where doubt.isAboutTheList {
            findings.append(
                Finding(
                    .unreadableList, about: doubt.kind.rawValue,
                    message: "the list cannot be relied on: \(doubt.kind.rawValue)"))
        }
        for word in ambiguity.deciding {
            findings.append(
                Finding(
                    .ambiguousIngredient, about: word.concept.name,
                    message: "\"\(facts.slice(word))\" may be made with milk and says nothing of it"))
        }
        if let word = facts.prepared.first {
            findings.append(
                Finding(
                    .preparationNamesMilk, about: word.concept.name,
                    message: "the preparation text names \"\(facts.slice(word))\""))
        }
        return findings
    }

    private func inherited() -> [Finding] {
        record.inherited.map {
            Finding(.inheritedLabel, about: $0, message: "the label is that of the item inside, \($0)")
        }
    }

    // MARK: barcodes

    private func barcodeFindings() -> [Finding] {
        if record.isNonFood {
            return [Finding(.notAFood, about: "category", message: "the product data say that this is not a food")]
        }
        guard let barcode = record.barcode else { return [] }
        guard let gtin = barcode.gtin else {
            return [Finding(.invalidBarcode, about: barcode.text, message: "\"\(barcode.text)\" is no valid barcode")]
        }
        switch gtin.use {
        case .item: return []
        case .restrictedCirculation:
            return [
                Finding(
                    .restrictedBarcode, about: gtin.gtin14,
                    message: "\(gtin) is numbered by the retailer and means nothing elsewhere")
            ]
        case .coupon, .periodical, .book, .music, .refundReceipt:
            return [Finding(.notAFood, about: gtin.gtin14, message: "\(gtin) is the number of a \(gtin.use.rawValue)")]
        }
    }
}
