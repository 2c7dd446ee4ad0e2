public import Products

extension JSONWriter {
    /// A record whole, as one object that `RecordDecoder` reads back to the same record but for its place.
    public mutating func record(_ record: ProductRecord) {
        object { json in
            json.member("id", record.id)
            json.member("gtin", record.barcode?.text)
            json.member("brand", record.brand)
            json.member("market", record.market)
            json.member("context", record.context)
            json.list("inherited", record.inherited) { $0.value($1) }
            if record.isNonFood {
                json.name("non_food")
                json.value(true)
            }
            json.list("passages", record.passages) { $0.passage($1) }
            json.list("categories", record.categories) { $0.value("\($1.scheme)=\($1.code)") }
            json.list("claim_codes", record.claimCodes) { $0.value($1) }
            json.list("allergens", record.allergens) { json, allergen in
                json.object { json in
                    json.member("code", allergen.code)
                    json.member("level", allergen.level)
                }
            }
            json.list("faults", record.faults) { json, fault in
                json.object { json in
                    json.member("kind", fault.kind.rawValue)
                    json.member("message", fault.message)
                }
            }
        }
    }

    private mutating func passage(_ passage: Passage) {
        object { json in
            json.member("role", passage.role.rawValue)
            json.member("language", passage.language)
            if let index = passage.index {
                json.name("index")
                json.value(index)
            }
            json.list("emphasis", passage.emphasis.flatMap { [$0.lowerBound, $0.upperBound] }) { $0.value($1) }
            json.member("text", passage.text)
        }
    }

    private mutating func member(_ name: StaticString, _ text: String?) {
        guard let text else { return }
        self.name(name)
        value(text)
    }

    private mutating func list<Element>(
        _ name: StaticString, _ elements: [Element], _ write: (inout JSONWriter, Element) -> Void
    ) {
        if elements.isEmpty { return }
        self.name(name)
        array { json in for element in elements { write(&json, element) } }
    }
}
