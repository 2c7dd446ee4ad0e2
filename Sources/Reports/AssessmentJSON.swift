public import Feeds
public import MilkVerdict
import ProductIndex
public import Products

extension JSONWriter {
    /// The answer about a product, with the names of the machine contract (`docs/output.md`).
    ///
    /// - Parameters:
    ///   - id: JSON of the id as given, to be echoed; nil where there is none.
    ///   - lexicon: digest of the lexicon that judged.
    public mutating func assessment(_ a: Assessment, of record: ProductRecord, id: String?, lexicon: String) {
        object { json in
            json.name("id")
            json.raw(id ?? "null")
            json.name("gtin")
            json.value(record.gtin?.gtin14)
            json.body(a, product: record.gtin?.gtin14 ?? record.id ?? "")
            json.name("lexicon")
            json.value(lexicon)
            json.name("rules")
            json.value(Rulebook.version)
        }
    }

    private mutating func body(_ a: Assessment, product: String) {
        name("verdict")
        value(a.verdict.rawValue)
        name("precaution")
        value(a.precaution.rawValue)
        name("reasons")
        array { json in for reason in a.reasons { json.value(reason.rawValue) } }
        name("profile")
        value(a.profile)
        name("market")
        value(a.market.isEmpty ? nil : a.market)
        name("languages")
        array { json in for tag in a.languages { json.value(tag) } }
        facts(a.facts)
        evidence(a.evidence, codes: a.codes)
        findings(a.findings.map { StoredFinding($0, product: product) })
        doubts(a.doubts)
    }

    mutating func facts(_ facts: MilkFacts?) {
        name("facts")
        guard let facts else { return raw("null") }
        object { json in
            json.name("form")
            json.value(facts.form.rawValue)
            json.name("positions")
            json.array { json in for position in facts.positions { json.value(position) } }
            json.name("cheese")
            json.value(facts.hasCheese)
            json.name("casein")
            json.value(facts.hasCasein)
            json.name("grain")
            json.value(facts.grain.rawValue)
            json.name("species")
            json.array { json in for animal in facts.species { json.value(animal) } }
        }
    }

    mutating func findings(_ findings: [StoredFinding]) {
        name("findings")
        array { json in for finding in findings { json.finding(finding) } }
    }

    mutating func doubts(_ doubts: [Assessment.DoubtNote]) {
        name("doubts")
        array { json in for doubt in doubts { json.doubt(doubt) } }
    }

    mutating func evidence(_ evidence: [Evidence], codes: [CodeEvidence] = []) {
        name("evidence")
        array { json in
            for piece in evidence { json.evidence(piece) }
            for code in codes { json.code(code) }
        }
    }

    private mutating func evidence(_ e: Evidence) {
        object { json in
            json.name("field")
            json.value(e.field.fieldName)
            if let index = e.index {
                json.name("index")
                json.value(index)
            }
            json.name("start")
            json.value(e.start)
            json.name("end")
            json.value(e.end)
            json.name("text")
            json.value(e.text)
            json.name("concept")
            json.value(e.concept)
            json.name("language")
            json.value(e.language)
            json.name("role")
            json.value(e.role.rawValue)
            if let position = e.position {
                json.name("position")
                json.value(position)
            }
            json.name("path")
            json.array { json in for part in e.path { json.value(part) } }
            json.name("emphasised")
            json.value(e.isEmphasised)
        }
    }

    private mutating func code(_ code: CodeEvidence) {
        object { json in
            json.name("field")
            json.value("allergens")
            json.name("text")
            json.value("\(code.code) \(code.level)")
            json.name("concept")
            json.value(code.concept)
            json.name("role")
            json.value(Evidence.Role.code.rawValue)
        }
    }

    private mutating func finding(_ finding: StoredFinding) {
        object { json in
            json.name("rule")
            json.value(finding.rule)
            json.name("severity")
            json.value(finding.severity.rawValue)
            json.name("id")
            json.value(finding.id)
            json.name("message")
            json.value(finding.message)
        }
    }

    private mutating func doubt(_ doubt: Assessment.DoubtNote) {
        object { json in
            json.name("kind")
            json.value(doubt.kind)
            json.name("text")
            json.value(doubt.text)
        }
    }
}

extension Passage.Role {
    /// Name of the input field the text came from.
    public var fieldName: String {
        switch self {
        case .claim: "claims"
        case .legalName: "legal_name"
        case .ingredients, .statement, .name, .category: rawValue
        }
    }
}
